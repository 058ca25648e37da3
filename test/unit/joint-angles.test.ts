import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANGLE, ANGLES, type AngleName, STORED_ANGLES } from '../../src/core/body/angleNames';
import { anglesOf, createAngles } from '../../src/core/body/anglesOf';
import { populationBody } from '../../src/core/body/body';
import { JOINT_ANGLES } from '../../src/core/body/jointAngles';
import { createJointPlacement, placeJoints } from '../../src/core/body/kinematics';
import { createPose, type Pose } from '../../src/core/body/pose';
import { poseFrom } from '../../src/core/body/poseFrom';
import { multiplyInverse } from '../../src/core/body/quaternion';
import { BONE, type Bone } from '../../src/core/body/skeleton';

type Angles = Partial<Record<AngleName, number>>;
type Vector = readonly [number, number, number];

const body = populationBody();

function postureOf(angles: Angles): Pose {
  const values = createAngles();
  for (const [name, value] of Object.entries(angles)) values[ANGLE[name as AngleName]] = value;
  return poseFrom(values, createPose());
}

const read = (pose: Pose, name: AngleName): number => anglesOf(pose, createAngles())[ANGLE[name]]!;

/** Unit vector from one joint to another in the room (+X the figure's left, +Y up, +Z forward). */
function direction(pose: Pose, from: Bone, to: Bone): Vector {
  const { positions } = placeJoints(body, pose, createJointPlacement());
  const d = [0, 1, 2].map((i) => positions[BONE[to] * 3 + i]! - positions[BONE[from] * 3 + i]!);
  const length = Math.hypot(...d);
  return [d[0]! / length, d[1]! / length, d[2]! / length];
}

/** Where a direction of the bone's T-pose points to now, in the room. */
function turned(pose: Pose, bone: Bone, rest: Vector): Vector {
  const { rotations } = placeJoints(body, pose, createJointPlacement());
  const [x, y, z, w] = rotations.slice(BONE[bone] * 4, BONE[bone] * 4 + 4) as unknown as [
    number,
    number,
    number,
    number,
  ];
  const [a, b, c] = rest;
  // The rotation matrix of a quaternion, written out: independent of the code under test.
  return [
    (1 - 2 * (y * y + z * z)) * a + 2 * (x * y - w * z) * b + 2 * (x * z + w * y) * c,
    2 * (x * y + w * z) * a + (1 - 2 * (x * x + z * z)) * b + 2 * (y * z - w * x) * c,
    2 * (x * z - w * y) * a + 2 * (y * z + w * x) * b + (1 - 2 * (x * x + y * y)) * c,
  ];
}

function expectDirection(actual: Vector, expected: Vector): void {
  for (let i = 0; i < 3; i++) expect(actual[i]).toBeCloseTo(expected[i]!, 9);
}

const UP: Vector = [0, 1, 0];
const DOWN: Vector = [0, -1, 0];
const FORWARD: Vector = [0, 0, 1];
const BACK: Vector = [0, 0, -1];
const LEFT: Vector = [1, 0, 0];
const RIGHT: Vector = [-1, 0, 0];
const cos = (degrees: number): number => Math.cos((degrees * Math.PI) / 180);
const sin = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);

