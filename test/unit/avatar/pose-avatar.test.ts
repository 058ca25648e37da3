import { Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { type Avatar, parseAvatar } from '../../../src/avatar/loadAvatar';
import { createAvatarPoser } from '../../../src/avatar/poseAvatar';
import { createJointPlacement, placeJoints } from '../../../src/core/body/kinematics';
import { createPose, type Pose } from '../../../src/core/body/pose';
import { BONE, BONES, type Bone } from '../../../src/core/body/skeleton';
import { createRandom } from '../../../src/core/random';
import { vrmFile } from './vrmFile';

/** A pose with every bone turned at random by up to about 60°. */
function randomPose(seed: number): Pose {
  const random = createRandom(seed);
  const pose = createPose();
  pose.root.set([random() - 0.5, 0.7 + 0.4 * random(), random() - 0.5]);
  for (let bone = 0; bone < BONES.length; bone++) {
    const q = [random() - 0.5, random() - 0.5, random() - 0.5, 1];
    const length = Math.hypot(...q);
    for (let i = 0; i < 4; i++) pose.rotations[bone * 4 + i] = q[i]! / length;
  }
  return pose;
}

/** Largest distance between the drawn skeleton's joints and those of forward kinematics, metres. */
function worstJoint(avatar: Avatar, pose: Pose, bones: readonly Bone[] = BONES): number {
  avatar.vrm.update(0);
  avatar.object.updateMatrixWorld(true);
  const { positions } = placeJoints(avatar.body, pose, createJointPlacement());
  const drawn = new Vector3();
  let worst = 0;
  for (const bone of bones) {
    const node = avatar.vrm.humanoid.getRawBoneNode(bone);
    if (!node) continue;
    node.getWorldPosition(drawn);
    const at = BONE[bone] * 3;
    worst = Math.max(
      worst,
      drawn.distanceTo(new Vector3(positions[at], positions[at + 1], positions[at + 2])),
    );
  }
  return worst;
}

describe('posing an avatar', () => {
  const MISSING: readonly (readonly Bone[])[] = [
    [],
    ['upperChest'],
    ['chest', 'upperChest'],
    ['neck'],
    ['leftShoulder', 'rightShoulder'],
    ['chest', 'upperChest', 'neck', 'leftShoulder', 'rightShoulder', 'leftToes', 'rightToes'],
  ];
  for (const version of ['0.x', '1.0'] as const) {
    it.each(MISSING)(
      `puts each joint of a VRM ${version} without [%s …] where kinematics does`,
      async (...without) => {
        const avatar = await parseAvatar('aunt.vrm', vrmFile({ version, without }));
        const poser = createAvatarPoser(avatar, { scapularShare: 0 });
        for (let seed = 1; seed <= 20; seed++) {
          const pose = randomPose(seed);
          poser.apply(pose);
          expect(worstJoint(avatar, pose)).toBeLessThan(1e-4);
        }
      },
    );
  }
});
