import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seconds } from '../../../src/core/body/units';
import { createIncreasingClock } from '../../../src/tracking/webcam/increasingClock';

describe('the clock given to the pose model', () => {
  it('keeps capture times as they are while they increase', () => {
    const clock = createIncreasingClock();
    expect([0, 0.04, 0.5].map((time) => clock(seconds(time)))).toEqual([0, 40, 500]);
  });

  it('goes on at the same pace after a video was wound back', () => {
    const clock = createIncreasingClock();
    clock(seconds(10));
    const back = clock(seconds(0));
    expect(back).toBeGreaterThan(10_000);
    expect(clock(seconds(0.5)) - back).toBeCloseTo(500, 6);
  });

  it('increases whatever the times are', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e5, noNaN: true })), (times) => {
        const clock = createIncreasingClock();
        let last = Number.NEGATIVE_INFINITY;
        for (const time of times) {
          const now = clock(seconds(time));
          expect(now).toBeGreaterThan(last);
          last = now;
        }
      }),
    );
  });
});
