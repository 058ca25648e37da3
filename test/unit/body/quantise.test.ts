import { describe, expect, it } from 'vitest';
import { populationBody } from '../../../src/core/body/body';
import type { LandmarkObservation } from '../../../src/core/body/observation';
import { createPose } from '../../../src/core/body/pose';
import { quantiseObservation } from '../../../src/core/body/quantise';
import { createSolver } from '../../../src/core/body/solver';
import { seconds } from '../../../src/core/body/units';
import { createRandom } from '../../../src/core/random';
import { createSyntheticObserver } from '../../../src/tracking/synthetic/syntheticObserver';
import { postureOf } from './watching';

const observer = createSyntheticObserver(createRandom(2));
const body = populationBody();

const observe = (time: number): LandmarkObservation => {
  const pose = postureOf(body, { leftShoulderElevation: 90 }, Math.sin(time) ** 2, createPose());
  const seen = observer.observe(body, pose, seconds(time));
  return {
    ...seen,
    image: Float32Array.from(seen.image),
    world: Float32Array.from(seen.world),
  };
};

/** As a recording would keep it: whole numbers, read back in another order of operations. */
const throughIntegers = (seen: LandmarkObservation): LandmarkObservation => {
  const integers = (values: Float32Array, quanta: number): Int16Array =>
    Int16Array.from(values, (value, i) => Math.round(value * (i % 4 === 3 ? 255 : quanta)));
  const back = (values: Int16Array, quanta: number): Float32Array =>
    Float32Array.from(values, (value, i) => value / (i % 4 === 3 ? 255 : quanta));
  return {
    ...seen,
    captureTime: seconds(Math.round(seen.captureTime * 10_000) / 10_000),
    image: back(integers(seen.image, 8192), 8192),
    world: back(integers(seen.world, 1000), 1000),
  };
};

describe('a quantised observation', () => {
  it('survives a recording in whole numbers, and gives the same frames bit for bit', () => {
    const live = createSolver(body);
    const replayed = createSolver(body);
    for (let i = 0; i < 120; i++) {
      const seen = quantiseObservation(observe(i / 29.97));
      const kept = throughIntegers(seen);
      expect(kept).toEqual(seen);
      expect(replayed.update(kept)).toEqual(live.update(seen));
    }
  });

  it('is changed by less than half a step', () => {
    const raw = observe(1.23456);
    const rounded = quantiseObservation({
      ...raw,
      image: Float32Array.from(raw.image),
      world: Float32Array.from(raw.world),
    });
    for (let i = 0; i < raw.image.length; i++) {
      const visibility = i % 4 === 3;
      expect(Math.abs(rounded.image[i]! - raw.image[i]!)).toBeLessThanOrEqual(
        (visibility ? 0.5 / 255 : 0.5 / 8192) + 1e-7,
      );
      expect(Math.abs(rounded.world[i]! - raw.world[i]!)).toBeLessThanOrEqual(
        (visibility ? 0.5 / 255 : 0.0005) + 1e-6,
      );
    }
    expect(rounded.captureTime).toBe(1.2346);
  });

  it('makes a landmark with a value that is no number one that was not seen', () => {
    const seen = observe(0);
    seen.image[4] = Number.NaN;
    seen.world[9] = Number.POSITIVE_INFINITY;
    quantiseObservation(seen);
    expect([...seen.image.subarray(4, 8)]).toEqual([0, 0, 0, 0]);
    expect([...seen.image.subarray(8, 12)]).toEqual([0, 0, 0, 0]);
    expect(seen.image[15]).toBeGreaterThan(0.5);
  });
});
