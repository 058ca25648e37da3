import { readFileSync } from 'node:fs';
import { Box3, Vector3 } from 'three';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Avatar, parseAvatar } from '../../../src/avatar/loadAvatar';
import { createAvatarPoser } from '../../../src/avatar/poseAvatar';
import { boneLength, legLength, populationBody } from '../../../src/core/body/body';
import { createJointPlacement, placeJoints } from '../../../src/core/body/kinematics';
import { createPose } from '../../../src/core/body/pose';
import { BONE, BONES } from '../../../src/core/body/skeleton';
import { PATTERN_LIBRARY } from '../../../src/core/movement/library/library';
import { createSynthesis } from '../../../src/core/movement/synthesis';

const load = (file: string): Promise<Avatar> => {
  const bytes = readFileSync(`public/models/${file}`);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  return parseAvatar(file, buffer as ArrayBuffer, { withoutTextures: true });
};

describe.each(['woman.vrm', 'man.vrm', 'figure-low.vrm'])('our own %s', (file) => {
  let avatar: Avatar;
  beforeAll(async () => {
    avatar = await load(file);
  });
  afterAll(() => avatar.dispose());

  it('is a grown person who stands on the floor', () => {
    const { body } = avatar;
    expect(body.height).toBeGreaterThan(1.5);
    expect(body.height).toBeLessThan(2);
    expect(Math.abs(avatar.floor)).toBeLessThan(0.01);
  });

  it('has limbs that differ from mean proportions by less than a fifth', () => {
    const { body } = avatar;
    const mean = populationBody(body.height);
    expect(Math.abs(legLength(body) / legLength(mean) - 1)).toBeLessThan(0.2);
    for (const bone of ['leftLowerArm', 'leftHand', 'leftLowerLeg', 'leftFoot'] as const) {
      const ratio = boneLength(body, bone) / boneLength(mean, bone);
      expect(ratio, bone).toBeGreaterThan(0.8);
      expect(ratio, bone).toBeLessThan(1.2);
    }
    expect(body.handLength / mean.handLength).toBeGreaterThan(0.75);
    expect(body.handLength / mean.handLength).toBeLessThan(1.25);
  });

  it('puts its joints within a millimetre of forward kinematics in every movement', () => {
    const poser = createAvatarPoser(avatar, { scapularShare: 0 });
    const pose = createPose();
    const placement = createJointPlacement();
    const drawn = new Vector3();
    for (const pattern of PATTERN_LIBRARY) {
      const synthesis = createSynthesis(pattern, avatar.body);
      for (const phase of [0, 0.2, 0.5, 0.8]) {
        poser.apply(synthesis.fillPose(phase, pose));
        avatar.vrm.update(0);
        avatar.object.updateMatrixWorld(true);
        const { positions } = placeJoints(avatar.body, pose, placement);
        for (const bone of BONES) {
          avatar.vrm.humanoid.getRawBoneNode(bone)?.getWorldPosition(drawn);
          const at = BONE[bone] * 3;
          const distance = Math.hypot(
            drawn.x - positions[at]!,
            drawn.y - positions[at + 1]!,
            drawn.z - positions[at + 2]!,
          );
          expect(distance, `${pattern.id} ${phase} ${bone}`).toBeLessThan(0.001);
        }
      }
    }
  });

  it('keeps its shoes on the floor, not in it, in every standing movement', () => {
    const poser = createAvatarPoser(avatar);
    const pose = createPose();
    for (const pattern of PATTERN_LIBRARY) {
      if (pattern.anchor !== 'feet') continue;
      const synthesis = createSynthesis(pattern, avatar.body);
      for (const phase of [0, 0.3, 0.5]) {
        poser.apply(synthesis.fillPose(phase, pose));
        avatar.vrm.update(0);
        avatar.object.updateMatrixWorld(true);
        const { min } = new Box3().setFromObject(avatar.object, true);
        expect(Math.abs(min.y), `${pattern.id} ${phase}`).toBeLessThan(0.025);
      }
    }
  });
});

describe('a figure that shows another person’s pose', () => {
  it('stands on the floor with legs of another length', async () => {
    const avatar = await load('figure-low.vrm');
    const tall = populationBody((avatar.body.height * 1.2) as typeof avatar.body.height);
    const squat = PATTERN_LIBRARY.find(({ id }) => id === 'mini-squat')!;
    const pose = createSynthesis(squat, tall).fillPose(0.5, createPose());
    createAvatarPoser(avatar, { poseBody: tall, grounded: true }).apply(pose);
    avatar.vrm.update(0);
    avatar.object.updateMatrixWorld(true);
    const { min } = new Box3().setFromObject(avatar.object, true);
    expect(Math.abs(min.y)).toBeLessThan(0.025);
    avatar.dispose();
  });
});
