import { LANDMARK } from '../observation';
import { SEGMENT, type Segment } from '../segments';
import { createDepths, depthsFromLength } from './depthFromLength';
import { isSeen } from './landmarkFilter';
import { LANDMARK_SHIFT } from './landmarkLengths';
import { easing, landmarkSigma, placeOnRay, type Reconstruction } from './reconstruction';
import { cross3, normalise3, set3, squareTo3 } from './vectors';

const HIP_L = LANDMARK.leftHip;
const HIP_R = LANDMARK.rightHip;
const SHOULDER_L = LANDMARK.leftShoulder;
const SHOULDER_R = LANDMARK.rightShoulder;
const PELVIS = SEGMENT.pelvis * 3;
const SHOULDERS = SEGMENT.shoulders * 3;
const TRUNK = SEGMENT.trunk * 3;

/** One SD of the tracker's guess of the depth between two landmarks of the trunk, metres. */
const LINE_HINT_SIGMA = 0.07;
const TRUNK_HINT_SIGMA = 0.09;
/** One SD of a width beyond that of lengths, as a share: shoulders come together as arms are lifted. */
const WIDTH_SIGMA = 0.03;
/** Trunks bend, and shoulders ride up and down on them: beyond the error of lengths, as a share. */
const TRUNK_SIGMA = 0.03;
/** One SD of the sum of what shoulders and hips say of a side's being nearer, as sines. */
const VOTE_SIGMA = 0.3;
/** World landmarks are shallower than people are. */
const HINT_SHRINK = 0.8;
/** Depths are a guess and change slowly: time constants in seconds. */
const LINE_SECONDS = 0.15;
const HEADING_SECONDS = 0.5;

const depth = createDepths();
const middle = new Float64Array(6);

/** Hips and shoulders in space, and from them pelvis, thorax and heading. False where there is no trunk to see. */
export function solveTorso(r: Reconstruction): boolean {
  const { seen, points, directions, lengths } = r;
  if (!isSeen(seen, SHOULDER_L) || !isSeen(seen, SHOULDER_R)) return false;
  const hips = isSeen(seen, HIP_L) && isSeen(seen, HIP_R);
  const distance = r.focal / r.scale;
  const sign = facingSign(r, hips);

  if (hips) {
    solveLine(r, 'pelvis', HIP_L, HIP_R, lengths.hipWidth, distance, sign);
    meanPoint(points, HIP_L, HIP_R, 0);
    solveTrunk(r);
  } else {
    // Hips behind a table: an upright trunk is the best guess, and no more than a guess.
    r.unseenFor[SEGMENT.trunk]! += r.elapsed;
    r.unseenFor[SEGMENT.pelvis]! += r.elapsed;
    set3(directions, TRUNK, 0, 1, 0);
    placeMiddle(r, SHOULDER_L, SHOULDER_R, 3, distance);
  }
  solveLine(r, 'shoulders', SHOULDER_L, SHOULDER_R, lengths.shoulderWidth, -middle[5]!, sign);
  if (!hips) {
    for (let i = 0; i < 3; i++) {
      directions[PELVIS + i] = directions[SHOULDERS + i]!;
      middle[i] = middle[3 + i]! - (i === 1 ? lengths.trunk : 0);
      const half = (lengths.hipWidth / 2) * directions[PELVIS + i]!;
      points[HIP_L * 3 + i] = middle[i]! + half;
      points[HIP_R * 3 + i] = middle[i]! - half;
    }
  }
  writeFrames(r);
  updateHeading(r, hips);
  toJoints(r);
  return true;
}

/** Moves the four landmarks of the trunk to the centres of their joints, from which limbs start. */
function toJoints(r: Reconstruction): void {
  const { points, directions, lengths } = r;
  const { shoulderUp, hipDown } = LANDMARK_SHIFT;
  for (let i = 0; i < 3; i++) {
    const up = directions[TRUNK + i]! * lengths.height;
    points[SHOULDER_L * 3 + i]! -= shoulderUp * up;
    points[SHOULDER_R * 3 + i]! -= shoulderUp * up;
    points[HIP_L * 3 + i]! += hipDown * up;
    points[HIP_R * 3 + i]! += hipDown * up;
  }
}

