import { describe, expect, it } from 'vitest';
import { type Body, boneLength, legLength, populationBody } from '../../src/core/body/body';
import { bodyFromJoints, type FigureMeasures } from '../../src/core/body/bodyFromJoints';
import { createJointPlacement, lowestSole, placeJoints } from '../../src/core/body/kinematics';
import { createPose } from '../../src/core/body/pose';
import { BONE, BONES, type Bone } from '../../src/core/body/skeleton';

type Offsets = Record<Bone, [number, number, number]>;

/** A person of 1.72 m, measured by hand. */
const OFFSETS: Readonly<Offsets> = {
  hips: [0, 0.91, 0.01],
  spine: [0, 0.1, 0],
  chest: [0, 0.13, 0],
  upperChest: [0, 0.13, 0],
  neck: [0, 0.19, 0],
  head: [0, 0.08, 0.01],
  leftShoulder: [0.03, 0.14, 0],
  leftUpperArm: [0.14, -0.01, 0],
  leftLowerArm: [0.3, 0, 0],
  leftHand: [0.24, 0, 0],
  rightShoulder: [-0.03, 0.14, 0],
  rightUpperArm: [-0.14, -0.01, 0],
  rightLowerArm: [-0.3, 0, 0],
  rightHand: [-0.24, 0, 0],
  leftUpperLeg: [0.09, 0, 0],
  leftLowerLeg: [0, -0.42, 0],
  leftFoot: [0, -0.42, 0],
  leftToes: [0, -0.05, 0.14],
  rightUpperLeg: [-0.09, 0, 0],
  rightLowerLeg: [0, -0.42, 0],
  rightFoot: [0, -0.42, 0],
  rightToes: [0, -0.05, 0.14],
};

const measures = (change: Partial<Offsets> = {}): FigureMeasures => ({
  offsets: { ...OFFSETS, ...change },
  height: 1.72,
  handLength: 0.18,
});

describe('the body of a figure', () => {
  it('has the lengths of its joints, and what remains to floor and crown', () => {
    const body = bodyFromJoints(measures());
    expect(boneLength(body, 'leftLowerArm')).toBeCloseTo(0.3);
    expect(legLength(body)).toBeCloseTo(0.84);
    expect(body.ankleHeight).toBeCloseTo(0.07);
    expect(body.headHeight).toBeCloseTo(0.18);
    expect(body.origin).toBe('avatar');
  });

  it('stands with its soles on the floor in the T-pose', () => {
    const body = bodyFromJoints(measures());
    const pose = createPose();
    pose.root.set(body.offsets.subarray(BONE.hips * 3, BONE.hips * 3 + 3));
    expect(lowestSole(body, placeJoints(body, pose, createJointPlacement()))).toBeCloseTo(0);
  });

  it('gives a population’s body back', () => {
    const known: Body = populationBody();
    const offsets = Object.fromEntries(
      BONES.map((bone) => [bone, [...known.offsets.subarray(BONE[bone] * 3, BONE[bone] * 3 + 3)]]),
    ) as unknown as Offsets;
    const body = bodyFromJoints({ offsets, height: known.height, handLength: known.handLength });
    expect([...body.offsets]).toEqual([...known.offsets]);
    expect(body.headHeight).toBeCloseTo(known.headHeight);
    expect(body.ankleHeight).toBeCloseTo(known.ankleHeight);
  });

  it('may lack the joints that avatars may lack', () => {
    expect(() =>
      bodyFromJoints(measures({ upperChest: [0, 0, 0], neck: [0, 0.27, 0] })),
    ).not.toThrow();
    expect(() => bodyFromJoints(measures({ leftToes: [0, 0, 0] }))).not.toThrow();
  });

  it('names the segment that has no length, or one no person has', () => {
    expect(() => bodyFromJoints(measures({ leftFoot: [0, 0, 0] }))).toThrow(
      /leftFoot.*more than 0/,
    );
    expect(() => bodyFromJoints(measures({ rightHand: [-24, 0, 0] }))).toThrow(
      /rightHand.*less than 3/,
    );
    expect(() => bodyFromJoints(measures({ spine: [0, Number.NaN, 0] }))).toThrow(/spine.*NaN/);
    expect(() => bodyFromJoints({ ...measures(), height: 172 })).toThrow(/figure.*172/);
    expect(() => bodyFromJoints({ ...measures(), height: 1.5 })).toThrow(/head/);
    expect(() => bodyFromJoints({ ...measures(), handLength: 0 })).toThrow(/hand/);
    expect(() => bodyFromJoints(measures({ hips: [0, 0.8, 0] }))).toThrow(/ankle/);
  });

  it('refuses a figure that faces the wrong way or lets its arms hang', () => {
    expect(() => bodyFromJoints(measures({ leftLowerArm: [-0.3, 0, 0] }))).toThrow(/T-pose/);
    expect(() => bodyFromJoints(measures({ rightLowerArm: [-0.2, -0.22, 0] }))).toThrow(/T-pose/);
  });
});