describe('postures worked out by hand', () => {
  describe('shoulder', () => {
    it('hangs along the body when every angle is zero', () => {
      const pose = postureOf({});
      expectDirection(direction(pose, 'leftUpperArm', 'leftHand'), DOWN);
      expectDirection(direction(pose, 'rightUpperArm', 'rightHand'), DOWN);
    });

    it('is the T-pose at 90° of abduction, both sides, and nothing else turns', () => {
      const pose = postureOf({ leftShoulderElevation: 90, rightShoulderElevation: 90 });
      for (let i = 0; i < pose.rotations.length; i++) {
        expect(pose.rotations[i]).toBeCloseTo(i % 4 === 3 ? 1 : 0, 12);
      }
    });

    it('brings the hand in front at shoulder height at elevation 90 in plane 90', () => {
      for (const side of ['left', 'right'] as const) {
        const pose = postureOf({ [`${side}ShoulderPlane`]: 90, [`${side}ShoulderElevation`]: 90 });
        expectDirection(direction(pose, `${side}UpperArm`, `${side}Hand`), FORWARD);
      }
    });

    it('brings the hand behind in plane −90 and across the body above plane 90', () => {
      const back = postureOf({ rightShoulderPlane: -90, rightShoulderElevation: 60 });
      expectDirection(direction(back, 'rightUpperArm', 'rightHand'), [0, -cos(60), -sin(60)]);
      const across = postureOf({ rightShoulderPlane: 135, rightShoulderElevation: 90 });
      expectDirection(direction(across, 'rightUpperArm', 'rightHand'), [cos(45), 0, sin(45)]);
    });

    it('lifts the arm overhead at 180 in any plane', () => {
      for (const plane of [0, 40, 90]) {
        const pose = postureOf({ leftShoulderPlane: plane, leftShoulderElevation: 180 });
        expectDirection(direction(pose, 'leftUpperArm', 'leftHand'), UP);
      }
    });

    it('points the forearm of a bent, hanging arm forward at rotation 0, whatever the plane', () => {
      for (const plane of [-60, 0, 90]) {
        const pose = postureOf({ leftShoulderPlane: plane, leftElbowFlexion: 90 });
        expectDirection(direction(pose, 'leftLowerArm', 'leftHand'), FORWARD);
      }
    });

    it('turns it across the belly by internal and outwards by external rotation', () => {
      const inwards = postureOf({
        leftElbowFlexion: 90,
        leftShoulderRotation: 70,
        rightElbowFlexion: 90,
        rightShoulderRotation: 90,
      });
      expectDirection(direction(inwards, 'leftLowerArm', 'leftHand'), [-sin(70), 0, cos(70)]);
      expectDirection(direction(inwards, 'rightLowerArm', 'rightHand'), LEFT);
      const outwards = postureOf({ rightElbowFlexion: 90, rightShoulderRotation: -45 });
      expectDirection(direction(outwards, 'rightLowerArm', 'rightHand'), [-sin(45), 0, cos(45)]);
    });

    it('keeps the goniometric zero at 90° of abduction: forearm forward, up when external', () => {
      const arm = { rightShoulderElevation: 90, rightElbowFlexion: 90 };
      expectDirection(direction(postureOf(arm), 'rightLowerArm', 'rightHand'), FORWARD);
      const external = postureOf({ ...arm, rightShoulderRotation: -90 });
      expectDirection(direction(external, 'rightLowerArm', 'rightHand'), UP);
      const internal = postureOf({ ...arm, rightShoulderRotation: 70 });
      expectDirection(direction(internal, 'rightLowerArm', 'rightHand'), [0, -sin(70), cos(70)]);
    });

    it('bends the elbow upwards when the arm was lifted forward without turning', () => {
      const pose = postureOf({
        leftShoulderPlane: 90,
        leftShoulderElevation: 90,
        leftElbowFlexion: 90,
      });
      expectDirection(direction(pose, 'leftLowerArm', 'leftHand'), UP);
      // ISB's γTH2 of the same posture is −90: rotation minus plane.
      expect(read(pose, 'leftShoulderRotation') - read(pose, 'leftShoulderPlane')).toBeCloseTo(-90);
    });

    it('goes from the left pocket to up and out on the right in the right D2 flexion', () => {
      const start = postureOf({
        rightShoulderPlane: 130,
        rightShoulderElevation: 30,
        rightShoulderRotation: 60,
        rightForearmPronation: 60,
      });
      const startHand = direction(start, 'rightUpperArm', 'rightHand');
      expectDirection(startHand, [sin(30) * cos(50), -cos(30), sin(30) * sin(50)]);
      const end = postureOf({
        rightShoulderPlane: 30,
        rightShoulderElevation: 140,
        rightShoulderRotation: -80,
        rightForearmPronation: -70,
      });
      const endHand = direction(end, 'rightUpperArm', 'rightHand');
      expectDirection(endHand, [-sin(140) * cos(30), -cos(140), sin(140) * sin(30)]);
      // In the T-pose the thumb points forward. From the pocket, it points to the left hip …
      expect(turned(start, 'rightHand', FORWARD)[0]).toBeGreaterThan(0.8);
      // … and with the sword drawn, behind.
      expect(turned(end, 'rightHand', FORWARD)[2]).toBeLessThan(-0.8);
    });

    it('turns the thumb of a level arm up by external rotation and back by supination on top', () => {
      const external = { rightShoulderElevation: 90, rightShoulderRotation: -90 };
      expectDirection(turned(postureOf(external), 'rightHand', FORWARD), UP);
      const supine = postureOf({ ...external, rightForearmPronation: -90 });
      expectDirection(turned(supine, 'rightHand', FORWARD), BACK);
    });

    it('reads the humerus against the thorax whatever share of it the collar bone has', () => {
      const shared = postureOf({
        leftShoulderPlane: 30,
        leftShoulderElevation: 120,
        leftShoulderRotation: -40,
        leftScapularElevation: 30,
      });
      expectDirection(direction(shared, 'leftUpperArm', 'leftHand'), [
        sin(120) * cos(30),
        -cos(120),
        sin(120) * sin(30),
      ]);
      expect(read(shared, 'leftShoulderElevation')).toBeCloseTo(120);
      expect(read(shared, 'leftShoulderRotation')).toBeCloseTo(-40);
      expect(read(shared, 'leftScapularElevation')).toBeCloseTo(30);
    });

    it('projects flexion as seen from the side and abduction as seen from the front', () => {
      const oblique = postureOf({ rightShoulderPlane: 45, rightShoulderElevation: 90 });
      expect(read(oblique, 'rightShoulderFlexion')).toBeCloseTo(90);
      expect(read(oblique, 'rightShoulderAbduction')).toBeCloseTo(90);
      const scaption = postureOf({ leftShoulderPlane: 30, leftShoulderElevation: 60 });
      // tan of the projection = tan of elevation times the share of the arm in that plane.
      expect(Math.tan((read(scaption, 'leftShoulderAbduction') * Math.PI) / 180)).toBeCloseTo(1.5);
      expect(Math.tan((read(scaption, 'leftShoulderFlexion') * Math.PI) / 180)).toBeCloseTo(
        Math.sqrt(3) / 2,
      );
      const extension = postureOf({ leftShoulderPlane: -90, leftShoulderElevation: 40 });
      expect(read(extension, 'leftShoulderFlexion')).toBeCloseTo(-40);
      const pastVertical = postureOf({ leftShoulderPlane: 180, leftShoulderElevation: 175 });
      expect(read(pastVertical, 'leftShoulderAbduction')).toBeCloseTo(185);
    });
  });

  it('shrugs upwards on both sides', () => {
    const pose = postureOf({ leftScapularElevation: 20, rightScapularElevation: 20 });
    const rest = postureOf({});
    for (const side of ['left', 'right'] as const) {
      const lifted = direction(pose, `${side}Shoulder`, `${side}UpperArm`);
      const level = direction(rest, `${side}Shoulder`, `${side}UpperArm`);
      const rise = (Math.asin(lifted[1]) - Math.asin(level[1])) * (180 / Math.PI);
      expect(rise).toBeCloseTo(20);
    }
  });

  it('brings the hand to the shoulder by elbow flexion', () => {
    const pose = postureOf({ rightElbowFlexion: 130 });
    expectDirection(direction(pose, 'rightLowerArm', 'rightHand'), [0, -cos(130), sin(130)]);
  });

  it('holds the thumb up in mid position, the palm down pronated and up supinated', () => {
    const bent = { leftElbowFlexion: 90, rightElbowFlexion: 90 };
    const mid = postureOf(bent);
    // In the T-pose, palms face down and thumbs forward.
    expectDirection(turned(mid, 'leftHand', FORWARD), UP);
    expectDirection(turned(mid, 'leftHand', DOWN), RIGHT);
    const pronated = postureOf({ ...bent, leftForearmPronation: 90, rightForearmPronation: 90 });
    expectDirection(turned(pronated, 'leftHand', DOWN), DOWN);
    expectDirection(turned(pronated, 'rightHand', DOWN), DOWN);
    const supinated = postureOf({ ...bent, leftForearmPronation: -90, rightForearmPronation: -90 });
    expectDirection(turned(supinated, 'leftHand', DOWN), UP);
    expectDirection(turned(supinated, 'rightHand', DOWN), UP);
  });

  it('reads pronation also where the hand bone has taken a share of the twist', () => {
    const pose = postureOf({ leftForearmPronation: 30, leftWristFlexion: 40 });
    const hand = BONE.leftHand * 4;
    const twist = Float64Array.of(-sin(10), 0, 0, cos(10));
    multiplyInverse(pose.rotations, hand, twist, 0, pose.rotations, hand);
    expect(read(pose, 'leftForearmPronation')).toBeCloseTo(50);
    expect(read(pose, 'leftWristFlexion')).toBeCloseTo(40);
    expect(read(pose, 'leftWristDeviation')).toBeCloseTo(0);
  });

  it('bends the wrist to the palm and deviates to the little finger', () => {
    const arms = { leftShoulderElevation: 90, rightShoulderElevation: 90 };
    const bent = postureOf({ ...arms, leftWristFlexion: 50, rightWristFlexion: 50 });
    expectDirection(turned(bent, 'leftHand', LEFT), [cos(50), -sin(50), 0]);
    expectDirection(turned(bent, 'rightHand', RIGHT), [-cos(50), -sin(50), 0]);
    // Thumbs point forward in the T-pose, so the little fingers are behind.
    const ulnar = postureOf({ ...arms, leftWristDeviation: 25, rightWristDeviation: 25 });
    expectDirection(turned(ulnar, 'leftHand', LEFT), [cos(25), 0, -sin(25)]);
    expectDirection(turned(ulnar, 'rightHand', RIGHT), [-cos(25), 0, -sin(25)]);
  });

  it('lifts the thigh forward by hip flexion and out by abduction', () => {
    const seated = postureOf({ leftHipFlexion: 90, rightHipFlexion: 30 });
    expectDirection(direction(seated, 'leftUpperLeg', 'leftLowerLeg'), FORWARD);
    expectDirection(direction(seated, 'rightUpperLeg', 'rightLowerLeg'), [0, -cos(30), sin(30)]);
    const wide = postureOf({ leftHipAbduction: 40, rightHipAbduction: 20 });
    expectDirection(direction(wide, 'leftUpperLeg', 'leftFoot'), [sin(40), -cos(40), 0]);
    expectDirection(direction(wide, 'rightUpperLeg', 'rightFoot'), [-sin(20), -cos(20), 0]);
  });

  it('turns the toes in by internal rotation of the hip, and a bent shank outwards', () => {
    const standing = postureOf({ leftHipRotation: 30, rightHipRotation: 30 });
    expectDirection(turned(standing, 'leftFoot', FORWARD), [-sin(30), 0, cos(30)]);
    expectDirection(turned(standing, 'rightFoot', FORWARD), [sin(30), 0, cos(30)]);
    const sitting = postureOf({ leftHipFlexion: 90, leftHipRotation: 30, leftKneeFlexion: 90 });
    expectDirection(direction(sitting, 'leftLowerLeg', 'leftFoot'), [sin(30), -cos(30), 0]);
  });

  it('brings the heel behind by knee flexion, and the shank upright again in sitting', () => {
    const standing = postureOf({ leftKneeFlexion: 90, rightKneeFlexion: 60 });
    expectDirection(direction(standing, 'leftLowerLeg', 'leftFoot'), BACK);
    expectDirection(direction(standing, 'rightLowerLeg', 'rightFoot'), [0, -cos(60), -sin(60)]);
    const sitting = postureOf({ rightHipFlexion: 90, rightKneeFlexion: 90 });
    expectDirection(direction(sitting, 'rightLowerLeg', 'rightFoot'), DOWN);
  });

  it('lifts the toes by dorsiflexion and the inner edge by inversion', () => {
    const up = postureOf({ leftAnkleDorsiflexion: 20, rightAnkleDorsiflexion: -40 });
    expectDirection(turned(up, 'leftFoot', FORWARD), [0, sin(20), cos(20)]);
    expectDirection(turned(up, 'rightFoot', FORWARD), [0, -sin(40), cos(40)]);
    const inverted = postureOf({ leftAnkleInversion: 30, rightAnkleInversion: 30 });
    // The inner edge of the left foot is on its right.
    expectDirection(turned(inverted, 'leftFoot', RIGHT), [-cos(30), sin(30), 0]);
    expectDirection(turned(inverted, 'rightFoot', LEFT), [cos(30), sin(30), 0]);
  });

  it('bends the trunk forward, to the left, and turns it to the left', () => {
    const bowed = postureOf({ trunkFlexion: 60 });
    expectDirection(turned(bowed, 'upperChest', UP), [0, cos(60), sin(60)]);
    expectDirection(turned(bowed, 'spine', UP), [0, cos(20), sin(20)]);
    const sideways = postureOf({ trunkSideFlexion: 24 });
    expectDirection(turned(sideways, 'upperChest', UP), [sin(24), cos(24), 0]);
    const twisted = postureOf({ trunkRotation: 30 });
    expectDirection(turned(twisted, 'upperChest', FORWARD), [sin(30), 0, cos(30)]);
  });

  it('nods, tilts and turns the head on the thorax', () => {
    expectDirection(turned(postureOf({ neckFlexion: 40 }), 'head', FORWARD), [
      0,
      -sin(40),
      cos(40),
    ]);
    expectDirection(turned(postureOf({ neckSideFlexion: 30 }), 'head', UP), [sin(30), cos(30), 0]);
    expectDirection(turned(postureOf({ neckRotation: 70 }), 'head', FORWARD), [
      sin(70),
      0,
      cos(70),
    ]);
  });

  it('tilts, leans and turns the pelvis in the room', () => {
    expectDirection(turned(postureOf({ pelvisTilt: 15 }), 'hips', UP), [0, cos(15), sin(15)]);
    expectDirection(turned(postureOf({ pelvisObliquity: 10 }), 'hips', LEFT), [
      cos(10),
      -sin(10),
      0,
    ]);
    expectDirection(turned(postureOf({ pelvisRotation: 90 }), 'hips', FORWARD), LEFT);
    const supine = postureOf({ pelvisTilt: -90, pelvisRotation: 35 });
    expectDirection(turned(supine, 'hips', FORWARD), UP);
    expect(read(supine, 'pelvisTilt')).toBeCloseTo(-90);
    expect(read(supine, 'pelvisRotation')).toBeCloseTo(35);
  });

  it('measures the lean of the thorax in the person’s own heading', () => {
    const pose = postureOf({ pelvisRotation: 120, pelvisTilt: 10, trunkFlexion: 20 });
    expect(read(pose, 'trunkLean')).toBeCloseTo(30);
    expect(read(pose, 'trunkLeanForward')).toBeCloseTo(30);
    expect(read(pose, 'trunkLeanSide')).toBeCloseTo(0);
    const sideways = postureOf({ pelvisRotation: -70, pelvisObliquity: 5, trunkSideFlexion: 7 });
    expect(read(sideways, 'trunkLeanSide')).toBeCloseTo(12);
    expect(read(sideways, 'trunkLeanForward')).toBeCloseTo(0);
    expect(read(sideways, 'trunkLean')).toBeCloseTo(12);
  });
});

