import { expect, test } from 'vitest';
import { ANGLE } from '../../../src/core/body/angleNames';
import { populationBody } from '../../../src/core/body/body';
import { findPattern } from '../../../src/core/movement/library/library';
import {
  type PatternTemplate,
  type RecordedRepetition,
  recordPattern,
} from '../../../src/core/movement/recordedPattern';
import { createSynthesis } from '../../../src/core/movement/synthesis';
import { createRandom, normal } from '../../../src/core/random';

const template: PatternTemplate = { ...findPattern('elbow-flexion')!, id: 'my-elbow-flexion' };

/** Somebody bends the elbow in a cosine to `top` degrees, with stillness around and a walk-on before it. */
function recording(seed: number, top: number, seconds: number): RecordedRepetition {
  const random = createRandom(seed);
  const times: number[] = [];
  const elbow: number[] = [];
  const lift: number[] = [];
  for (let time = 0; time < seconds + 2; time += 1 / 30) {
    const share = Math.min(1, Math.max(0, (time - 1) / seconds));
    times.push(time);
    elbow.push(10 + ((top - 10) * (1 - Math.cos(2 * Math.PI * share))) / 2 + 0.5 * normal(random));
    // Before the repetition begins, the arm comes down from somewhere.
    lift.push(time < 0.5 ? 60 * (1 - time / 0.5) + 8 : 8 + 0.5 * normal(random));
  }
  return { times, angles: { rightElbowFlexion: elbow, rightShoulderElevation: lift } };
}

test('the mean of recorded repetitions becomes a pattern that passes the checks of a file', () => {
  const parsed = recordPattern(template, [
    recording(1, 110, 4),
    recording(2, 130, 5),
    recording(3, 120, 6),
  ]);
  expect(parsed).toMatchObject({ ok: true });
  if (!parsed.ok) return;
  const { motion, range, tempo } = parsed.pattern;
  expect(motion).toMatchObject({ kind: 'recorded', repetitions: 3 });
  expect(range.target).toBeGreaterThan(117);
  expect(range.target).toBeLessThan(123);
  expect(range.start).toBeGreaterThan(6);
  expect(range.start).toBeLessThan(16);
  const whole = tempo.out + tempo.hold + tempo.back;
  expect(whole).toBeGreaterThan(4);
  expect(whole).toBeLessThan(5.5);
});

test('what happens before the two end poses agree is trimmed off', () => {
  const parsed = recordPattern(template, [recording(4, 120, 5)]);
  if (!parsed.ok || parsed.pattern.motion.kind !== 'recorded') throw new Error('not recorded');
  const lifted = parsed.pattern.motion.angles.rightShoulderElevation ?? [8];
  expect(Math.max(...lifted)).toBeLessThan(20);
});

test('a recorded pattern is performed as it was recorded', () => {
  const parsed = recordPattern(template, [recording(5, 120, 5)]);
  if (!parsed.ok) throw new Error('refused');
  const synthesis = createSynthesis(parsed.pattern, populationBody());
  for (const [phase, expected] of [
    [0.25, 65],
    [0.5, 120],
    [0.75, 65],
  ] as const) {
    const error = synthesis.modelAngles(phase)[ANGLE.rightElbowFlexion]! - expected;
    expect(Math.abs(error)).toBeLessThan(10);
  }
});

test('a broken recording is refused with the place and what was expected', () => {
  const broken = recording(6, 120, 5);
  const short = { ...broken, angles: { rightElbowFlexion: [1, 2, 3] } };
  const refused = recordPattern(template, [broken, short]);
  expect(refused).toMatchObject({ ok: false, file: 'my-elbow-flexion (recorded)' });
  if (!refused.ok) expect(refused.problems[0]?.path).toBe('repetitions.1.angles.rightElbowFlexion');
  expect(recordPattern(template, [])).toMatchObject({ ok: false });
});
