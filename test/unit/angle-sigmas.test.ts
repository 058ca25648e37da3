import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { angleMeasurability } from '../../src/core/body/angleMeasurability';
import { ANGLE, ANGLES, type AngleName, STORED_ANGLES } from '../../src/core/body/angleNames';
import { angleSigmas } from '../../src/core/body/angleSigmas';
import { anglesOf, createAngles } from '../../src/core/body/anglesOf';
import { createFrame } from '../../src/core/body/frame';
import { JOINT_ANGLES } from '../../src/core/body/jointAngles';
import { copyPose, createPose, type Pose, SOURCE } from '../../src/core/body/pose';
import { poseFrom } from '../../src/core/body/poseFrom';
import { multiplyQuaternions } from '../../src/core/body/quaternion';
import { BONE, BONES, type Bone } from '../../src/core/body/skeleton';

type Angles = Partial<Record<AngleName, number>>;

function postureOf(angles: Angles): Pose {
  const values = createAngles();
  for (const [name, value] of Object.entries(angles)) values[ANGLE[name as AngleName]] = value;
  const pose = poseFrom(values, createPose());
  pose.sigma.fill(0);
  pose.source.fill(SOURCE.camera);
  return pose;
}

const know = (pose: Pose, bone: Bone, x: number, y: number, z: number): Pose => {
  pose.sigma.set([x, y, z], BONE[bone] * 3);
  return pose;
};

const sigmaOf = (pose: Pose, name: AngleName): number =>
  angleSigmas(pose, createAngles())[ANGLE[name]]!;

