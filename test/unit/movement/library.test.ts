import { describe, expect, test } from 'vitest';
import { ANGLE, ANGLES, LATERAL_ANGLES, MIRROR_ANGLE } from '../../../src/core/body/angleNames';
import { populationBody } from '../../../src/core/body/body';
import { JOINT_ANGLES } from '../../../src/core/body/jointAngles';
import { createJointPlacement, placeJoints } from '../../../src/core/body/kinematics';
import { createPose } from '../../../src/core/body/pose';
import { BONE, type Bone } from '../../../src/core/body/skeleton';
import { metres, seconds } from '../../../src/core/body/units';
import { findPattern, PATTERN_LIBRARY } from '../../../src/core/movement/library/library';
import { createSynthesis, type SynthesisOptions } from '../../../src/core/movement/synthesis';

const pose = createPose();
const placement = createJointPlacement();

/** Where a joint of the model is at a phase, metres. */
function jointAt(
  id: string,
  phase: number,
  bone: Bone,
  options: SynthesisOptions = {},
  height = 1.68,
) {
  const body = populationBody(metres(height));
  createSynthesis(findPattern(id)!, body, options).fillPose(phase, pose);
  placeJoints(body, pose, placement);
  const [x, y, z] = placement.positions.subarray(BONE[bone] * 3, BONE[bone] * 3 + 3);
  return { x: x!, y: y!, z: z! };
}

/** Shares of body mass and where they lie between two joints (Winter 2009, table 4.1). */
const MASSES: readonly (readonly [Bone, Bone, number, number])[] = [
  ['hips', 'neck', 0.578, 0.66],
  ['leftUpperLeg', 'leftLowerLeg', 0.1, 0.433],
  ['rightUpperLeg', 'rightLowerLeg', 0.1, 0.433],
  ['leftLowerLeg', 'leftFoot', 0.061, 0.606],
  ['rightLowerLeg', 'rightFoot', 0.061, 0.606],
  ['leftUpperArm', 'leftHand', 0.05, 0.53],
  ['rightUpperArm', 'rightHand', 0.05, 0.53],
];

/** How far in front of the ankles the body's mass is, metres. */
function massInFront(id: string, phase: number, options: SynthesisOptions = {}): number {
  let sum = 0;
  let mass = 0;
  for (const [from, to, share, place] of MASSES) {
    const a = jointAt(id, phase, from, options).z;
    const b = jointAt(id, phase, to, options).z;
    sum += share * (a + place * (b - a));
    mass += share;
  }
  return sum / mass - jointAt(id, phase, 'leftFoot', options).z;
}

