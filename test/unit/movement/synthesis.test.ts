import { expect, test } from 'vitest';
import { ANGLE } from '../../../src/core/body/angleNames';
import { populationBody } from '../../../src/core/body/body';
import { createPose } from '../../../src/core/body/pose';
import { seconds } from '../../../src/core/body/units';
import { findPattern } from '../../../src/core/movement/library/library';
import { periodicSpline } from '../../../src/core/movement/periodicSpline';
import { createSynthesis } from '../../../src/core/movement/synthesis';

const abduction = findPattern('shoulder-abduction')!;

test('the way out has the speed profile of least jerk: its peak is 1.875 times the mean', () => {
  // Flash & Hogan 1985: v(t)/(L/T) = 30 x² (1 − x)², 1.875 at the middle.
  const synthesis = createSynthesis(abduction, populationBody());
  const angle = (time: number) =>
    synthesis.modelAngles(synthesis.phaseAt(seconds(time)))[ANGLE.rightShoulderElevation]!;
  const mean = (150 - 8) / 3;
  expect((angle(1.52) - angle(1.48)) / 0.04 / mean).toBeCloseTo(1.875, 1);
  expect((angle(0.77) - angle(0.73)) / 0.04 / mean).toBeCloseTo(30 * 0.25 ** 2 * 0.75 ** 2, 1);
  expect((angle(0.01) - angle(0)) / 0.01 / mean).toBeLessThan(0.01);
});

test('it waits at the far end for as long as the tempo says', () => {
  const synthesis = createSynthesis(abduction, populationBody(), { tempo: 0.5 });
  expect(synthesis.phaseAt(seconds(6))).toBe(synthesis.phaseAt(seconds(8)));
  expect(synthesis.phaseAt(seconds(5.5))).toBeLessThan(0.5);
  expect(synthesis.phaseAt(seconds(8.5))).toBeGreaterThan(0.5);
  expect(synthesis.phaseAt(seconds(14))).toBe(1);
  expect(synthesis.phaseAt(seconds(-1))).toBe(0);
});

test('amplitude scales the way from rest', () => {
  const half = createSynthesis(abduction, populationBody(), { amplitude: 0.5 });
  expect(half.modelAngles(0.5)[ANGLE.rightShoulderElevation]).toBeCloseTo(8 + 71, 1);
});

test('poses of the same phase are the same, whatever was asked for in between', () => {
  const synthesis = createSynthesis(findPattern('sit-to-stand')!, populationBody());
  const first = synthesis.fillPose(0.37, createPose());
  synthesis.fillPose(0.9, createPose());
  synthesis.modelAngles(0.1);
  expect(synthesis.fillPose(0.37, createPose())).toEqual(first);
});

test('a loop runs on without a stop where it closes', () => {
  const synthesis = createSynthesis(findPattern('shoulder-circle')!, populationBody());
  const plane = (phase: number) => synthesis.modelAngles(phase)[ANGLE.rightShoulderPlane]!;
  const before = (plane(0.9999) - plane(0.9979)) / 0.002;
  const after = (plane(0.0021) - plane(0.0001)) / 0.002;
  expect(Math.abs(before)).toBeGreaterThan(50);
  expect(Math.abs(before - after) / Math.abs(before)).toBeLessThan(0.05);
});

test('a periodic spline through a few points of a sine is that sine', () => {
  const at = Array.from({ length: 13 }, (_, i) => i / 12);
  const spline = periodicSpline(
    at,
    at.map((x) => Math.sin(2 * Math.PI * x)),
  );
  for (let x = 0; x < 1; x += 0.013) expect(spline(x)).toBeCloseTo(Math.sin(2 * Math.PI * x), 2);
});
