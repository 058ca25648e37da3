import { LANDMARK } from '../observation';
import { SEGMENT } from '../segments';
import { createDepths, depthsFromLength } from './depthFromLength';
import { isSeen } from './landmarkFilter';
import { easing, landmarkSigma, type Reconstruction } from './reconstruction';
import { addScaled3, cross3, dot3, normalise3, set3, squareTo3 } from './vectors';

/** The nose is below the line from the ears forward by this much, radians, in an upright head. */
const NOSE_BELOW_EARS = 0.17;
/** Time constant in seconds: ears and nose are near to each other, and the frame they make is unsteady. */
const HEAD_SECONDS = 0.15;

const depth = createDepths();
const forward = new Float64Array(3);
const left = new Float64Array(3);
const up = new Float64Array(3);

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
  set3(left, 0, ex, ey, forward[0]! >= 0 ? depth.far : depth.near);
  normalise3(left, 0);
  squareTo3(left, 0, forward, 0);
  cross3(up, 0, forward, 0, left, 0);
  // From the line of the nose to the face's own forward.
  const cos = Math.cos(NOSE_BELOW_EARS);
  const sin = Math.sin(NOSE_BELOW_EARS);
  for (let i = 0; i < 3; i++) {
    const f = forward[i]!;
    const u = up[i]!;
    forward[i] = cos * f + sin * u;
    up[i] = cos * u - sin * f;
  }
  const recent = r.unseenFor[SEGMENT.head]! < 0.5;
  const share = recent ? easing(r.elapsed, HEAD_SECONDS) : 1;
  for (let i = 0; i < 3; i++) {
    out[3 + i]! += share * (up[i]! - out[3 + i]!);
    out[i]! += share * (left[i]! - out[i]!);
  }
  if (normalise3(out, 3) < 0.1) set3(out, 3, 0, 1, 0);
  if (squareTo3(out, 0, out, 3) < 0.1) addScaled3(out, 0, left, 0, out, 3, -dot3(left, 0, out, 3));
  cross3(out, 6, out, 0, out, 3);
  for (let i = 0; i < 3; i++) directions[at + i] = out[3 + i]!;
  r.unseenFor[SEGMENT.head] = 0;
  // Ears and nose are less than 15 cm apart.
  r.sigmaAcross[SEGMENT.head] = Math.min(1, (1.3 * sigma) / lengths.earWidth);
  r.sigmaAlong[SEGMENT.head] = Math.min(1, 2 * r.sigmaAcross[SEGMENT.head]!);
}
