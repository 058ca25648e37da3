import { describe, expect, it } from 'vitest';
import { populationBody } from '../../../src/core/body/body';
import {
  createLandmarkObservation,
  LANDMARK,
  LANDMARK_STRIDE,
  type Landmark,
  type LandmarkObservation,
} from '../../../src/core/body/observation';
import { createPose, type Pose } from '../../../src/core/body/pose';
import { quaternionFromAxis } from '../../../src/core/body/quaternion';
import { BONE } from '../../../src/core/body/skeleton';
import { metres, seconds } from '../../../src/core/body/units';
import { createRandom, normal } from '../../../src/core/random';
import { CAMERA_VIEW_DEFAULTS, projectPose } from '../../../src/tracking/synthetic/projectPose';
import { createSyntheticObserver } from '../../../src/tracking/synthetic/syntheticObserver';

const body = populationBody(metres(1.8));

function standing(): Pose {
  const pose = createPose();
  pose.root[1] = body.offsets[1]!;
  quaternionFromAxis(pose.rotations, BONE.leftUpperArm * 4, 0, 0, 1, -1.4);
  quaternionFromAxis(pose.rotations, BONE.rightUpperArm * 4, 0, 0, 1, 1.4);
  return pose;
}

const image = (seen: LandmarkObservation, landmark: Landmark, value: 0 | 1 | 2 | 3): number =>
  seen.image[LANDMARK[landmark] * LANDMARK_STRIDE + value]!;

const project = (yaw: number, distance = 2.5): LandmarkObservation =>
  projectPose(
    body,
    standing(),
    { ...CAMERA_VIEW_DEFAULTS, yaw, distance },
    createLandmarkObservation('synthetic'),
  );

describe('a projected pose', () => {
  it('shows the left of somebody who faces the camera on the right of the picture', () => {
    const seen = project(0);
    expect(image(seen, 'leftShoulder', 0)).toBeGreaterThan(0.53);
    expect(image(seen, 'rightShoulder', 0)).toBeLessThan(0.47);
    expect(image(seen, 'nose', 1)).toBeLessThan(image(seen, 'leftAnkle', 1));
  });

  it('keeps to the pinhole: ankles of known height and width stand where a ruler says', () => {
    const seen = project(0);
    // Ankle joint: .054 · 1.8 m aside, .039 · 1.8 m high; the camera 1 m high and 2.5 m away.
    expect(image(seen, 'leftAnkle', 0)).toBeCloseTo(0.5 + (0.6 * 0.0972) / 2.5, 6);
    expect(image(seen, 'leftAnkle', 1)).toBeCloseTo(0.5 + (0.8 * (1 - 0.0702)) / 2.5, 6);
  });

  it('makes what is twice as far half as large', () => {
    const width = (seen: LandmarkObservation): number =>
      image(seen, 'leftShoulder', 0) - image(seen, 'rightShoulder', 0);
    expect(width(project(0, 2)) / width(project(0, 4))).toBeCloseTo(2, 5);
  });

  it('shows the right side, facing right, of somebody who has turned by 90°', () => {
    const seen = project(90);
    expect(image(seen, 'nose', 0)).toBeGreaterThan(image(seen, 'rightEar', 0));
    expect(image(seen, 'rightShoulder', 2)).toBeLessThan(image(seen, 'leftShoulder', 2));
    expect(image(seen, 'rightElbow', 3)).toBeGreaterThan(0.9);
    expect(image(seen, 'leftElbow', 3)).toBeLessThan(0.5);
  });

  it('has no confidence in what is out of the picture', () => {
    const seen = project(0, 1.2);
    expect(image(seen, 'leftAnkle', 1)).toBeGreaterThan(1);
    expect(image(seen, 'leftAnkle', 3)).toBeLessThan(0.05);
    expect(image(seen, 'leftHip', 3)).toBeGreaterThan(0.9);
  });
});

describe('the synthetic observer', () => {
  const watch = (seed: number): { x: number; white: number } => {
    const observer = createSyntheticObserver(createRandom(seed));
    const truth = image(project(0), 'leftKnee', 1);
    const errors: number[] = [];
    for (let i = 0; i < 4000; i++)
      errors.push(
        image(observer.observe(body, standing(), seconds(i / 30)), 'leftKnee', 1) - truth,
      );
    const steps = errors.slice(1).map((error, i) => error - errors[i]!);
    const spread = (values: number[]): number =>
      Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
    return { x: spread(errors), white: spread(steps) };
  };

  it('errs by the size it says, and much less from one frame to the next', () => {
    const { x, white } = watch(4);
    expect(x).toBeGreaterThan(0.0048);
    expect(x).toBeLessThan(0.0068);
    // √2 · jitter, and what drift of memory 0.5 s moves in a thirtieth of a second.
    expect(white).toBeCloseTo(Math.hypot(Math.SQRT2 * 0.003, 0.005 * Math.sqrt(2 / 15)), 3);
  });

  it('sees the same twice from the same seed and something else from another', () => {
    const once = watch(7);
    expect(watch(7)).toEqual(once);
    expect(watch(8)).not.toEqual(once);
  });

  it('bends a straight knee in the world landmarks as the pose model does', () => {
    const observer = createSyntheticObserver(createRandom(1), {
      noise: { world: 0, worldDepth: 0 },
      view: { yaw: 40 },
    });
    const { world } = observer.observe(body, standing(), seconds(0));
    const point = (landmark: Landmark): number[] =>
      [0, 1, 2].map((i) => world[LANDMARK[landmark] * LANDMARK_STRIDE + i]!);
    const [hip, knee, ankle] = [point('leftHip'), point('leftKnee'), point('leftAnkle')];
    const up = hip.map((value, i) => value - knee[i]!);
    const down = ankle.map((value, i) => value - knee[i]!);
    const dot = up.reduce((sum, value, i) => sum + value * down[i]!, 0);
    const angle = (Math.acos(dot / Math.hypot(...up) / Math.hypot(...down)) * 180) / Math.PI;
    expect(angle).toBeGreaterThan(131);
    expect(angle).toBeLessThan(171);
  });

  it('invents what is behind furniture, without confidence', () => {
    const observer = createSyntheticObserver(createRandom(1), { hidden: ['leftKnee'] });
    const seen = observer.observe(body, standing(), seconds(0));
    expect(image(seen, 'leftKnee', 3)).toBeLessThan(0.05);
    expect(image(seen, 'rightKnee', 3)).toBeGreaterThan(0.9);
  });
});

describe('the seeded generator', () => {
  it('gives the published first numbers of mulberry32', () => {
    // Seed 1, computed with an independent implementation of the published algorithm in Python.
    const random = createRandom(1);
    expect(random()).toBeCloseTo(0.6270739405881613, 12);
    expect(random()).toBeCloseTo(0.002735721180215478, 12);
  });

  it('gives normal numbers of mean 0 and SD 1, two thirds of them within one SD', () => {
    const random = createRandom(3);
    const values = Array.from({ length: 20000 }, () => normal(random));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const square = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(square - 1)).toBeLessThan(0.04);
    expect(values.filter((value) => Math.abs(value) < 1).length / 20000).toBeCloseTo(0.6827, 2);
  });
});