describe('the way there and back', () => {
  /** Stored angles inside the healthy ranges, a degree away from where a shoulder is singular. */
  const healthy = fc.tuple(
    ...STORED_ANGLES.map((name) => {
      const { min, max } = JOINT_ANGLES[name].range;
      const margin = name.endsWith('ShoulderElevation') || name === 'pelvisRotation' ? 1 : 0;
      return fc.double({ min: min + margin, max: max - margin, noNaN: true });
    }),
  );

  it('reads from a pose the angles it was made from', () => {
    fc.assert(
      fc.property(healthy, (values) => {
        const angles = createAngles();
        angles.set(values);
        const seen = anglesOf(poseFrom(angles, createPose()), createAngles());
        for (const name of STORED_ANGLES) {
          expect(Math.abs(seen[ANGLE[name]]! - angles[ANGLE[name]]!), name).toBeLessThan(1e-6);
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('makes from a pose’s angles the same pose', () => {
    fc.assert(
      fc.property(healthy, (values) => {
        const angles = createAngles();
        angles.set(values);
        const pose = poseFrom(angles, createPose());
        const again = poseFrom(anglesOf(pose, createAngles()), createPose());
        const here = placeJoints(body, pose, createJointPlacement());
        const there = placeJoints(body, again, createJointPlacement());
        for (let i = 0; i < here.positions.length; i++) {
          expect(there.positions[i]).toBeCloseTo(here.positions[i]!, 9);
        }
        for (let i = 0; i < here.rotations.length; i += 4) {
          const dot = [0, 1, 2, 3].reduce(
            (sum, k) => sum + here.rotations[i + k]! * there.rotations[i + k]!,
            0,
          );
          expect(Math.abs(dot)).toBeCloseTo(1, 12);
        }
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  it('gives finite angles for any rotations at all, the singular ones included', () => {
    const singular = [0, 90, 180, -90];
    for (const plane of singular) {
      for (const elevation of [0, 90, 180]) {
        for (const tilt of singular) {
          const pose = postureOf({
            leftShoulderPlane: plane,
            leftShoulderElevation: elevation,
            pelvisObliquity: tilt,
            rightHipAbduction: tilt,
            leftWristDeviation: tilt,
          });
          for (const value of anglesOf(pose, createAngles())) expect(value).not.toBeNaN();
        }
      }
    }
  });

  it('leaves root, sigma and source of the pose alone', () => {
    const pose = createPose();
    pose.root.set([1, 2, 3]);
    pose.sigma.fill(7);
    poseFrom(createAngles(), pose);
    expect([...pose.root]).toEqual([1, 2, 3]);
    expect(pose.sigma.every((value) => value === 7)).toBe(true);
  });
});

describe('the table', () => {
  it('has a row for every angle, with a range that holds its zero and a label of its own', () => {
    for (const name of ANGLES) {
      const { range, label, bones } = JOINT_ANGLES[name];
      expect(range.min, name).toBeLessThanOrEqual(0);
      expect(range.max, name).toBeGreaterThan(0);
      expect(label).toMatch(/^angle\.[a-z]/);
      for (const bone of bones) expect(BONE[bone], `${name} ${bone}`).toBeTypeOf('number');
    }
    const labels = ANGLES.filter((name) => !name.startsWith('right'));
    expect(new Set(labels.map((name) => JOINT_ANGLES[name].label)).size).toBe(labels.length);
  });

  it('tells both sides the same, each with its own bones', () => {
    expect(JOINT_ANGLES.rightKneeFlexion.bones).toEqual(['rightUpperLeg', 'rightLowerLeg']);
    expect(JOINT_ANGLES.leftKneeFlexion.bones).toEqual(['leftUpperLeg', 'leftLowerLeg']);
    expect(JOINT_ANGLES.leftHipFlexion.bones).toEqual(['hips', 'leftUpperLeg']);
    expect(JOINT_ANGLES.rightKneeFlexion.range).toEqual(JOINT_ANGLES.leftKneeFlexion.range);
    expect(JOINT_ANGLES.rightKneeFlexion.label).toBe('angle.kneeFlexion');
  });
});