describe('how well an angle is known', () => {
  it('knows the flexion of a knee seen from the side and not the rotation of the hip', () => {
    const pose = postureOf({ leftHipFlexion: 10, leftKneeFlexion: 40 });
    know(pose, 'leftLowerLeg', 3, 180, 180);
    know(pose, 'leftUpperLeg', 4, 180, 30);
    expect(sigmaOf(pose, 'leftKneeFlexion')).toBeCloseTo(3);
    expect(sigmaOf(pose, 'leftHipFlexion')).toBeCloseTo(4);
    expect(sigmaOf(pose, 'leftHipAbduction')).toBeCloseTo(30);
    expect(sigmaOf(pose, 'leftHipRotation')).toBeCloseTo(180);
  });

  it('takes the elbow’s flexion from the axis across the arm, whatever the forearm’s twist', () => {
    const flat = know(postureOf({ rightElbowFlexion: 90 }), 'rightLowerArm', 50, 6, 20);
    expect(sigmaOf(flat, 'rightElbowFlexion')).toBeCloseTo(6);
    expect(sigmaOf(flat, 'rightForearmPronation')).toBeCloseTo(50);
    const turned = know(
      postureOf({ rightElbowFlexion: 90, rightForearmPronation: 90 }),
      'rightLowerArm',
      50,
      6,
      20,
    );
    expect(sigmaOf(turned, 'rightElbowFlexion')).toBeCloseTo(20);
  });

  it('loses the shoulder’s plane as the arm comes down, and its rotation as it goes overhead', () => {
    const at = (elevation: number) =>
      know(postureOf({ leftShoulderElevation: elevation }), 'leftUpperArm', 5, 5, 5);
    expect(sigmaOf(at(90), 'leftShoulderPlane')).toBeCloseTo(5);
    expect(sigmaOf(at(10), 'leftShoulderPlane')).toBeGreaterThan(28);
    expect(sigmaOf(at(0), 'leftShoulderPlane')).toBe(180);
    expect(sigmaOf(at(0), 'leftShoulderRotation')).toBeCloseTo(5);
    expect(sigmaOf(at(170), 'leftShoulderRotation')).toBeGreaterThan(50);
    expect(sigmaOf(at(180), 'leftShoulderRotation')).toBe(180);
  });

  it('takes trunk, neck and shoulder from the last bone of each chain', () => {
    const pose = postureOf({ trunkFlexion: 20 });
    pose.sigma.fill(180);
    know(pose, 'upperChest', 4, 5, 6);
    know(pose, 'head', 7, 8, 9);
    expect(sigmaOf(pose, 'trunkFlexion')).toBeCloseTo(4);
    expect(sigmaOf(pose, 'trunkSideFlexion')).toBeCloseTo(6);
    expect(sigmaOf(pose, 'trunkRotation')).toBeCloseTo(5);
    expect(sigmaOf(pose, 'neckRotation')).toBeCloseTo(8);
  });

  it('is never more than unknown and always a number, in singular postures too', () => {
    const pose = postureOf({
      pelvisObliquity: 90,
      trunkSideFlexion: 90,
      leftHipAbduction: 90,
      leftWristDeviation: 90,
      rightShoulderElevation: 180,
    });
    pose.sigma.fill(4);
    for (const value of angleSigmas(pose, createAngles())) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(180);
    }
  });

  /** The same by brute force: turn one bone about one of its axes a little and read the angles again. */
  function byFiniteDifferences(pose: Pose): Float64Array {
    const step = 1e-4;
    const variance = createAngles();
    const moved = createPose();
    const turn = new Float64Array(4);
    for (const bone of BONES) {
      for (let axis = 0; axis < 3; axis++) {
        const change = [1, -1].map((way) => {
          copyPose(pose, moved);
          turn.fill(0);
          turn[axis] = Math.sin((way * step * Math.PI) / 360);
          turn[3] = Math.cos((step * Math.PI) / 360);
          const at = BONE[bone] * 4;
          multiplyQuaternions(moved.rotations, at, moved.rotations, at, turn, 0);
          return anglesOf(moved, createAngles());
        });
        for (let i = 0; i < variance.length; i++) {
          const rate = (change[0]![i]! - change[1]![i]!) / (2 * step);
          variance[i]! += (rate * pose.sigma[BONE[bone] * 3 + axis]!) ** 2;
        }
      }
    }
    return variance.map(Math.sqrt);
  }

  it('agrees with turning each bone a little and reading again', () => {
    const values = fc.tuple(
      ...STORED_ANGLES.map((name) => {
        const { min, max } = JOINT_ANGLES[name].range;
        // Away from where an angle is singular, and from a rolled pelvis, whose heading is first order only.
        if (name === 'pelvisObliquity') return fc.constant(0);
        if (name.endsWith('ShoulderElevation'))
          return fc.double({ min: 20, max: 160, noNaN: true });
        const most = name === 'pelvisTilt' ? 40 : 170;
        return fc.double({ min: Math.max(min, -most), max: Math.min(max, most), noNaN: true });
      }),
    );
    const last: readonly Bone[] = BONES.filter(
      (bone) => !['spine', 'chest', 'neck', 'leftShoulder', 'rightShoulder'].includes(bone),
    );
    const sigmas = fc.array(fc.double({ min: 0.5, max: 6, noNaN: true }), {
      minLength: last.length * 3,
      maxLength: last.length * 3,
    });
    fc.assert(
      fc.property(values, sigmas, (angles, sigma) => {
        const pose = postureOf({});
        const all = createAngles();
        all.set(angles);
        poseFrom(all, pose);
        last.forEach((bone, i) => {
          pose.sigma.set(sigma.slice(i * 3, i * 3 + 3), BONE[bone] * 3);
        });
        const expected = byFiniteDifferences(pose);
        const actual = angleSigmas(pose, createAngles());
        const upright = anglesOf(pose, createAngles())[ANGLE.trunkLean]! < 1;
        for (const name of ANGLES) {
          // Never negative, the whole lean has no slope where it is zero.
          if (name === 'trunkLean' && upright) continue;
          const want = Math.min(expected[ANGLE[name]]!, 180);
          expect(Math.abs(actual[ANGLE[name]]! - want) / (want + 0.1), name).toBeLessThan(0.01);
        }
      }),
      { numRuns: 150, seed: 3 },
    );
  });

  describe('of a lean', () => {
    it('adds pelvis and thorax as if independent where only the pose is known', () => {
      const pose = know(
        know(postureOf({ trunkFlexion: 15 }), 'hips', 3, 0, 0),
        'upperChest',
        4,
        0,
        0,
      );
      expect(sigmaOf(pose, 'trunkLeanForward')).toBeCloseTo(5);
      expect(sigmaOf(pose, 'trunkLeanSide')).toBeCloseTo(0);
      expect(sigmaOf(pose, 'trunkLean')).toBeCloseTo(5);
    });

    it('does not mind an unknown heading', () => {
      const pose = know(postureOf({ trunkSideFlexion: 15 }), 'hips', 0, 90, 0);
      expect(sigmaOf(pose, 'trunkLeanSide')).toBeCloseTo(0);
    });

    it('knows from the front the lean to the side and not the lean forward', () => {
      const pose = postureOf({ pelvisRotation: 90 });
      pose.sigma.fill(60);
      const { evidence } = createFrame();
      // The person faces +X and so does the way to the camera.
      evidence.viewAxis.set([1, 0, 0]);
      evidence.sigmaAcross.fill((2 * Math.PI) / 180);
      evidence.sigmaAlong.fill((25 * Math.PI) / 180);
      const sigmas = angleSigmas(pose, createAngles(), evidence);
      expect(sigmas[ANGLE.trunkLeanSide]).toBeCloseTo(2);
      expect(sigmas[ANGLE.trunkLeanForward]).toBeCloseTo(25);
      expect(sigmas[ANGLE.trunkLean]).toBeCloseTo(25);
      // Once the lean is to the side, the camera sees the whole of it.
      const leaning = postureOf({ pelvisRotation: 90, trunkSideFlexion: 20 });
      expect(angleSigmas(leaning, createAngles(), evidence)[ANGLE.trunkLean]).toBeCloseTo(2);
    });
  });
});