function meanPoint(points: Float64Array, a: number, b: number, at: number): void {
  for (let i = 0; i < 3; i++) middle[at + i] = (points[a * 3 + i]! + points[b * 3 + i]!) / 2;
}

function placeMiddle(r: Reconstruction, a: number, b: number, at: number, metres: number): void {
  const { xy } = r.seen;
  placeOnRay(
    r,
    middle,
    at,
    (xy[a * 2]! + xy[b * 2]!) / 2,
    (xy[a * 2 + 1]! + xy[b * 2 + 1]!) / 2,
    metres,
  );
}

/** 1 where the person's left side is surely nearer to the camera than the right, −1 where it is farther, 0 in doubt. */
function facingSign(r: Reconstruction, hips: boolean): number {
  const { hint } = r.seen;
  let vote = (hint[SHOULDER_L]! - hint[SHOULDER_R]!) / r.lengths.shoulderWidth;
  if (hips) vote += (0.7 * (hint[HIP_L]! - hint[HIP_R]!)) / r.lengths.hipWidth;
  // sin(heading) is positive with the left side away; once known, a turn has to prove itself.
  vote -= 0.3 * r.heading[1]!;
  return Math.tanh(vote / VOTE_SIGMA);
}

/** A line across the body, right to left: what the picture shows, and the depth that its length leaves over. */
function solveLine(
  r: Reconstruction,
  segment: Segment,
  left: number,
  right: number,
  width: number,
  distance: number,
  sign: number,
): void {
  const { points, directions, seen } = r;
  const index = SEGMENT[segment];
  const at = index * 3;
  const perPicture = distance / r.focal;
  const dx = (seen.xy[left * 2]! - seen.xy[right * 2]!) * perPicture;
  const dy = (seen.xy[left * 2 + 1]! - seen.xy[right * 2 + 1]!) * perPicture;
  const a = landmarkSigma(r, left);
  const b = landmarkSigma(r, right);
  const sigma = Math.sqrt(a * a + b * b);
  depthsFromLength(depth, dx, dy, 0, 0, width, width * (r.lengthSigma + WIDTH_SIGMA), sigma);
  const hint = (seen.hint[left]! - seen.hint[right]!) / HINT_SHRINK;
  const certain = 1 / (depth.sigma * depth.sigma);
  const guessed = 1 / (LINE_HINT_SIGMA * LINE_HINT_SIGMA);
  let dz = (sign * depth.near * certain + hint * guessed) / (certain + guessed);
  dz = Math.max(-width, Math.min(width, dz));
  const known = r.unseenFor[index]! < 0.5;
  r.unseenFor[index] = 0;
  if (known)
    dz =
      directions[at + 2]! * width * (1 - easing(r.elapsed, LINE_SECONDS)) +
      dz * easing(r.elapsed, LINE_SECONDS);

  // The near end is magnified, the far one diminished: each is put at its own distance.
  placeOnRay(r, points, left * 3, seen.xy[left * 2]!, seen.xy[left * 2 + 1]!, distance - dz / 2);
  placeOnRay(r, points, right * 3, seen.xy[right * 2]!, seen.xy[right * 2 + 1]!, distance + dz / 2);
  for (let i = 0; i < 3; i++) directions[at + i] = points[left * 3 + i]! - points[right * 3 + i]!;
  const length = normalise3(directions, at);
  r.sigmaAcross[index] = Math.min(1, sigma / Math.max(length, width / 2));
  r.sigmaAlong[index] = Math.min(1, 1 / Math.sqrt(certain + guessed) / width);
}

