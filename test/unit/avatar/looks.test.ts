import { Quaternion, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { createMannequin } from '../../../src/avatar/mannequin';
import { mirrorPose } from '../../../src/avatar/mirrorPose';
import { shareElevation } from '../../../src/avatar/scapularShare';
import { blink } from '../../../src/avatar/signsOfLife';
import { spreadTwist } from '../../../src/avatar/spreadTwist';
import { populationBody } from '../../../src/core/body/body';
import { createJointPlacement, placeJoints } from '../../../src/core/body/kinematics';
import { createPose, type Pose, SOURCE } from '../../../src/core/body/pose';
import { BONE } from '../../../src/core/body/skeleton';
import { PATTERN_LIBRARY } from '../../../src/core/movement/library/library';
import { createSynthesis } from '../../../src/core/movement/synthesis';

const body = populationBody();
const q = (rotations: Float64Array, bone: number): Quaternion =>
  new Quaternion().fromArray(rotations, bone * 4);

/** The arm held out straight at an elevation (degrees) in the frontal (0°) to sagittal (90°) plane. */
function armAt(elevation: number, plane: number): Pose {
  const pose = createPose();
  const radians = Math.PI / 180;
  const direction = new Vector3(
    Math.sin(elevation * radians) * Math.cos(plane * radians),
    -Math.cos(elevation * radians),
    Math.sin(elevation * radians) * Math.sin(plane * radians),
  );
  const turn = new Quaternion().setFromUnitVectors(new Vector3(1, 0, 0), direction);
  turn.toArray(pose.rotations as unknown as number[], BONE.leftUpperArm * 4);
  return pose;
}

describe('the shoulder girdle of a figure', () => {
  it('stays at rest up to 30° and takes a third of what is beyond, in the sagittal plane', () => {
    for (const [elevation, turn] of [
      [10, 0],
      [30, 0],
      [90, 20],
      [150, 40],
    ] as const) {
      const { rotations } = armAt(elevation, 90);
      shareElevation(rotations, 'left', 1 / 3);
      const angle = (q(rotations, BONE.leftShoulder).angleTo(new Quaternion()) * 180) / Math.PI;
      expect(angle).toBeCloseTo(turn, 4);
    }
  });

  it('never changes where the upper arm points', () => {
    for (let elevation = 0; elevation <= 180; elevation += 15) {
      for (let plane = -60; plane <= 120; plane += 30) {
        const { rotations } = armAt(elevation, plane);
        const before = q(rotations, BONE.leftShoulder).multiply(q(rotations, BONE.leftUpperArm));
        shareElevation(rotations, 'left', 1 / 3);
        const after = q(rotations, BONE.leftShoulder).multiply(q(rotations, BONE.leftUpperArm));
        expect(after.angleTo(before)).toBeLessThan(1e-6);
      }
    }
  });

  it('does not jump while the arm passes straight up', () => {
    let last: Quaternion | null = null;
    for (let angle = 150; angle <= 210; angle += 1) {
      const { rotations } = armAt(angle, 60);
      shareElevation(rotations, 'left', 1 / 3);
      const now = q(rotations, BONE.leftShoulder);
      if (last) expect((now.angleTo(last) * 180) / Math.PI).toBeLessThan(6);
      last = now;
    }
  });
});

describe('spreading the twist of an arm', () => {
  it('keeps all joints and the hand in every movement, and lessens the twist at the shoulder', () => {
    for (const pattern of PATTERN_LIBRARY) {
      const synthesis = createSynthesis(pattern, body);
      for (let phase = 0; phase <= 1; phase += 0.1) {
        const pose = synthesis.fillPose(phase, createPose());
        const before = placeJoints(body, pose, createJointPlacement());
        spreadTwist(pose.rotations, body, 'left');
        spreadTwist(pose.rotations, body, 'right');
        const after = placeJoints(body, pose, createJointPlacement());
        for (let i = 0; i < before.positions.length; i++) {
          expect(after.positions[i]).toBeCloseTo(before.positions[i]!, 9);
        }
        const hand = q(after.rotations, BONE.rightHand);
        expect(hand.angleTo(q(before.rotations, BONE.rightHand))).toBeLessThan(1e-6);
      }
    }
  });

  it('leaves two fifths of it at the shoulder of a straight arm', () => {
    const pose = createPose();
    new Quaternion()
      .setFromAxisAngle(new Vector3(1, 0, 0), -2)
      .toArray(pose.rotations as unknown as number[], BONE.leftUpperArm * 4);
    spreadTwist(pose.rotations, body, 'left');
    expect(q(pose.rotations, BONE.leftUpperArm).angleTo(new Quaternion())).toBeCloseTo(0.8, 6);
  });
});

describe('mirroring', () => {
  it('puts every joint of a symmetric body to its counterpart in the mirror', () => {
    const pattern = PATTERN_LIBRARY.find(({ id }) => id === 'pnf-upper-d2-flexion')!;
    const pose = createSynthesis(pattern, body, { side: 'right' }).fillPose(0.3, createPose());
    pose.root[0] = 0.2;
    const mirrored = placeJoints(body, mirrorPose(pose, createPose()), createJointPlacement());
    const plain = placeJoints(body, pose, createJointPlacement());
    for (const [left, right] of [
      [BONE.leftHand, BONE.rightHand],
      [BONE.rightHand, BONE.leftHand],
      [BONE.leftFoot, BONE.rightFoot],
      [BONE.head, BONE.head],
    ] as const) {
      expect(mirrored.positions[left * 3]).toBeCloseTo(-plain.positions[right * 3]!, 9);
      expect(mirrored.positions[left * 3 + 1]).toBeCloseTo(plain.positions[right * 3 + 1]!, 9);
      expect(mirrored.positions[left * 3 + 2]).toBeCloseTo(plain.positions[right * 3 + 2]!, 9);
    }
  });
});

describe('the mannequin', () => {
  /** Names of the looks its parts have, by what the material's program is called. */
  const looks = (mannequin: ReturnType<typeof createMannequin>) => {
    const found: string[] = [];
    mannequin.object.traverse((child) => {
      const { material } = child as { material?: { customProgramCacheKey(): string } };
      if (material) found.push(material.customProgramCacheKey());
    });
    return found;
  };
  const striped = (found: string[], look: string) =>
    found.filter((name) => name === `stripes-${look}`).length;

  it('hatches the limbs that were guessed and no others', () => {
    const mannequin = createMannequin(body, '#888');
    const pose = createPose();
    pose.tracking = 'tracked';
    pose.source.fill(SOURCE.camera);
    mannequin.show(pose, { elapsed: 0 });
    expect(striped(looks(mannequin), 'guessed')).toBe(0);
    pose.source[BONE.leftLowerLeg] = SOURCE.inferred;
    pose.source[BONE.leftFoot] = SOURCE.mirrored;
    for (let i = 0; i < 30; i++) mannequin.show(pose, { elapsed: 0.05 });
    expect(striped(looks(mannequin), 'guessed')).toBe(2);
  });

  it('does not flicker where a limb is guessed every other frame', () => {
    const mannequin = createMannequin(body, '#888');
    const pose = createPose();
    pose.tracking = 'tracked';
    pose.source.fill(SOURCE.camera);
    mannequin.show(pose, { elapsed: 0 });
    let changes = 0;
    let before = looks(mannequin).join();
    for (let i = 0; i < 60; i++) {
      pose.source[BONE.leftLowerArm] = i % 2 === 0 ? SOURCE.inferred : SOURCE.camera;
      mannequin.show(pose, { elapsed: 1 / 30 });
      const now = looks(mannequin).join();
      if (now !== before) changes++;
      before = now;
    }
    expect(changes).toBeLessThanOrEqual(1);
  });

  it('is pale all over while nobody is seen, and itself again afterwards', () => {
    const mannequin = createMannequin(body, '#888');
    const pose = createPose();
    pose.source.fill(SOURCE.camera);
    pose.tracking = 'lost';
    mannequin.show(pose, { elapsed: 0 });
    expect(striped(looks(mannequin), 'lost')).toBe(looks(mannequin).length);
    pose.tracking = 'tracked';
    mannequin.show(pose, { elapsed: 0.05 });
    expect(striped(looks(mannequin), 'lost')).toBe(0);
  });
});

describe('blinking', () => {
  it('happens ten to twenty times a minute, is short, and differs from figure to figure', () => {
    const closedAt = (seed: number) => {
      const starts: number[] = [];
      let closed = false;
      for (let time = 0; time < 60; time += 0.01) {
        const now = blink(time, seed) > 0.05;
        if (now && !closed) starts.push(Math.round(time * 100));
        closed = now;
      }
      return starts;
    };
    const first = closedAt(1);
    expect(first.length).toBeGreaterThanOrEqual(10);
    expect(first.length).toBeLessThanOrEqual(20);
    expect(closedAt(2)).not.toEqual(first);
    expect(closedAt(1)).toEqual(first);
  });
});
