import type { Body } from './body';
import type { Pose } from './pose';
import { multiplyQuaternions, rotateVector } from './quaternion';
import { BONE, BONE_COUNT, PARENT } from './skeleton';

/** Where every joint is in the room. */
export interface JointPlacement {
  /** Positions, metres, xyz per bone. */
  readonly positions: Float64Array;
  /** Rotations relative to the room, quaternions xyzw per bone; identity in the T-pose. */
  readonly rotations: Float64Array;
}

export const createJointPlacement = (): JointPlacement => ({
  positions: new Float64Array(BONE_COUNT * 3),
  rotations: new Float64Array(BONE_COUNT * 4),
});

/** Forward kinematics: fills `out` with the place of each joint of `body` in `pose`. */
export function placeJoints(body: Body, pose: Pose, out: JointPlacement): JointPlacement {
  const { positions, rotations } = out;
  for (let bone = 0; bone < BONE_COUNT; bone++) {
    const parent = PARENT[bone]!;
    const at = bone * 3;
    const turn = bone * 4;
    if (parent < 0) {
      for (let i = 0; i < 3; i++) positions[at + i] = pose.root[i]!;
      for (let i = 0; i < 4; i++) rotations[turn + i] = pose.rotations[turn + i]!;
      continue;
    }
    rotateVector(positions, at, rotations, parent * 4, body.offsets, at);
    for (let i = 0; i < 3; i++) positions[at + i]! += positions[parent * 3 + i]!;
    multiplyQuaternions(rotations, turn, rotations, parent * 4, pose.rotations, turn);
  }
  return out;
}

/** Height of the lower of the two soles over the floor, metres; needs a placement already filled. */
export function lowestSole(body: Body, placement: JointPlacement): number {
  const left = placement.positions[BONE.leftFoot * 3 + 1]!;
  const right = placement.positions[BONE.rightFoot * 3 + 1]!;
  return Math.min(left, right) - body.ankleHeight;
}
