import { LANDMARK_COUNT, LANDMARK_STRIDE, type LandmarkObservation } from '../observation';
import {
  createOneEuroFilter,
  filterOneEuro,
  type OneEuroFilter,
  resetOneEuroFilter,
} from '../oneEuroFilter';

/** Landmarks of a lower visibility were invented by the tracker (it says .02–.04 out of the frame). */
const INVENTED = 0.1;
/** Outside the picture by more than this share of it, a landmark is an invention whatever is said of it. */
const MARGIN = 0.02;
/** Seconds after which a landmark's last place says nothing of its next one. */
const FORGET_SECONDS = 0.3;
/** Error of a guessed landmark against that of one in plain sight. */
const MOST_BLURRED = 4;

/**
 * In picture heights: at rest 3 Hz, which takes off the tremble; 7 Hz more at half a picture height a second, so
 * that what moves lags by less than one frame at 15 Hz or two at 30.
 */
const SMOOTHING = { minCutoff: 3, beta: 14, derivativeCutoff: 2 };
/** Seconds over which depth hints are averaged: they jump, and are wanted for signs more than for sizes. */
const HINT_SECONDS = 0.1;

/** Landmarks as the solver wants them: square units, centred, smoothed, gated. */
export interface SeenLandmarks {
  /** x to the right and y up from the middle of the picture, picture heights; NaN until first seen. */
  readonly xy: Float64Array;
  /** One SD of each coordinate, picture heights; Infinity where a landmark was not seen. */
  readonly sigma: Float64Array;
  /** Depth towards the camera, metres from the middle of the hips as the tracker guesses them. */
  readonly hint: Float64Array;
  readonly unseenFor: Float64Array;
  readonly filter: OneEuroFilter;
  readonly raw: Float64Array;
}

export function createSeenLandmarks(): SeenLandmarks {
  const filter = createOneEuroFilter(LANDMARK_COUNT * 2, SMOOTHING);
  return {
    xy: filter.values,
    sigma: new Float64Array(LANDMARK_COUNT).fill(Number.POSITIVE_INFINITY),
    hint: new Float64Array(LANDMARK_COUNT),
    unseenFor: new Float64Array(LANDMARK_COUNT).fill(Number.POSITIVE_INFINITY),
    filter,
    raw: new Float64Array(LANDMARK_COUNT * 2),
  };
}

export function forgetLandmarks(seen: SeenLandmarks): void {
  resetOneEuroFilter(seen.filter);
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
  const { xy, raw, unseenFor } = seen;
  const hintShare = 1 - Math.exp(-elapsed / HINT_SECONDS);
  for (let landmark = 0; landmark < LANDMARK_COUNT; landmark++) {
    const from = landmark * LANDMARK_STRIDE;
    const at = landmark * 2;
    const u = image[from]!;
    const v = image[from + 1]!;
    const visibility = image[from + 3]!;
    // Written so that NaN fails it.
    const inside = u > -MARGIN && u < 1 + MARGIN && v > -MARGIN && v < 1 + MARGIN;
    const visible = inside && visibility >= INVENTED;
    raw[at] = visible ? (u - 0.5) * aspect : Number.NaN;
    raw[at + 1] = visible ? 0.5 - v : Number.NaN;
    if (!visible) {
      seen.sigma[landmark] = Number.POSITIVE_INFINITY;
      unseenFor[landmark]! += elapsed;
      continue;
    }
    const fresh = unseenFor[landmark]! > FORGET_SECONDS;
    if (fresh) {
      xy[at] = Number.NaN;
      xy[at + 1] = Number.NaN;
    }
    unseenFor[landmark] = 0;
    const blur = Math.min(MOST_BLURRED, Math.max(1, 1 / (1.3 * visibility)));
    seen.sigma[landmark] = imageSigma * blur;
    const depth = -world[from + 2]!;
    if (Math.abs(depth) < 3)
      seen.hint[landmark]! += (fresh ? 1 : hintShare) * (depth - seen.hint[landmark]!);
  }
  filterOneEuro(seen.filter, raw, observation.captureTime, raw);
}
