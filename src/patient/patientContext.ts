import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Pattern } from '../core/movement/pattern';
import { type DataWords, wordsFor } from '../cues/strings/wordsFor';
import type { Exercise } from './exercise';
import type { PatientState, PatientStore } from './patientStore';

/** What an address may ask for. */
export interface PatientOptions {
  /** Movement that is chosen already. */
  readonly pattern: string | null;
  /** Lets the coach find out which side moves instead of asking. */
  readonly findSide: boolean;
  /** The camera check opens with the choice of a video. */
  readonly file: boolean;
  /** Seconds counted down before a set; null for the session's own. */
  readonly countdown: number | null;
  /** Repetitions a set; null for the usual number. */
  readonly dose: number | null;
  /** How richly the figures are drawn; null for as richly as the machine can. */
  readonly detail: 'full' | 'lean' | 'bare' | null;
}

export interface PatientServices {
  readonly store: PatientStore;
  readonly exercise: Exercise;
  readonly patterns: readonly Pattern[];
  readonly options: PatientOptions;
  /** Remembers small things on this device; may be full or forbidden, then it forgets. */
  readonly memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

export const PatientContext = createContext<PatientServices | null>(null);

export function usePatient(): PatientServices {
  const services = useContext(PatientContext);
  if (services === null) throw new Error('a patient page outside of PatientContext');
  return services;
}

export function usePatientState<Part>(select: (state: PatientState) => Part): Part {
  return useStore(usePatient().store, select);
}

/** The movement that was chosen; only for pages that come after the choice. */
export function useChosenPattern(): Pattern {
  const { patterns } = usePatient();
  const id = usePatientState((state) => state.session.choice?.pattern);
  const pattern = patterns.find((candidate) => candidate.id === id);
  if (pattern === undefined) throw new Error(`no movement called ${id}`);
  return pattern;
}

export function useDataWords(): DataWords {
  const { t, i18n } = useTranslation();
  return wordsFor(i18n, t);
}