describe.each(PATTERN_LIBRARY.map((pattern) => [pattern.id, pattern] as const))(
  '%s',
  (id, pattern) => {
    test('stays within what healthy joints can do', () => {
      const synthesis = createSynthesis(pattern, populationBody());
      for (let phase = 0; phase <= 1; phase += 0.05) {
        const angles = synthesis.modelAngles(phase);
        for (const name of ANGLES.filter((angle) => JOINT_ANGLES[angle].stored)) {
          const { min, max } = JOINT_ANGLES[name].range;
          expect(angles[ANGLE[name]], `${name} at ${phase}`).toBeGreaterThanOrEqual(min - 0.01);
          expect(angles[ANGLE[name]], `${name} at ${phase}`).toBeLessThanOrEqual(max + 0.01);
        }
      }
    });

    test('the left side is the right one mirrored', () => {
      const right = createSynthesis(pattern, populationBody(), { side: 'right' });
      const left = createSynthesis(pattern, populationBody(), { side: 'left' });
      for (const phase of [0, 0.2, 0.5, 0.8]) {
        const mirrored = Float64Array.from(right.modelAngles(phase));
        const found = left.modelAngles(phase);
        for (const name of ANGLES.filter((angle) => JOINT_ANGLES[angle].stored)) {
          const from = pattern.sides === 'one' ? MIRROR_ANGLE[ANGLE[name]]! : ANGLE[name];
          const sign = pattern.sides === 'one' && LATERAL_ANGLES.includes(name) ? -1 : 1;
          expect(found[ANGLE[name]]! - sign * mirrored[from]!, `${name} at ${phase}`).toBeCloseTo(
            0,
            9,
          );
        }
      }
    });

    test('lasts as long as its tempo says and goes as far as its target', () => {
      const { out, hold, back } = pattern.tempo;
      const synthesis = createSynthesis(pattern, populationBody(), { tempo: 2 });
      expect(synthesis.duration).toBeCloseTo((out + hold + back) / 2);
      const farthest =
        pattern.shape === 'loop' ? 0.5 : synthesis.phaseAt(seconds((out + hold / 2) / 2));
      const driver = ANGLE[pattern.range.angle];
      expect(synthesis.modelAngles(farthest)[driver]).toBeCloseTo(pattern.range.target, 0);
    });

    if (pattern.anchor === 'feet') {
      test.each([1.5, 1.68, 1.9])(
        'keeps both feet planted and flat at a height of %s m',
        (height) => {
          const there = jointAt(id, 0, 'rightFoot', {}, height);
          for (let phase = 0; phase <= 1; phase += 0.1) {
            const foot = jointAt(id, phase, 'rightFoot', {}, height);
            expect(Math.hypot(foot.x - there.x, foot.z - there.z)).toBeLessThan(0.02);
            expect(foot.y).toBeCloseTo(0.039 * height, 2);
            const toes = jointAt(id, phase, 'rightToes', {}, height);
            expect(foot.y - toes.y).toBeCloseTo(0.03 * height, 1);
          }
        },
      );
    } else {
      test('keeps the pelvis on its seat', () => {
        const there = jointAt(id, 0, 'hips');
        for (let phase = 0; phase <= 1; phase += 0.1)
          expect(jointAt(id, phase, 'hips')).toEqual(there);
      });
    }
  },
);

test('a squat keeps the body’s mass over the feet, also when it goes twice as deep', () => {
  for (const amplitude of [1, 1.5, 2.2]) {
    const inFront = massInFront('mini-squat', 0.5, { amplitude });
    expect(inFront).toBeGreaterThan(-0.03);
    expect(inFront).toBeLessThan(0.14);
  }
});

test('somebody who sits does not balance over the feet, and comes over them before the seat is left', () => {
  expect(massInFront('sit-to-stand', 0)).toBeLessThan(-0.1);
  expect(massInFront('sit-to-stand', 0.2)).toBeGreaterThan(-0.13);
  expect(massInFront('sit-to-stand', 0.35)).toBeGreaterThan(-0.08);
  expect(massInFront('sit-to-stand', 0.5)).toBeGreaterThan(-0.02);
});

test('the diagonal goes from the opposite hip to up and out', () => {
  const low = jointAt('pnf-upper-d2-flexion', 0, 'rightHand');
  expect(low.x).toBeGreaterThan(0.05);
  expect(low.y).toBeLessThan(jointAt('pnf-upper-d2-flexion', 0, 'hips').y + 0.2);
  const high = jointAt('pnf-upper-d2-flexion', 0.5, 'rightHand');
  expect(high.x).toBeLessThan(jointAt('pnf-upper-d2-flexion', 0.5, 'rightUpperArm').x - 0.15);
  expect(high.y).toBeGreaterThan(jointAt('pnf-upper-d2-flexion', 0.5, 'head').y);
});

test('the circle of the hand is round as seen from the front', () => {
  const hands = Array.from({ length: 24 }, (_, i) =>
    jointAt('shoulder-circle', i / 24, 'rightHand'),
  );
  const centre = { x: 0, y: 0 };
  for (const hand of hands) {
    centre.x += hand.x / 24;
    centre.y += hand.y / 24;
  }
  const radii = hands.map((hand) => Math.hypot(hand.x - centre.x, hand.y - centre.y));
  expect(Math.max(...radii) / Math.min(...radii)).toBeLessThan(1.45);
  expect(Math.min(...radii)).toBeGreaterThan(0.15);
});
