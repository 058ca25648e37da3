import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANGLE, ANGLES, STORED_ANGLES } from '../../src/core/body/angleNames';
import { anglesOf, createAngles } from '../../src/core/body/anglesOf';
import { populationBody } from '../../src/core/body/body';
import { JOINT_ANGLES } from '../../src/core/body/jointAngles';
import { createJointPlacement, placeJoints } from '../../src/core/body/kinematics';
import { mirrorAngles, mirrorPose } from '../../src/core/body/mirror';
import { copyPose, createPose, type Pose, SOURCE } from '../../src/core/body/pose';
import { poseFrom } from '../../src/core/body/poseFrom';
import { BONE, BONES, mirrorName } from '../../src/core/body/skeleton';
import { seconds } from '../../src/core/body/units';

const body = populationBody();

/** Any posture with the shoulders away from where they are singular, somewhere in the room. */
const poses = fc
  .tuple(
    fc.tuple(
      ...STORED_ANGLES.map((name) => {
        const { min, max } = JOINT_ANGLES[name].range;
        const margin = name.endsWith('ShoulderElevation') || name === 'pelvisRotation' ? 1 : 0;
        return fc.double({ min: min + margin, max: max - margin, noNaN: true });
      }),
    ),
    fc.tuple(...[0, 1, 2].map(() => fc.double({ min: -3, max: 3, noNaN: true }))),
  )
  .map(([values, root]): Pose => {
    const angles = createAngles();
    angles.set(values);
    const pose = poseFrom(angles, createPose());
    pose.root.set(root);
    return pose;
  });

describe('the mirror', () => {
  it('reflects every joint in the sagittal plane of the room, left for right', () => {
    fc.assert(
      fc.property(poses, (pose) => {
        const here = placeJoints(body, pose, createJointPlacement()).positions;
        const image = mirrorPose(pose, createPose());
        const there = placeJoints(body, image, createJointPlacement()).positions;
        for (const bone of BONES) {
          const from = BONE[bone] * 3;
          const to = BONE[mirrorName(bone)] * 3;
          expect(there[to]).toBeCloseTo(-here[from]!, 9);
          expect(there[to + 1]).toBeCloseTo(here[from + 1]!, 9);
          expect(there[to + 2]).toBeCloseTo(here[from + 2]!, 9);
        }
      }),
      { numRuns: 100, seed: 4 },
    );
  });

  it('reflects the directions of hands and feet too, whose joints do not show them', () => {
    const pose = poseFrom(createAngles(), createPose());
    pose.rotations.set([0.1, 0.3, 0.5, Math.sqrt(1 - 0.35)], BONE.leftHand * 4);
    const image = mirrorPose(pose, createPose());
    expect([...image.rotations.subarray(BONE.rightHand * 4, BONE.rightHand * 4 + 4)]).toEqual([
      0.1,
      -0.3,
      -0.5,
      Math.sqrt(1 - 0.35),
    ]);
  });

  it('gives the pose back when used twice, also in place', () => {
    fc.assert(
      fc.property(poses, (pose) => {
        pose.time = seconds(4);
        pose.contacts.left = true;
        pose.tracking = 'tracked';
        pose.source[BONE.leftHand] = SOURCE.camera;
        pose.sigma[BONE.rightFoot * 3 + 1] = 9;
        const twice = mirrorPose(mirrorPose(pose, createPose()), createPose());
        const inPlace = copyPose(pose, createPose());
        mirrorPose(mirrorPose(inPlace, inPlace), inPlace);
        expect(twice).toEqual(pose);
        expect(inPlace).toEqual(pose);
      }),
      { numRuns: 50, seed: 5 },
    );
  });

  it('takes contacts, sources and sigma to the other side', () => {
    const pose = createPose();
    pose.contacts.left = true;
    pose.source[BONE.leftHand] = SOURCE.camera;
    pose.sigma.set([1, 2, 3], BONE.rightFoot * 3);
    const image = mirrorPose(pose, createPose());
    expect(image.contacts).toEqual({ left: false, right: true });
    expect(image.source[BONE.rightHand]).toBe(SOURCE.camera);
    expect(image.source[BONE.leftHand]).toBe(SOURCE.inferred);
    expect([...image.sigma.subarray(BONE.leftFoot * 3, BONE.leftFoot * 3 + 3)]).toEqual([1, 2, 3]);
  });

  it('mirrors angles as it mirrors poses', () => {
    fc.assert(
      fc.property(poses, (pose) => {
        const mirrored = mirrorAngles(anglesOf(pose, createAngles()), createAngles());
        const seen = anglesOf(mirrorPose(pose, createPose()), createAngles());
        for (const name of ANGLES) {
          expect(Math.abs(seen[ANGLE[name]]! - mirrored[ANGLE[name]]!), name).toBeLessThan(1e-6);
        }
      }),
      { numRuns: 100, seed: 6 },
    );
  });

  it('exchanges the knees and turns a lean to the left into one to the right', () => {
    const angles = createAngles();
    angles[ANGLE.leftKneeFlexion] = 50;
    angles[ANGLE.trunkSideFlexion] = 12;
    angles[ANGLE.trunkFlexion] = 30;
    mirrorAngles(angles, angles);
    expect(angles[ANGLE.rightKneeFlexion]).toBe(50);
    expect(Math.abs(angles[ANGLE.leftKneeFlexion]!)).toBe(0);
    expect(angles[ANGLE.trunkSideFlexion]).toBe(-12);
    expect(angles[ANGLE.trunkFlexion]).toBe(30);
  });
});
