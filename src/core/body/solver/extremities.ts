import { LANDMARK } from '../observation';
import { SEGMENT } from '../segments';
import { createDepths, depthsFromLength } from './depthFromLength';
import { isSeen } from './landmarkFilter';
import { easing, landmarkSigma, type Reconstruction } from './reconstruction';
import { addScaled3, cross3, dot3, normalise3, set3, squareTo3 } from './vectors';

/** The nose is below the line from the ears forward by this much, radians, in an upright head. */
const NOSE_BELOW_EARS = 0.17;
const HEAD_SECONDS = 0.15;
const FOOT_SECONDS = 0.12;

const FEET = [
  {
    heel: LANDMARK.leftHeel,
    toe: LANDMARK.leftFootIndex,
    ankle: LANDMARK.leftAnkle,
    segment: SEGMENT.leftFoot,
    shank: SEGMENT.leftShank,
  },
  {
    heel: LANDMARK.rightHeel,
    toe: LANDMARK.rightFootIndex,
    ankle: LANDMARK.rightAnkle,
    segment: SEGMENT.rightFoot,
    shank: SEGMENT.rightShank,
  },
];

const depth = createDepths();
const forward = new Float64Array(3);

/** Directions of the feet, heel to toe; after the legs. */
export function solveFeet(r: Reconstruction): void {
  const { seen, points, directions, lengths } = r;
  for (let i = 0; i < FEET.length; i++) {
    const { heel, toe, ankle, segment, shank } = FEET[i]!;
    const at = segment * 3;
    if (!isSeen(seen, heel) || !isSeen(seen, toe) || r.unseenFor[shank]! > 0) {
      r.unseenFor[segment]! += r.elapsed;
      if (r.unseenFor[segment]! > 1) footForward(r, at, shank * 3);
      continue;
    }
    const distance = -points[ankle * 3 + 2]!;
    const perPicture = distance / r.focal;
    const dx = (seen.xy[toe * 2]! - seen.xy[heel * 2]!) * perPicture;
    const dy = (seen.xy[toe * 2 + 1]! - seen.xy[heel * 2 + 1]!) * perPicture;
    const a = landmarkSigma(r, heel);
    const b = landmarkSigma(r, toe);
    const sigma = Math.sqrt(a * a + b * b);
    const slopeX = seen.xy[toe * 2]! / r.focal;
    const slopeY = seen.xy[toe * 2 + 1]! / r.focal;
    // Feet differ in length, and toes in where they are seen to end.
    const lengthSigma = lengths.foot * (r.lengthSigma + 0.06);
    depthsFromLength(depth, dx, dy, slopeX, slopeY, lengths.foot, lengthSigma, sigma);
    // Toes point where the pelvis faces, but for a turned hip.
    const towards = r.pelvis[8]! >= 0 ? depth.near : depth.far;
    const x = dx - slopeX * towards;
    const y = dy - slopeY * towards;
    const recent = r.unseenFor[segment]! < 0.5;
    const share = recent ? easing(r.elapsed, FOOT_SECONDS) : 1;
    const last = directions[at + 2]!;
    set3(directions, at, x, y, towards);
    normalise3(directions, at);
    if (recent) {
      directions[at + 2] = last + share * (directions[at + 2]! - last);
      normalise3(directions, at);
    }
    r.unseenFor[segment] = 0;
    r.sigmaAcross[segment] = Math.min(1, sigma / lengths.foot);
    r.sigmaAlong[segment] = Math.min(1, depth.sigma / lengths.foot);
  }
}

/** A foot that is not seen stands square to its shank, pointing where the pelvis faces. */
function footForward(r: Reconstruction, at: number, shank: number): void {
  for (let i = 0; i < 3; i++) r.directions[at + i] = r.pelvis[6 + i]!;
  if (squareTo3(r.directions, at, r.directions, shank) < 0.2) set3(r.directions, at, 0, 0, 1);
}

