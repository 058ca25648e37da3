import type { Side } from '../body/skeleton';
import type { Seconds } from '../body/units';
import type { CompensationId } from './compensationIds';
import type { Measurement } from './measurement';

export const QUALITY_COMPONENTS = [
  'range',
  'path',
  'tempo',
  'smoothness',
  'symmetry',
  'compensation',
] as const;
export type QualityComponent = (typeof QUALITY_COMPONENTS)[number];

/** One part of a repetition's quality: the score it earns and the thing measured behind it. */
export interface ComponentScore {
  /** 0–100, or null where it cannot be measured (it then carries no weight). */
  readonly score: number | null;
  readonly sigma: number;
  /** What was measured, in its own unit (°, s, …). */
  readonly measurement: Measurement;
  /** Key of the sentence that explains it, below `quality.` in the strings. */
  readonly sentence: string;
  /** Values the sentence needs. */
  readonly values: Readonly<Record<string, number | string>>;
}

export interface CompensationFound {
  readonly id: CompensationId;
  /** Largest excursion beyond the person's own baseline, in `unit`. */
  readonly size: number;
  readonly sigma: number;
  readonly unit: 'degrees' | 'metres';
  /** Phase 0–1 at which it was largest. */
  readonly phase: number;
}

/** One counted repetition. Times are capture times. */
export interface RepetitionTrial {
  readonly kind: 'repetition';
  readonly pattern: string;
  readonly side: Side | 'both';
  readonly start: Seconds;
  readonly peak: Seconds;
  readonly end: Seconds;
  /** 0–100, or null where too little of it can be measured. */
  readonly quality: number | null;
  readonly qualitySigma: number;
  readonly components: Readonly<Record<QualityComponent, ComponentScore>>;
  readonly compensations: readonly CompensationFound[];
}

/** Everything a gate, a plan, a trend or a report may read. */
export type Trial = RepetitionTrial;
