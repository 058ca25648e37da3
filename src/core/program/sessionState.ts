import type { Side } from '../body/skeleton';
import type { Seconds } from '../body/units';
import type { RepetitionTrial } from '../movement/trial';
import type { NotTodayReason, Precaution } from './precautions';
import type { Symptoms, WarningSign } from './stopRules';

/** Repetitions in a set where no plan says otherwise (clinical reference §2: 8–12). */
export const DEFAULT_DOSE = 8;
/** Rest between two sets, seconds (clinical reference §2: 60–120). */
export const REST_SECONDS = 60;
/** How long today's answers hold before they are asked again, seconds (ours). */
export const CLEARANCE_SECONDS = 2 * 3600;
/** Seconds counted down before a set, and before it goes on after a pause. */
export const COUNTDOWN_SECONDS = 3;

export type SetSide = Side | 'both';

/** What is to be done: one movement, one set for each entry of `sides`. */
export interface Choice {
  readonly pattern: string;
  readonly sides: readonly SetSide[];
  /** Repetitions a set. */
  readonly dose: number;
}

export interface SetRecord {
  readonly side: SetSide;
  readonly trials: readonly RepetitionTrial[];
  /** Repetitions the person counted for themselves, where no camera did. */
  readonly selfCounted: number;
}

/**
 * Why a set waits. `asked` and `lost-while-standing` (more than 3 s out of sight in a standing
 * movement, clinical reference §6: it may have been a fall) wait for the person; the others end by
 * themselves as soon as the person is seen again.
 */
export type PauseReason =
  | 'asked'
  | 'lost-while-standing'
  | 'nobody'
  | 'second-person'
  | 'out-of-frame'
  | 'black-picture'
  | 'tracker-failed';

export type DoActivity =
  | { readonly kind: 'countdown'; readonly until: Seconds }
  | { readonly kind: 'running' }
  | { readonly kind: 'paused'; readonly why: PauseReason }
  | { readonly kind: 'resting'; readonly until: Seconds };

/** Why no exercise is offered; `items` are the answers that say so. */
export type Block =
  | { readonly why: 'precaution'; readonly items: readonly Precaution[] }
  | { readonly why: 'not-today'; readonly items: readonly NotTodayReason[] }
  | { readonly why: 'symptoms-too-high' };

export type ActivePhase =
  | { readonly kind: 'choose' }
  | { readonly kind: 'before' }
  | { readonly kind: 'blocked'; readonly block: Block }
  | { readonly kind: 'camera' }
  | { readonly kind: 'watch' }
  | { readonly kind: 'do'; readonly activity: DoActivity }
  | { readonly kind: 'summary' };

/** `from`: where to go on if the person was only tired. */
export type Phase = ActivePhase | { readonly kind: 'stopped'; readonly from: ActivePhase };

export interface Session {
  readonly phase: Phase;
  readonly choice: Choice | null;
  /** When the precaution screen, today's questions and the symptoms were all passed; null before. */
  readonly clearedAt: Seconds | null;
  readonly symptomsBefore: Symptoms | null;
  readonly symptomsAfter: Symptoms | null;
  /** The warning sign that ended exercise for this session; nothing takes it back. */
  readonly endedBy: WarningSign | null;
  /** One record a set that was begun, in order; the last is the current one. */
  readonly sets: readonly SetRecord[];
}

/** What may be asked of a session. Times are seconds on the page's monotonic clock. */
export type Intent =
  | { readonly kind: 'choose'; readonly choice: Choice }
  | {
      readonly kind: 'answer';
      readonly precautions: readonly Precaution[];
      readonly notToday: readonly NotTodayReason[];
      readonly symptoms: Symptoms;
    }
  | { readonly kind: 'watch' }
  | { readonly kind: 'back' }
  /** Begins the first set, after this many seconds. */
  | { readonly kind: 'start'; readonly countdown?: number }
  | { readonly kind: 'tick' }
  | { readonly kind: 'repetition'; readonly trial: RepetitionTrial }
  | { readonly kind: 'count-one' }
  | { readonly kind: 'pause'; readonly why: PauseReason }
  | { readonly kind: 'resume'; readonly countdown?: number }
  | { readonly kind: 'skip-rest' }
  | { readonly kind: 'finish' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'report'; readonly sign: WarningSign }
  | { readonly kind: 'symptoms-after'; readonly symptoms: Symptoms }
  /** Same movement once more, from the countdown. */
  | { readonly kind: 'again'; readonly countdown?: number }
  /** Back to the choice of movements; today's answers hold. */
  | { readonly kind: 'choose-another' };

export const createSession = (): Session => ({
  phase: { kind: 'choose' },
  choice: null,
  clearedAt: null,
  symptomsBefore: null,
  symptomsAfter: null,
  endedBy: null,
  sets: [],
});

/** Whether a pause waits for the person's own word, whatever the camera sees meanwhile. */
export const waitsForWord = (why: PauseReason): boolean =>
  why === 'asked' || why === 'lost-while-standing';

/** Repetitions of a set, whoever counted them. */
export const countOf = (set: SetRecord): number => set.trials.length + set.selfCounted;

/** Whether the person is exercising now, or in a set that waits. */
export const isExercising = (session: Session): boolean => session.phase.kind === 'do';
