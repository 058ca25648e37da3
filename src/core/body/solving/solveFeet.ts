import { LANDMARK } from '../observation';
import { SEGMENT } from '../segments';
import { createDepths, depthsFromLength } from './depthFromLength';
import { isSeen } from './landmarkFilter';
import { easing, landmarkSigma, type Reconstruction } from './reconstruction';
import { normalise3, set3, squareTo3 } from './vectors';

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
