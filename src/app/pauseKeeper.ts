import type { Intent, PauseReason, Session } from '../core/program/sessionState';
import { waitsForWord } from '../core/program/sessionState';
import type { TrackerStatus } from '../patient/tracker';

/** What is known of the view of the patient now. */
export interface Sight {
  readonly tracker: TrackerStatus;
  /** A part that the movement needs is outside the picture, and the coach sees nothing of use. */
  readonly outOfFrame: boolean;
  /** Whether losing sight may be a fall: the movement is done on one's feet. */
  readonly onFeet: boolean;
}

/** Out of sight for longer than this on one's feet may be a fall, seconds (clinical reference §6). */
const LOST_ON_FEET = 3;
/** A part has to be out of the picture for this long before the set waits, seconds. */
const OUT_OF_FRAME = 1.5;
/** All must be well for this long before the set goes on, seconds. */
const WELL_AGAIN = 0.5;

/** Decides when a set waits for the camera and when it goes on. */
export interface PauseKeeper {
  /** What to ask of the session at `time` (seconds), or null. */
  update(session: Session, sight: Sight, time: number): Intent | null;
}

export function createPauseKeeper(countdown: number | null): PauseKeeper {
  let lostSince: number | null = null;
  let outSince: number | null = null;
  let wellSince: number | null = null;

  const reasonNow = (sight: Sight, time: number): PauseReason | null => {
    const { tracker } = sight;
    if (tracker.kind === 'failed') return 'tracker-failed';
    if (tracker.kind !== 'running') return null;
    if (tracker.issue !== null) return tracker.issue;
    outSince = sight.outOfFrame ? (outSince ?? time) : null;
    return outSince !== null && time - outSince >= OUT_OF_FRAME ? 'out-of-frame' : null;
  };

  return {
    update(session, sight, time) {
      if (session.phase.kind !== 'do') {
        lostSince = outSince = wellSince = null;
        return null;
      }
      const { activity } = session.phase;
      const why = reasonNow(sight, time);
      const seen = sight.tracker.kind === 'running' && why === null;
      wellSince = seen ? (wellSince ?? time) : null;
      if (activity.kind === 'running') {
        lostSince = why === 'nobody' ? time : null;
        return why === null ? null : { kind: 'pause', why };
      }
      if (activity.kind !== 'paused' || waitsForWord(activity.why)) return null;
      if (activity.why !== 'nobody') lostSince = null;
      const lost = lostSince !== null && time - lostSince >= LOST_ON_FEET;
      if (lost && sight.onFeet && why === 'nobody')
        return { kind: 'pause', why: 'lost-while-standing' };
      if (why !== null && why !== activity.why) return { kind: 'pause', why };
      const well = wellSince !== null && time - wellSince >= WELL_AGAIN;
      return well ? { kind: 'resume', ...(countdown === null ? {} : { countdown }) } : null;
    },
  };
}