/** The head's frame from ears and nose, and the segment `head` (its long axis); nine numbers into `out`. */
export function solveHead(r: Reconstruction, out: Float64Array): void {
  const { seen, directions, lengths } = r;
  const { leftEar, rightEar, nose } = LANDMARK;
  const at = SEGMENT.head * 3;
  if (!isSeen(seen, leftEar) || !isSeen(seen, rightEar) || !isSeen(seen, nose)) {
    r.unseenFor[SEGMENT.head]! += r.elapsed;
    if (r.unseenFor[SEGMENT.head]! > 1) for (let i = 0; i < 9; i++) out[i] = r.thorax[i]!;
    for (let i = 0; i < 3; i++) directions[at + i] = out[3 + i]!;
    return;
  }
  const { xy } = seen;
  const perPicture = 1 / r.scale;
  const ex = (xy[leftEar * 2]! - xy[rightEar * 2]!) * perPicture;
  const ey = (xy[leftEar * 2 + 1]! - xy[rightEar * 2 + 1]!) * perPicture;
  const nx = (xy[nose * 2]! - (xy[leftEar * 2]! + xy[rightEar * 2]!) / 2) * perPicture;
  const ny = (xy[nose * 2 + 1]! - (xy[leftEar * 2 + 1]! + xy[rightEar * 2 + 1]!) / 2) * perPicture;
  const sigma = landmarkSigma(r, nose);
  const slopeX = xy[nose * 2]! / r.focal;
  const slopeY = xy[nose * 2 + 1]! / r.focal;
  depthsFromLength(depth, nx, ny, slopeX, slopeY, lengths.face, lengths.face * 0.1, sigma);
  const towards = ex >= 0 ? depth.near : depth.far;
  set3(forward, 0, nx - slopeX * towards, ny - slopeY * towards, towards);
  normalise3(forward, 0);
  depthsFromLength(depth, ex, ey, 0, 0, lengths.earWidth, lengths.earWidth * 0.1, sigma);
  // Where the face looks right, the left ear is away from the camera.
  set3(_left, 0, ex, ey, forward[0]! >= 0 ? depth.far : depth.near);
  normalise3(_left, 0);
  squareTo3(_left, 0, forward, 0);
  cross3(_up, 0, forward, 0, _left, 0);
  // From the line of the nose to the face's own forward.
  const cos = Math.cos(NOSE_BELOW_EARS);
  const sin = Math.sin(NOSE_BELOW_EARS);
  for (let i = 0; i < 3; i++) {
    const f = forward[i]!;
    const u = _up[i]!;
    forward[i] = cos * f + sin * u;
    _up[i] = cos * u - sin * f;
  }
  const recent = r.unseenFor[SEGMENT.head]! < 0.5;
  const share = recent ? easing(r.elapsed, HEAD_SECONDS) : 1;
  for (let i = 0; i < 3; i++) {
    out[3 + i]! += share * (_up[i]! - out[3 + i]!);
    out[i]! += share * (_left[i]! - out[i]!);
  }
  if (normalise3(out, 3) < 0.1) set3(out, 3, 0, 1, 0);
  if (squareTo3(out, 0, out, 3) < 0.1)
    addScaled3(out, 0, _left, 0, out, 3, -dot3(_left, 0, out, 3));
  cross3(out, 6, out, 0, out, 3);
  for (let i = 0; i < 3; i++) directions[at + i] = out[3 + i]!;
  r.unseenFor[SEGMENT.head] = 0;
  // Ears and nose are less than 15 cm apart.
  r.sigmaAcross[SEGMENT.head] = Math.min(1, (1.3 * sigma) / lengths.earWidth);
  r.sigmaAlong[SEGMENT.head] = Math.min(1, 2 * r.sigmaAcross[SEGMENT.head]!);
}

const _left = new Float64Array(3);
const _up = new Float64Array(3);
