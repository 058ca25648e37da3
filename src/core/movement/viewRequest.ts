import type { CoachRequest } from './coachResult';
import type { Pattern, PatternView } from './pattern';

/** Which way a camera sees the person; `null` from behind or above. */
export function viewOf(view: ArrayLike<number>): PatternView | null {
  if (Math.abs(view[1]!) > 0.8) return null;
  const yaw = Math.abs(Math.atan2(view[0]!, view[2]!)) * (180 / Math.PI);
  if (yaw <= 30) return 'front';
  if (yaw >= 60 && yaw <= 120) return 'side';
  return yaw < 60 ? 'oblique' : null;
}

/** Watches whether the person stands so that the movement can be judged. */
export interface ViewRequest {
  /**
   * `view`: direction to the sensor in the heading frame; `seen`: whether the moving parts are; `visibility`: by how many
   * nats the model's far end differs from its start in this view.
   */
  update(
    view: ArrayLike<number>,
    seen: boolean,
    visibility: number,
    headingSigma: number,
    elapsed: number,
  ): 'turn-to-front' | 'turn-to-side' | 'show-whole-body' | null;
}

/** Seconds a bad view has to last before anything is asked for. */
const PATIENCE = 1.5;
/** Half a range shows a quarter of it, which must still be seen over the noise (see `LEAST_GAIN`). */
const LEAST_VISIBILITY = 4;
const MOST_HEADING_SIGMA = 0.35;

const TURN: Record<PatternView, Extract<CoachRequest, `turn-${string}`> | null> = {
  front: 'turn-to-front',
  side: 'turn-to-side',
  oblique: 'turn-to-front',
};

/** An oblique view serves any pattern somewhat; the one across it does not. */
const serves = (pattern: Pattern, view: PatternView | null): boolean =>
  view !== null && (view === 'oblique' || pattern.views.includes(view));

export function createViewRequest(pattern: Pattern): ViewRequest {
  /** Seconds, kept in an object: numbers that a closure keeps are allocated anew at each change. */
  const s = { hidden: 0.5, wrong: 0.5 };
  s.hidden = s.wrong = 0;
  return {
    update(view, seen, visibility, headingSigma, elapsed) {
      s.hidden = seen ? 0 : s.hidden + elapsed;
      const known = headingSigma < MOST_HEADING_SIGMA;
      if (known)
        s.wrong =
          serves(pattern, viewOf(view)) && visibility > LEAST_VISIBILITY ? 0 : s.wrong + elapsed;
      if (s.hidden > PATIENCE) return 'show-whole-body';
      return s.wrong > PATIENCE && viewOf(view) !== pattern.views[0]
        ? (TURN[pattern.views[0]!] as 'turn-to-front' | 'turn-to-side')
        : null;
    },
  };
}
