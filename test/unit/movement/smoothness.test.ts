import { expect, test } from 'vitest';
import { spectralArcLength } from '../../../src/core/movement/smoothness';

/** Speed of a minimum-jerk movement of unit length and time (Flash & Hogan 1985). */
const minimumJerkSpeed = (x: number): number =>
  x < 0 || x > 1 ? 0 : 30 * x * x * (1 - x) * (1 - x);

const sampled = (speed: (time: number) => number, seconds: number, rate: number): number[] =>
  Array.from({ length: Math.round(seconds * rate) + 1 }, (_, i) => speed(i / rate));

test('a minimum-jerk movement has the published −1.40, whatever its size and sampling', () => {
  // Balasubramanian et al. 2015, figure 3 and text: −1.40 for the minimum-jerk profile.
  for (const rate of [60, 100, 200]) {
    const speed = sampled(minimumJerkSpeed, 1, rate);
    expect(spectralArcLength(speed, rate)).toBeCloseTo(-1.4, 1);
    const larger = speed.map((value) => 7 * value);
    expect(spectralArcLength(larger, rate)).toBeCloseTo(spectralArcLength(speed, rate)!, 9);
  }
});

test('a way out and a way back read about −2.3 even when both are perfect', () => {
  const speed = sampled((t) => minimumJerkSpeed(t) + minimumJerkSpeed(t - 1), 2, 100);
  expect(spectralArcLength(speed, 100)!).toBeGreaterThan(-2.6);
  expect(spectralArcLength(speed, 100)!).toBeLessThan(-2);
});

test('the more pieces a movement is made of, the less smooth it is', () => {
  const pieces = (count: number) =>
    spectralArcLength(
      sampled((t) => minimumJerkSpeed((t * count * 0.7) % 1.2), 3, 100),
      100,
    )!;
  expect(pieces(2)).toBeLessThan(pieces(1));
  expect(pieces(4)).toBeLessThan(pieces(2));
});

test('stillness has no smoothness', () => {
  expect(spectralArcLength(new Float64Array(50), 30)).toBeNull();
});
