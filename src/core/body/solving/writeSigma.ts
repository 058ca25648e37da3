import { type Pose, SOURCE, UNKNOWN_SIGMA_DEGREES } from '../pose';
import { SEGMENT } from '../segments';
import { BONE, type Bone, type Side } from '../skeleton';
import { DEGREES_PER_RADIAN } from '../units';
import type { Hinges } from './hinges';
import type { Reconstruction } from './reconstruction';

/** Neighbouring segments share a landmark, whose error turns them against each other. */
const SHARED_JOINT = 1.1;

interface LimbBone {
  readonly bone: number;
  readonly segment: number;
  /** Segment the bone moves against; the trunk for those nearest to it. */
  readonly parent: number;
  /** The bone's own axis along the segment: 0 x, 1 y, 2 z. */
  readonly along: 0 | 1 | 2;
  /** Index of the hinge that shows the turn about the segment, or −1. */
  readonly hinge: number;
}

const limbBones = (side: Side, first: 0 | 1): LimbBone[] => {
  const row = (
    bone: Bone,
    segment: number,
    parent: number,
    along: 0 | 1 | 2,
    hinge: number,
  ): LimbBone => ({ bone: BONE[bone], segment, parent, along, hinge });
  const thigh = SEGMENT[`${side}Thigh`];
  const shank = SEGMENT[`${side}Shank`];
  const arm = SEGMENT[`${side}UpperArm`];
  return [
    row(`${side}UpperLeg`, thigh, SEGMENT.trunk, 1, first),
    row(`${side}LowerLeg`, shank, thigh, 1, -1),
    row(`${side}Foot`, SEGMENT[`${side}Foot`], shank, 2, -1),
    row(`${side}UpperArm`, arm, SEGMENT.trunk, 0, 2 + first),
    row(`${side}LowerArm`, SEGMENT[`${side}Forearm`], arm, 0, -1),
  ];
};

const LIMB_BONES = [...limbBones('left', 0), ...limbBones('right', 1)];
const SHOULDERS = [BONE.leftShoulder, BONE.rightShoulder];
const DRAWN = [BONE.leftHand, BONE.rightHand, BONE.leftToes, BONE.rightToes];

/**
 * Writes one SD (degrees) about each bone's own axes and where its rotation comes from. An error about an axis moves
 * the segment at right angles to both; how well that is known depends on how much of it is along the line of sight.
 * `rotations` are those of the bones against the room.
 */
export function writeSigma(
  r: Reconstruction,
  hinges: Hinges,
  rotations: Float64Array,
  liftSigma: number,
  pose: Pose,
): void {
  const { sigma, source } = pose;
  const trunkSeen = r.unseenFor[SEGMENT.trunk] === 0;
  const pelvisSeen = r.unseenFor[SEGMENT.pelvis] === 0;
  writeFrame(r, rotations, BONE.hips, SEGMENT.pelvis, pose, pelvisSeen);
  writeFrame(r, rotations, BONE.upperChest, SEGMENT.shoulders, pose, trunkSeen);
  const { upperChest, head } = BONE;
  for (let i = 0; i < 3; i++) {
    const trunk = sigma[upperChest * 3 + i]!;
    sigma[BONE.spine * 3 + i] = trunk;
    sigma[BONE.chest * 3 + i] = trunk;
    const own = r.sigmaAlong[SEGMENT.head]! * DEGREES_PER_RADIAN;
    const headSigma =
      r.unseenFor[SEGMENT.head] === 0
        ? Math.sqrt(own * own + Math.min(trunk, 30) ** 2)
        : UNKNOWN_SIGMA_DEGREES;
    sigma[BONE.neck * 3 + i] = headSigma;
    sigma[head * 3 + i] = headSigma;
  }
  // How a bend is shared out over spine and neck is a convention, not an observation.
  source[BONE.spine] = SOURCE.inferred;
  source[BONE.chest] = SOURCE.inferred;
  source[BONE.neck] = SOURCE.inferred;
  source[head] = r.unseenFor[SEGMENT.head] === 0 ? SOURCE.camera : SOURCE.inferred;

  for (let i = 0; i < 2; i++) {
    const shoulder = SHOULDERS[i]!;
    sigma.fill(UNKNOWN_SIGMA_DEGREES, shoulder * 3, shoulder * 3 + 3);
    sigma[shoulder * 3 + 2] = Math.min(UNKNOWN_SIGMA_DEGREES, liftSigma * DEGREES_PER_RADIAN);
    source[shoulder] = trunkSeen ? SOURCE.camera : SOURCE.inferred;
  }
  for (let i = 0; i < LIMB_BONES.length; i++)
    writeLimbBone(r, hinges, rotations, LIMB_BONES[i]!, pose);
  for (let i = 0; i < DRAWN.length; i++) {
    const bone = DRAWN[i]!;
    sigma.fill(UNKNOWN_SIGMA_DEGREES, bone * 3, bone * 3 + 3);
    source[bone] = SOURCE.inferred;
  }
}

