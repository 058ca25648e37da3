import type { Evidence } from '../frame';
import { UNSEEN_SIGMA } from '../frame';
import { LANDMARK } from '../observation';
import { SEGMENT } from '../segments';
import { isSeen } from './landmarkFilter';
import { LANDMARK_SHIFT } from './landmarkLengths';
import { landmarkSigma, placeOnRay, type Reconstruction } from './reconstruction';
import { dot3 } from './vectors';

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
const DEPTH_ERROR = 0.09;

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
    const slope = points[ankle * 3 + 1]! / points[ankle * 3 + 2]!;
    const y = points[ankle * 3 + 1]!;
    if (y >= lowest) continue;
    lowest = y;
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
  const { seen, lengths, directions, points } = r;
  const lift = evidence.shoulderLift;
  const trunkSeen = r.unseenFor[SEGMENT.trunk] === 0;
  if (!trunkSeen || !isSeen(seen, EARS[0]) || !isSeen(seen, EARS[1])) {
    lift.sigma = UNSEEN_SIGMA;
    return;
  }
  const trunk = SEGMENT.trunk * 3;
  const depth = (points[SHOULDERS[0] * 3 + 2]! + points[SHOULDERS[1] * 3 + 2]!) / 2;
  const earX = (seen.xy[EARS[0] * 2]! + seen.xy[EARS[1] * 2]!) / 2;
  const earY = (seen.xy[EARS[0] * 2 + 1]! + seen.xy[EARS[1] * 2 + 1]!) / 2;
  placeOnRay(r, ears, 0, earX, earY, -depth);
  for (let i = 0; i < 3; i++)
    hips[i] = (points[LANDMARK.leftHip * 3 + i]! + points[LANDMARK.rightHip * 3 + i]!) / 2;
  const earsAt = dot3(ears, 0, directions, trunk);
  // Lengths are between landmarks, the points of hips and shoulders are already the joints' centres.
  const hipsAt = dot3(hips, 0, directions, trunk) - LANDMARK_SHIFT.hipDown * lengths.height;
  for (let i = 0; i < 2; i++) {
    const joint = dot3(points, SHOULDERS[i]! * 3, directions, trunk);
    const at = joint + LANDMARK_SHIFT.shoulderUp * lengths.height;
    const size = (2 * (lengths.neck - (earsAt - at)) + (at - hipsAt - lengths.trunk)) / 3;
    if (i === 0) lift.left = size;
    else lift.right = size;
  }
  const noise = landmarkSigma(r, SHOULDERS[0]);
  const lean = Math.abs(directions[trunk + 2]!) * r.sigmaAlong[SEGMENT.trunk]!;
  // Heads nod and trunks bend within what is called still.
  const off = r.lengthSigma * lengths.neck;
  const tilt = lean * lengths.trunk;
  lift.sigma = Math.sqrt(1.44 * noise * noise + off * off + tilt * tilt);
}

const ears = new Float64Array(3);
const hips = new Float64Array(3);
