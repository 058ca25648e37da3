import type { AngleName } from '../body/angleNames';
import type { Side } from '../body/skeleton';
import type { CompensationId } from './compensationIds';
import type { RepetitionTrial } from './trial';

/**
 * `absent`: nobody is seen. `settling`: the coach is still learning the start posture. `rest`: at the
 * start, ready. `moving`: on the path. `other`: something that is not this movement.
 */
export type CoachState = 'absent' | 'settling' | 'rest' | 'moving' | 'other';

/** What a coach would have to ask for before it can judge. */
export type CoachRequest =
  | 'turn-to-front'
  | 'turn-to-side'
  | 'show-whole-body'
  | 'step-back'
  | 'take-start-posture';

/** A joint of the driving movement against the model at the same phase. */
export interface AngleError {
  readonly angle: AngleName;
  /** Measured minus model, degrees. */
  error: number;
  /** One SD, degrees. */
  sigma: number;
  /** By the one rule. */
  shown: boolean;
  measurable: boolean;
}

/** A forbidden movement, live. */
export interface CompensationState {
  readonly id: CompensationId;
  readonly unit: 'degrees' | 'metres';
  readonly tolerance: number;
  /** Excursion beyond the person's own baseline. */
  size: number;
  sigma: number;
  /** By the one rule. */
  shown: boolean;
  measurable: boolean;
}

/** What `Coach.update` gives back: always the same object, filled in anew. */
export interface CoachResult {
  time: number;
  state: CoachState;
  /** The side found or told; null while it is not known yet. */
  side: Side | 'both' | null;
  /** 0–1 along the movement, with one SD. */
  phase: number;
  phaseSigma: number;
  /** Phases a second. */
  speed: number;
  /** How far the driving angle has gone between start and target, 0–1 (more if beyond). */
  progress: number;
  readonly errors: readonly AngleError[];
  readonly compensations: readonly CompensationState[];
  /** What to do with the breath at this phase: `in`, `out`, or `free` at rest. */
  breath: 'in' | 'out' | 'free';
  /** Non-null in exactly one frame: that in which a repetition was recognised as ended. */
  trial: RepetitionTrial | null;
  /** Why the last attempt did not count, in the frame in which it ended. */
  rejected: 'too-small' | 'not-this-movement' | 'not-seen' | null;
  request: CoachRequest | null;
}