describe('what may be judged', () => {
  const judge = (pose: Pose, name: AngleName) =>
    angleMeasurability(ANGLE[name], pose, anglesOf(pose, createAngles()));

  it('has no plane and no rotation of the shoulder below 20° and above 160° of elevation', () => {
    for (const [elevation, expected] of [
      [19, 'outside-measurable-range'],
      [21, 'measurable'],
      [159, 'measurable'],
      [161, 'outside-measurable-range'],
    ] as const) {
      const pose = postureOf({ rightShoulderElevation: elevation, rightShoulderPlane: 40 });
      expect(judge(pose, 'rightShoulderPlane')).toBe(expected);
      expect(judge(pose, 'rightShoulderRotation')).toBe(expected);
      expect(judge(pose, 'rightShoulderElevation')).toBe('measurable');
    }
  });

  it('has no projection of an arm that points at the onlooker', () => {
    const sideways = postureOf({ leftShoulderElevation: 90 });
    expect(judge(sideways, 'leftShoulderFlexion')).toBe('outside-measurable-range');
    expect(judge(sideways, 'leftShoulderAbduction')).toBe('measurable');
    const forward = postureOf({ leftShoulderElevation: 90, leftShoulderPlane: 90 });
    expect(judge(forward, 'leftShoulderFlexion')).toBe('measurable');
    expect(judge(forward, 'leftShoulderAbduction')).toBe('outside-measurable-range');
    expect(judge(postureOf({}), 'leftShoulderFlexion')).toBe('measurable');
  });

  it('has no lean forward of somebody who lies on the side', () => {
    const lying = postureOf({ pelvisObliquity: 85 });
    expect(judge(lying, 'trunkLeanForward')).toBe('outside-measurable-range');
    expect(judge(lying, 'trunkLeanSide')).toBe('measurable');
    const supine = postureOf({ pelvisTilt: -85 });
    expect(judge(supine, 'trunkLeanForward')).toBe('measurable');
    expect(judge(supine, 'trunkLeanSide')).toBe('outside-measurable-range');
  });

  it('judges no joint that was guessed or copied from the other side', () => {
    for (const source of [SOURCE.inferred, SOURCE.mirrored]) {
      const pose = postureOf({ leftKneeFlexion: 30 });
      pose.source[BONE.leftLowerLeg] = source;
      expect(judge(pose, 'leftKneeFlexion')).toBe('joint-inferred');
      expect(judge(pose, 'leftAnkleDorsiflexion')).toBe('joint-inferred');
      expect(judge(pose, 'leftHipFlexion')).toBe('measurable');
      expect(judge(pose, 'rightKneeFlexion')).toBe('measurable');
    }
  });
});
