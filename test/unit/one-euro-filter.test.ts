import { OneEuroFilter as Reference } from '1eurofilter';
import { describe, expect, it } from 'vitest';
import {
  createOneEuroFilter,
  filterOneEuro,
  type OneEuroOptions,
  resetOneEuroFilter,
} from '../../src/core/body/oneEuroFilter';
import { seconds } from '../../src/core/body/units';

/** Pseudo-random numbers in [0, 1): a linear congruential generator (Numerical Recipes). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A noisy movement at irregular times, with pauses and doubled time stamps. */
function samples(seed: number, count = 400): { time: number; value: number }[] {
  const random = generator(seed);
  let time = 5 * random();
  return Array.from({ length: count }, () => {
    const kind = random();
    if (kind < 0.03) time += 0.4 * random();
    else if (kind > 0.05) time += 1 / 60 + random() / 30;
    return { time, value: Math.sin(2 * time) + 0.1 * (random() - 0.5) };
  });
}

const SETTINGS: readonly Required<OneEuroOptions>[] = [
  { minCutoff: 1, beta: 0, derivativeCutoff: 1, rate: 30 },
  { minCutoff: 0.4, beta: 0.8, derivativeCutoff: 1, rate: 60 },
  { minCutoff: 2.5, beta: 12, derivativeCutoff: 3, rate: 15 },
];

describe('the One-Euro filter', () => {
  it('gives what its authors’ own gives, sample for sample, at irregular times', () => {
    for (const options of SETTINGS) {
      for (const seed of [1, 2, 3]) {
        const { rate, minCutoff, beta, derivativeCutoff } = options;
        const reference = new Reference(rate, minCutoff, beta, derivativeCutoff);
        const filter = createOneEuroFilter(1, options);
        const one = new Float64Array(1);
        for (const { time, value } of samples(seed)) {
          one[0] = value;
          filterOneEuro(filter, one, seconds(time), one);
          expect(one[0]).toBeCloseTo(reference.filter(value, time), 12);
        }
      }
    }
  });

  it('filters every landmark by itself and copies its visibility', () => {
    const options = SETTINGS[1]!;
    const references = Array.from(
      { length: 6 },
      () => new Reference(options.rate, options.minCutoff, options.beta, options.derivativeCutoff),
    );
    const filter = createOneEuroFilter(8, options);
    const input = new Float32Array(8);
    const out = new Float32Array(8);
    const columns = Array.from({ length: 8 }, (_, i) => samples(10 + i, 120));
    for (const [k, { time }] of columns[0]!.entries()) {
      for (let i = 0; i < 8; i++) input[i] = columns[i]![k]!.value;
      filterOneEuro(filter, input, seconds(time), out, 4, 3);
      for (const [i, reference] of references.entries()) {
        const at = i + Math.floor(i / 3);
        expect(out[at]).toBeCloseTo(reference.filter(input[at]!, time), 6);
      }
      expect(out[3]).toBe(input[3]);
      expect(out[7]).toBe(input[7]);
    }
  });

  it('starts afresh after a reset', () => {
    const filter = createOneEuroFilter(1, SETTINGS[1]);
    const one = Float64Array.of(4);
    filterOneEuro(filter, one, seconds(0), one);
    resetOneEuroFilter(filter);
    one[0] = 9;
    filterOneEuro(filter, one, seconds(0.1), one);
    expect(one[0]).toBe(9);
  });

  it('holds the last value where a sample is not a number', () => {
    const filter = createOneEuroFilter(1);
    const one = Float64Array.of(2);
    filterOneEuro(filter, one, seconds(0), one);
    one[0] = Number.NaN;
    filterOneEuro(filter, one, seconds(0.03), one);
    expect(one[0]).toBe(2);
    one[0] = 3;
    filterOneEuro(filter, one, seconds(0.06), one);
    expect(one[0]).toBeGreaterThan(2);
    expect(one[0]).toBeLessThan(3);
  });

  it('refuses settings with which it would be no filter', () => {
    expect(() => createOneEuroFilter(1, { minCutoff: 0 })).toThrow(/above 0/);
    expect(() => createOneEuroFilter(1, { beta: -1 })).toThrow(RangeError);
    expect(() => createOneEuroFilter(1, { rate: Number.NaN })).toThrow(RangeError);
  });
});
