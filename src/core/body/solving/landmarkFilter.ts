import { LANDMARK_COUNT, LANDMARK_STRIDE, type LandmarkObservation } from '../observation';

/** Landmarks of a lower visibility were invented by the tracker (it says .02–.04 out of the frame). */
const INVENTED = 0.1;
/** Outside the picture by more than this share of it, a landmark is an invention whatever is said of it. */
const MARGIN = 0.02;
/** Of a landmark that was not seen for longer, the past means nothing. */
const FORGET_SECONDS = 0.3;

/**
 * One-Euro filter (Casiez 2012) in picture heights: 3 Hz at rest, 6 Hz more at half a picture height a second, so that the lag
 * of what moves stays under one frame at 15 Hz and two at 30.
 */
const MIN_CUTOFF = 3;
const BETA = 14;
const SPEED_CUTOFF = 2;
/** Depth hints jump more and are wanted for signs alone. */
const HINT_CUTOFF = 1.5;

const gain = (cutoff: number, elapsed: number): number => {
  const r = 2 * Math.PI * cutoff * elapsed;
  return r / (1 + r);
};

/** Landmarks as the solver wants them: square units, centred, smoothed, gated. */
export interface SeenLandmarks {
  /** x to the right and y up from the middle of the picture, picture heights. */
  readonly xy: Float64Array;
  /** One SD of each coordinate, picture heights; Infinity where a landmark was not seen. */
  readonly sigma: Float64Array;
  /** Depth towards the camera, metres from the middle of the hips as the tracker guesses them. */
  readonly hint: Float64Array;
  readonly speed: Float64Array;
  readonly unseenFor: Float64Array;
}

export const createSeenLandmarks = (): SeenLandmarks => ({
  xy: new Float64Array(LANDMARK_COUNT * 2),
  sigma: new Float64Array(LANDMARK_COUNT).fill(Number.POSITIVE_INFINITY),
  hint: new Float64Array(LANDMARK_COUNT),
  speed: new Float64Array(LANDMARK_COUNT * 2),
  unseenFor: new Float64Array(LANDMARK_COUNT).fill(Number.POSITIVE_INFINITY),
});

export function forgetLandmarks(seen: SeenLandmarks): void {
  seen.sigma.fill(Number.POSITIVE_INFINITY);
  seen.unseenFor.fill(Number.POSITIVE_INFINITY);
}

export const isSeen = (seen: SeenLandmarks, landmark: number): boolean =>
  seen.sigma[landmark]! < Number.POSITIVE_INFINITY;

/** Takes in an observation `elapsed` seconds after the last one. */
export function updateSeenLandmarks(
  seen: SeenLandmarks,
  observation: LandmarkObservation,
  elapsed: number,
): void {
  const { image, world, aspect, imageSigma } = observation;
  for (let landmark = 0; landmark < LANDMARK_COUNT; landmark++) {
    const from = landmark * LANDMARK_STRIDE;
    const u = image[from]!;
    const v = image[from + 1]!;
    const visibility = image[from + 3]!;
    // Written so that NaN fails it.
    const inside = u > -MARGIN && u < 1 + MARGIN && v > -MARGIN && v < 1 + MARGIN;
    if (!inside || !(visibility >= INVENTED)) {
      seen.sigma[landmark] = Number.POSITIVE_INFINITY;
      seen.unseenFor[landmark]! += elapsed;
      continue;
    }
    const fresh = seen.unseenFor[landmark]! > FORGET_SECONDS;
    seen.unseenFor[landmark] = 0;
    // A hidden limb is placed by guess: up to four times the error.
    seen.sigma[landmark] = imageSigma / Math.max(0.25, Math.min(1, 1.3 * visibility));
    smooth(seen, landmark * 2, (u - 0.5) * aspect, elapsed, fresh);
    smooth(seen, landmark * 2 + 1, 0.5 - v, elapsed, fresh);
    const depth = -world[from + 2]!;
    if (Math.abs(depth) < 3) {
      seen.hint[landmark]! +=
        (fresh ? 1 : gain(HINT_CUTOFF, elapsed)) * (depth - seen.hint[landmark]!);
    }
  }
}

function smooth(
  seen: SeenLandmarks,
  at: number,
  value: number,
  elapsed: number,
  fresh: boolean,
): void {
  if (fresh || elapsed <= 0) {
    if (fresh) {
      seen.xy[at] = value;
      seen.speed[at] = 0;
    }
    return;
  }
  const speed = (value - seen.xy[at]!) / elapsed;
  seen.speed[at]! += gain(SPEED_CUTOFF, elapsed) * (speed - seen.speed[at]!);
  const cutoff = MIN_CUTOFF + BETA * Math.abs(seen.speed[at]!);
  seen.xy[at]! += gain(cutoff, elapsed) * (value - seen.xy[at]!);
}
