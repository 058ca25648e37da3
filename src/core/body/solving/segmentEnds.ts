import { createDepths, type Depths, depthsFromLength } from './depthFromLength';
import { landmarkSigma, type Reconstruction } from './reconstruction';
import { normalise3 } from './vectors';

/** One SD of the tracker's guess of the depth along a limb, metres. */
export const LIMB_HINT_SIGMA = 0.12;
/** What the guess adds to a straight limb (metres), and what is left of a true depth in it. */
const HINT_BIAS = 0.05;
const HINT_SHRINK = 0.8;

/** The two places of a segment's far end. */
export interface SegmentEnds extends Depths {
  /** Far end and direction, nearer to the camera first: xyz, xyz each. */
  readonly values: Float64Array;
}

export const createSegmentEnds = (): SegmentEnds => ({
  ...createDepths(),
  values: new Float64Array(12),
});

/** Fills in where the far end may be, seen from a near end that is already placed. */
export function findSegmentEnds(
  out: SegmentEnds,
  r: Reconstruction,
  from: Float64Array,
  fromAt: number,
  near: number,
  far: number,
  length: number,
  expected: number,
): void {
  const { xy } = r.seen;
  const slopeX = xy[far * 2]! / r.focal;
  const slopeY = xy[far * 2 + 1]! / r.focal;
  const x = from[fromAt]!;
  const y = from[fromAt + 1]!;
  const distance = -from[fromAt + 2]!;
  const a = landmarkSigma(r, near);
  const b = landmarkSigma(r, far);
  depthsFromLength(
    out,
    slopeX * distance - x,
    slopeY * distance - y,
    slopeX,
    slopeY,
    length,
    length * r.lengthSigma,
    Math.sqrt(a * a + b * b),
    expected,
  );
  // The tracker's own depth, of which it gives straight limbs a little too: knees come forward by 5 to 7 cm.
  const guess = r.seen.hint[far]! - r.seen.hint[near]!;
  const hint = (Math.sign(guess) * Math.max(0, Math.abs(guess) - HINT_BIAS)) / HINT_SHRINK;
  const certain = 1 / (out.sigma * out.sigma);
  const guessed = 1 / (LIMB_HINT_SIGMA * LIMB_HINT_SIGMA);
  out.near = (out.near * certain + hint * guessed) / (certain + guessed);
  out.far = (out.far * certain + hint * guessed) / (certain + guessed);
  out.sigma = 1 / Math.sqrt(certain + guessed);
  for (let which = 0; which < 2; which++) {
    const towards = which === 0 ? out.near : out.far;
    const at = which * 6;
    const { values } = out;
    values[at] = slopeX * (distance - towards);
    values[at + 1] = slopeY * (distance - towards);
    values[at + 2] = towards - distance;
    values[at + 3] = values[at]! - x;
    values[at + 4] = values[at + 1]! - y;
    values[at + 5] = towards;
    normalise3(values, at + 3);
  }
}
