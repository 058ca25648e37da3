import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPattern, PATTERN_LIBRARY } from '../../../src/core/movement/library/library';
import type { Pattern } from '../../../src/core/movement/pattern';
import { TWINS } from '../../../src/core/movement/twins';
import { measureConfusion } from '../../../tools/bench/confusion';
import { rehearse } from '../../../tools/bench/rehearse';

const SECONDS = 1000;
const pattern = (id: string): Pattern => findPattern(id)!;
const anyPattern = fc.constantFrom(...PATTERN_LIBRARY);
const outAndBack = fc.constantFrom(
  ...PATTERN_LIBRARY.filter(({ shape }) => shape === 'out-and-back'),
);
const anySeed = fc.integer({ min: 1, max: 1e6 });
const runs = (numRuns: number) => ({ numRuns, seed: 20261122 });

describe('the coach, with people of other bodies, tempi (0.6–1.6) and ranges (70–110 %) than the model', () => {
  it.each([
    'shoulder-flexion',
    'elbow-flexion',
    'sit-to-stand',
    'pnf-upper-d2-flexion',
    'shoulder-circle',
    'shoulder-abduction',
    'mini-squat',
    'knee-extension-seated',
  ])(
    'counts five of five: %s',
    (id) => {
      for (const seed of [1, 2, 3, 4]) {
        const performance = { pattern: id, repetitions: 5 };
        const { trials } = rehearse({ coached: pattern(id), coachSide: 'find', seed, performance });
        expect(trials, `person ${seed}`).toHaveLength(5);
      }
    },
    120 * SECONDS,
  );

  it(
    'counts no other movement, but for the pairs that one camera cannot tell apart',
    () => {
      for (const { coached, view, counted, performed } of measureConfusion([101, 202, 303], 3)) {
        for (const [id, count] of Object.entries(counted)) {
          if (id === coached) expect(count, `${id} from the ${view}`).toBe(performed);
          else if (!TWINS.some((t) => t.coached === coached && t.performed === id)) {
            expect(count, `${id} in the ears of ${coached}, ${view}`).toBe(0);
          }
        }
      }
    },
    240 * SECONDS,
  );
});

describe('the coach invents nothing and counts nothing twice', () => {
  it(
    'at 15 to 60 Hz with gaps of 200 ms',
    () => {
      const rates = fc.integer({ min: 15, max: 60 });
      fc.assert(
        fc.property(anyPattern, anySeed, rates, fc.nat(900), (coached, seed, rate, offset) => {
          // One gap of 200 ms in each second, somewhere in it.
          const arrives = (time: number) => (time * SECONDS + offset) % 1000 >= 200;
          const performance = { pattern: coached.id, repetitions: 2, range: 1, tempo: 1 };
          const { trials } = rehearse({ coached, seed, rate, arrives, performance });
          expect(trials.length).toBe(2);
        }),
        runs(12),
      );
    },
    240 * SECONDS,
  );

  it(
    'while somebody waits half-way',
    () => {
      const waits = fc.record({
        at: fc.double({ min: 0.3, max: 0.8, noNaN: true }),
        seconds: fc.double({ min: 2, max: 8, noNaN: true }),
      });
      fc.assert(
        fc.property(outAndBack, anySeed, waits, (coached, seed, pause) => {
          const performance = { pattern: coached.id, repetitions: 2, range: 1, tempo: 1, pause };
          expect(rehearse({ coached, seed, performance }).trials.length).toBeLessThanOrEqual(2);
        }),
        runs(12),
      );
    },
    240 * SECONDS,
  );

  it(
    'when somebody stops before coming back',
    () => {
      fc.assert(
        fc.property(
          outAndBack,
          anySeed,
          fc.double({ min: 0.1, max: 0.6, noNaN: true }),
          (coached, seed, share) => {
            const performance = { pattern: coached.id, repetitions: 1, range: 1, tempo: 1 };
            const { start, end } = rehearse({ coached, seed, performance, until: 0.1 }).performer
              .repetitions[0]!;
            const until = start + share * (end - start);
            expect(rehearse({ coached, seed, performance, until }).trials).toHaveLength(0);
          },
        ),
        runs(12),
      );
    },
    240 * SECONDS,
  );

  it(
    'when somebody walks out and comes back',
    () => {
      fc.assert(
        fc.property(
          anyPattern,
          anySeed,
          fc.double({ min: 3, max: 12, noNaN: true }),
          (coached, seed, leaves) => {
            const present = (time: number) => time < leaves || time > leaves + 4;
            const performance = { pattern: coached.id, repetitions: 3, range: 1, tempo: 1 };
            const { trials } = rehearse({ coached, seed, present, performance });
            expect(trials.length).toBeLessThanOrEqual(3);
            for (const [i, trial] of trials.entries()) {
              expect(trial.start).toBeGreaterThanOrEqual(trials[i - 1]?.end ?? 0);
            }
          },
        ),
        runs(12),
      );
    },
    240 * SECONDS,
  );

  it('and says the same again, bit for bit', () => {
    const coached = pattern('shoulder-abduction');
    const once = () =>
      rehearse({
        coached,
        seed: 7,
        performance: { pattern: coached.id, repetitions: 2, range: 1, tempo: 1 },
      }).trials;
    expect(once()).toHaveLength(2);
    expect(once()).toEqual(once());
  });
});