/** From the middle of the hips (already in place) to the middle of the shoulders. */
function solveTrunk(r: Reconstruction): void {
  const { seen, directions, lengths } = r;
  const index = SEGMENT.trunk;
  const start = -middle[2]!;
  placeMiddle(r, SHOULDER_L, SHOULDER_R, 3, start);
  const slopeX = middle[3]! / start;
  const slopeY = middle[4]! / start;
  const x = middle[3]! - middle[0]!;
  const y = middle[4]! - middle[1]!;
  const a = landmarkSigma(r, HIP_L);
  const b = landmarkSigma(r, SHOULDER_L);
  const c = landmarkSigma(r, HIP_R);
  const d = landmarkSigma(r, SHOULDER_R);
  const sigma = Math.sqrt(a * a + b * b + c * c + d * d) / 2;
  const lengthSigma = lengths.trunk * (r.lengthSigma + TRUNK_SIGMA);
  depthsFromLength(depth, x, y, slopeX, slopeY, lengths.trunk, lengthSigma, sigma);
  const hint =
    (seen.hint[SHOULDER_L]! + seen.hint[SHOULDER_R]! - seen.hint[HIP_L]! - seen.hint[HIP_R]!) / 2;
  // Trunks lean forward rather than back, and the heading says where forward is.
  const vote = hint / TRUNK_HINT_SIGMA + 0.7 * r.heading[0]!;
  const certain = 1 / (depth.sigma * depth.sigma);
  const guessed = 1 / (TRUNK_HINT_SIGMA * TRUNK_HINT_SIGMA);
  const towards =
    ((vote >= 0 ? depth.near : depth.far) * certain + hint * guessed) / (certain + guessed);
  placeMiddle(r, SHOULDER_L, SHOULDER_R, 3, start - towards);
  for (let i = 0; i < 3; i++) directions[TRUNK + i] = middle[3 + i]! - middle[i]!;
  const length = normalise3(directions, TRUNK);
  r.unseenFor[index] = 0;
  r.sigmaAcross[index] = Math.min(1, sigma / Math.max(length, lengths.trunk / 2));
  r.sigmaAlong[index] = Math.min(1, 1 / Math.sqrt(certain + guessed) / lengths.trunk);
}

/**
 * Pelvis: across along the hips, up as near to the trunk as that leaves. Thorax: up along the trunk, across as
 * near to the shoulders as that leaves (a hiked shoulder tilts the shoulders' line, not the ribs).
 */
function writeFrames(r: Reconstruction): void {
  const { pelvis, thorax, directions } = r;
  for (let i = 0; i < 3; i++) {
    pelvis[i] = directions[PELVIS + i]!;
    pelvis[3 + i] = directions[TRUNK + i]!;
    thorax[i] = directions[SHOULDERS + i]!;
    thorax[3 + i] = directions[TRUNK + i]!;
  }
  if (squareTo3(pelvis, 3, pelvis, 0) < 0.1) set3(pelvis, 3, 0, 1, 0);
  squareTo3(pelvis, 3, pelvis, 0);
  if (squareTo3(thorax, 0, thorax, 3) < 0.1) {
    for (let i = 0; i < 3; i++) thorax[i] = pelvis[i]!;
    squareTo3(thorax, 0, thorax, 3);
  }
  cross3(pelvis, 6, pelvis, 0, pelvis, 3);
  cross3(thorax, 6, thorax, 0, thorax, 3);
}

function updateHeading(r: Reconstruction, hips: boolean): void {
  const { directions, heading, sigmaAcross, sigmaAlong } = r;
  let cosine = 0;
  let sine = 0;
  for (let line = 0; line < (hips ? 2 : 1); line++) {
    const index = line === 0 ? SEGMENT.shoulders : SEGMENT.pelvis;
    const weight = 1 / (sigmaAcross[index]! ** 2 + sigmaAlong[index]! ** 2);
    cosine += weight * directions[index * 3]!;
    sine -= weight * directions[index * 3 + 2]!;
  }
  const length = Math.sqrt(cosine * cosine + sine * sine);
  if (length < 1e-6) return;
  const known = heading[0] !== 0 || heading[1] !== 0;
  const share = known ? easing(r.elapsed, HEADING_SECONDS) : 1;
  heading[0]! += share * (cosine / length - heading[0]!);
  heading[1]! += share * (sine / length - heading[1]!);
}
