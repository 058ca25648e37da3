import { LANDMARK_COUNT } from '../observation';
import { SEGMENT_COUNT } from '../segments';
import { createSeenLandmarks, type SeenLandmarks } from './landmarkFilter';
import type { LandmarkLengths } from './landmarkLengths';

/**
 * What the solver knows while it works on a frame, and what it remembers of the last one.
 * Points are in the camera's place with the room's axes: x right, y up, z towards the person's viewer, so
 * that what is seen has negative z.
 */
export interface Reconstruction {
  lengths: LandmarkLengths;
  /** One SD of a segment's length as a share of it, that of the scale included. */
  lengthSigma: number;
  readonly seen: SeenLandmarks;
  /** Seconds since the last frame. */
  elapsed: number;
  /** Focal length, picture heights. */
  focal: number;
  /** Picture heights per metre at the hips' distance. */
  scale: number;
  readonly points: Float64Array;
  /** Unit vectors as in SEGMENTS. */
  readonly directions: Float64Array;
  /** Seconds since a segment was last seen; Infinity before it ever was. */
  readonly unseenFor: Float64Array;
  readonly sigmaAcross: Float64Array;
  readonly sigmaAlong: Float64Array;
  /** Pelvis and thorax: x (left), y (up) and z (forward) axes, nine numbers each. */
  readonly pelvis: Float64Array;
  readonly thorax: Float64Array;
  /** Cosine and sine of the heading, smoothed over about a second. */
  readonly heading: Float64Array;
}

export const createReconstruction = (lengths: LandmarkLengths): Reconstruction => {
  const upright = [1, 0, 0, 0, 1, 0, 0, 0, 1];
  return {
    lengths,
    lengthSigma: 0.06,
    seen: createSeenLandmarks(),
    elapsed: 0,
    focal: 0.8,
    scale: 0.3,
    points: new Float64Array(LANDMARK_COUNT * 3),
    directions: new Float64Array(SEGMENT_COUNT * 3),
    unseenFor: new Float64Array(SEGMENT_COUNT).fill(Number.POSITIVE_INFINITY),
    sigmaAcross: new Float64Array(SEGMENT_COUNT),
    sigmaAlong: new Float64Array(SEGMENT_COUNT),
    pelvis: Float64Array.from(upright),
    thorax: Float64Array.from(upright),
    heading: new Float64Array(2),
  };
};

/**
 * How far, in metres, a landmark may sit from where the body model has it, beside the tracker's noise
 * (clothes, a joint's width): one SD.
 */
const PLACE_SIGMA = 0.005;
/** What the filter leaves of the tracker's noise, of which it takes the fast part. */
const AFTER_FILTER = 0.8;

/** One SD of a landmark across the line of sight, metres. */
export function landmarkSigma(r: Reconstruction, landmark: number): number {
  const noise = (AFTER_FILTER * r.seen.sigma[landmark]!) / r.scale;
  return Math.sqrt(noise * noise + PLACE_SIGMA * PLACE_SIGMA);
}

/** Puts a point on the line of sight of picture coordinates x, y (picture heights) at `depth` metres. */
export function placeOnRay(
  r: Reconstruction,
  out: Float64Array,
  at: number,
  x: number,
  y: number,
  depth: number,
): void {
  out[at] = (x / r.focal) * depth;
  out[at + 1] = (y / r.focal) * depth;
  out[at + 2] = -depth;
}

/** The share of the way to a new value that a first-order filter goes. */
export const easing = (elapsed: number, time: number): number => 1 - Math.exp(-elapsed / time);
