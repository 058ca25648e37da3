import type { MovementTracker } from './tracker';

/** Whether somebody has stood at the start, so that a repetition may begin. */
export interface Readiness {
  /** For some side. */
  any: boolean;
  /** Whether somebody is at the start now. */
  resting: boolean;
  /** Whether the start posture of the side with this index was taken. */
  of(side: number): boolean;
  update(tracker: MovementTracker, elapsed: number, attempting: boolean): void;
  /** After something else: forgets the sides whose start posture is not taken now. */
  doubt(tracker: MovementTracker): void;
  lose(): void;
}

/** Seconds at rest after which a repetition may begin. */
const READY_AFTER = 0.12;
/** Share of the way up to which somebody may still be at the start. */
const HARDLY_GONE = 0.12;
/** Start postures that fit worse than this, in units of what something else costs, belong to another movement. */
const MOST_START_MISFIT = 0.4;

/** At rest, or so little on the way that a posture not yet known explains it. */
const isNearStart = (tracker: MovementTracker): boolean =>
  tracker.seen && (tracker.rest > 0.5 || (tracker.progress < HARDLY_GONE && tracker.other < 0.3));

export function createReadiness(sides: number): Readiness {
  const rested = new Float64Array(sides);
  const readiness: Readiness = {
    any: false,
    resting: false,
    of: (side) => rested[side]! >= READY_AFTER,
    update(tracker, elapsed, attempting) {
      readiness.resting = false;
      if (tracker.other > 0.9 && !attempting) {
        readiness.lose();
        return;
      }
      if (!isNearStart(tracker)) return;
      readiness.resting = true;
      readiness.any = false;
      for (let side = 0; side < sides; side++) {
        const fits = tracker.startMisfits[side]! < MOST_START_MISFIT;
        rested[side] = fits ? rested[side]! + elapsed : Math.max(0, rested[side]! - elapsed);
        // More than a second of credit would outlast a change of posture.
        if (rested[side]! > 1) rested[side] = 1;
        if (readiness.of(side)) readiness.any = true;
      }
    },
    doubt(tracker) {
      readiness.any = false;
      for (let side = 0; side < sides; side++) {
        if (tracker.startMisfits[side]! >= MOST_START_MISFIT) rested[side] = 0;
        if (readiness.of(side)) readiness.any = true;
      }
    },
    lose() {
      readiness.any = false;
      rested.fill(0);
    },
  };
  return readiness;
}