/** Component `row` (0 x, 1 y, 2 z) of a bone's own axis in the room. */
function axisComponent(q: Float64Array, at: number, axis: 0 | 1 | 2, row: 0 | 1 | 2): number {
  const x = q[at]!;
  const y = q[at + 1]!;
  const z = q[at + 2]!;
  const w = q[at + 3]!;
  if (axis === row) {
    const a = axis === 0 ? y : x;
    const b = axis === 2 ? y : z;
    return 1 - 2 * (a * a + b * b);
  }
  const lower = Math.min(axis, row);
  const upper = Math.max(axis, row);
  const product = 2 * q[at + lower]! * q[at + upper]!;
  // Columns of the rotation matrix: the sign of the w term goes with the order of axis and row.
  const third = 3 - axis - row;
  const turn = 2 * w * q[at + third]!;
  return (axis + 1) % 3 === row ? product + turn : product - turn;
}

/** One SD, radians, of a segment's direction towards the unit vector whose part along the view is `e`. */
function towards(r: Reconstruction, segment: number, e: number): number {
  const across = r.sigmaAcross[segment]!;
  const along = r.sigmaAlong[segment]!;
  return Math.sqrt(across * across * (1 - e * e) + along * along * e * e);
}

/** Pelvis and thorax are held by a line across and by the trunk: x and z by the trunk and the line, y by the line. */
function writeFrame(
  r: Reconstruction,
  rotations: Float64Array,
  bone: number,
  line: number,
  pose: Pose,
  seen: boolean,
): void {
  const at = bone * 3;
  if (seen) {
    const x = axisComponent(rotations, bone * 4, 0, 2);
    const y = axisComponent(rotations, bone * 4, 1, 2);
    const z = axisComponent(rotations, bone * 4, 2, 2);
    pose.sigma[at] = towards(r, SEGMENT.trunk, z) * DEGREES_PER_RADIAN;
    pose.sigma[at + 1] = towards(r, line, z) * DEGREES_PER_RADIAN;
    pose.sigma[at + 2] =
      (bone === BONE.hips ? towards(r, line, y) : towards(r, SEGMENT.trunk, x)) *
      DEGREES_PER_RADIAN;
  } else pose.sigma.fill(UNKNOWN_SIGMA_DEGREES, at, at + 3);
  pose.source[bone] = seen ? SOURCE.camera : SOURCE.inferred;
}

function writeLimbBone(
  r: Reconstruction,
  hinges: Hinges,
  rotations: Float64Array,
  { bone, segment, parent, along, hinge }: LimbBone,
  pose: Pose,
): void {
  const at = bone * 3;
  const seen = r.unseenFor[segment] === 0 && r.unseenFor[parent] === 0;
  pose.source[bone] = seen ? SOURCE.camera : SOURCE.inferred;
  if (!seen) {
    pose.sigma.fill(UNKNOWN_SIGMA_DEGREES, at, at + 3);
    return;
  }
  for (let axis = 0; axis < 3; axis++) {
    if (axis === along) {
      const bend = hinge < 0 ? 0 : hinges.bend[hinge]!;
      const known = 1.5 * Math.max(r.sigmaAcross[segment]!, r.sigmaAlong[segment]!);
      pose.sigma[at + axis] =
        bend > 0.17
          ? Math.min(UNKNOWN_SIGMA_DEGREES, (known / bend) * DEGREES_PER_RADIAN)
          : UNKNOWN_SIGMA_DEGREES;
      continue;
    }
    // A turn about this axis moves the segment along the third one.
    const third = (3 - axis - along) as 0 | 1 | 2;
    const e = axisComponent(rotations, bone * 4, third, 2);
    const own = towards(r, segment, e);
    const others = towards(r, parent, e);
    const shared = parent === SEGMENT.trunk ? 1 : SHARED_JOINT;
    pose.sigma[at + axis] = Math.min(
      UNKNOWN_SIGMA_DEGREES,
      shared * Math.sqrt(own * own + others * others) * DEGREES_PER_RADIAN,
    );
  }
}
