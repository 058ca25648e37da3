import type { Evidence } from '../frame';
import { UNSEEN_SIGMA } from '../frame';
import { LANDMARK } from '../observation';
import { SEGMENT } from '../segments';
import { isSeen } from './landmarkFilter';
import { landmarkSigma, type Reconstruction } from './reconstruction';

const LEGS = [
  { hip: LANDMARK.leftHip, ankle: LANDMARK.leftAnkle, shank: SEGMENT.leftShank },
  { hip: LANDMARK.rightHip, ankle: LANDMARK.rightAnkle, shank: SEGMENT.rightShank },
];
const EARS = [LANDMARK.leftEar, LANDMARK.rightEar] as const;
const SHOULDERS = [LANDMARK.leftShoulder, LANDMARK.rightShoulder] as const;

/**
 * Share of a leg by which an ankle's depth may be wrong; seen at 20° from above it lifts the ankle by a
 * third of that.
 */
const DEPTH_ERROR = 0.12;

/** Height of the middle of the hips over the lower ankle, in leg lengths. */
export function writeHipHeight(r: Reconstruction, evidence: Evidence): void {
  const { points, lengths } = r;
  const leg = lengths.thigh + lengths.shank;
  const hips = (points[LANDMARK.leftHip * 3 + 1]! + points[LANDMARK.rightHip * 3 + 1]!) / 2;
  let lowest = Number.POSITIVE_INFINITY;
  let variance = 0;
  for (let i = 0; i < 2; i++) {
    const { ankle, shank } = LEGS[i]!;
    if (r.unseenFor[shank]! > 0 || r.unseenFor[SEGMENT.pelvis]! > 0) continue;
    const y = points[ankle * 3 + 1]!;
    if (y >= lowest) continue;
    lowest = y;
    const slope = points[ankle * 3 + 1]! / points[ankle * 3 + 2]!;
    const noise = landmarkSigma(r, ankle) / leg;
    variance = 1.5 * noise * noise + (DEPTH_ERROR * slope) ** 2;
  }
  if (lowest === Number.POSITIVE_INFINITY) {
    evidence.hipHeightSigma = UNSEEN_SIGMA;
    return;
  }
  evidence.hipHeight = (hips - lowest) / leg;
  const scale = 0.5 * r.lengthSigma * evidence.hipHeight;
  evidence.hipHeightSigma = Math.sqrt(variance + scale * scale);
}

/**
 * How far each shoulder stands over where it would be in a relaxed body, along the trunk: two thirds by its distance to
 * the ears, which depends little on the scale, and a third by its distance to the hips.
 */
export function writeShoulderLift(r: Reconstruction, evidence: Evidence): void {
  const { seen, lengths, directions } = r;
  const lift = evidence.shoulderLift;
  const trunkSeen = r.unseenFor[SEGMENT.trunk] === 0;
  if (!trunkSeen || !isSeen(seen, EARS[0]) || !isSeen(seen, EARS[1])) {
    lift.sigma = UNSEEN_SIGMA;
    return;
  }
  const trunk = SEGMENT.trunk * 3;
  const flat = Math.hypot(directions[trunk]!, directions[trunk + 1]!);
  const ux = directions[trunk]! / flat;
  const uy = directions[trunk + 1]! / flat;
  const ears = along(r, EARS[0], EARS[1], ux, uy);
  const hips = along(r, LANDMARK.leftHip, LANDMARK.rightHip, ux, uy);
  lift.left = liftOf(r, SHOULDERS[0], ears, hips, ux, uy, flat);
  lift.right = liftOf(r, SHOULDERS[1], ears, hips, ux, uy, flat);
  const noise = landmarkSigma(r, SHOULDERS[0]);
  // Heads nod and trunks bend within what is called still.
  lift.sigma = Math.hypot(
    1.2 * noise,
    0.5 * r.lengthSigma * lengths.neck,
    (1 - flat) * lengths.trunk,
  );
}

function along(r: Reconstruction, a: number, b: number, ux: number, uy: number): number {
  const { xy } = r.seen;
  const x = (xy[a * 2]! + xy[b * 2]!) / 2;
  const y = (xy[a * 2 + 1]! + xy[b * 2 + 1]!) / 2;
  return (x * ux + y * uy) / r.scale;
}

function liftOf(
  r: Reconstruction,
  shoulder: number,
  ears: number,
  hips: number,
  ux: number,
  uy: number,
  flat: number,
): number {
  const at = along(r, shoulder, shoulder, ux, uy);
  const byEars = r.lengths.neck * flat - (ears - at);
  const byHips = at - hips - r.lengths.trunk * flat;
  return (2 * byEars + byHips) / 3;
}
