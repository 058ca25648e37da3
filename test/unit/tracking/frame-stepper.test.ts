import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameStepper, type SteppableVideo } from '../../../src/tracking/file/frameStepper';

/** Chromium tells times rounded to microseconds: the picture itself may begin this much later, s. */
const ROUNDED_BY = 0.9e-6;

/**
 * A browser's video with pictures at these times. While running it passes over as many pictures as
 * `passesOver` says, each time anew.
 */
function pretendVideo(times: readonly number[], passesOver: () => number, rest = 1 / 30) {
  let at = 0;
  let seeks = 0;
  const video: SteppableVideo = {
    duration: (times.at(-1) ?? 0) + rest,
    async seek(time) {
      seeks++;
      at = Math.max(
        0,
        times.findLastIndex((t, i) => t + (i > 0 ? ROUNDED_BY : 0) <= time),
      );
      return times[at] ?? 0;
    },
    async runOn() {
      const next = at + 1 + passesOver();
      if (next >= times.length) {
        at = times.length - 1;
        return null;
      }
      at = next;
      return times[at] ?? null;
    },
  };
  return { video, seeks: () => seeks };
}

async function stepThrough(video: SteppableVideo): Promise<number[]> {
  const stepper = new FrameStepper(video);
  const seen: number[] = [];
  for (let time = await stepper.next(); time !== null; time = await stepper.next()) seen.push(time);
  return seen;
}

const evenly = (rate: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => Math.floor((i / rate) * 1e6) / 1e6);

describe('FrameStepper', () => {
  it.each([10, 15, 24, 25, 29.97, 30, 50, 60, 120])(
    'shows every picture at %d a second',
    async (rate) => {
      const times = evenly(rate, 90);
      expect(await stepThrough(pretendVideo(times, () => 0).video)).toEqual(times);
    },
  );

  it('leaves no picture out however many the browser passes over', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(15, 25, 30, 60),
        fc.array(fc.nat(6), { minLength: 1, maxLength: 20 }),
        async (rate, passes) => {
          const times = evenly(rate, 80);
          let i = 0;
          const { video } = pretendVideo(times, () => passes[i++ % passes.length] ?? 0);
          expect(await stepThrough(video)).toEqual(times);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('shows every picture of a phone, whose pictures come unevenly', async () => {
    const times: number[] = [];
    for (let i = 0, t = 0; i < 120; i++, t += [0.0333, 0.0334, 0.0667, 0.0333, 0.1][i % 5] ?? 0) {
      times.push(Math.round(t * 1e6) / 1e6);
    }
    expect(await stepThrough(pretendVideo(times, () => 1).video)).toEqual(times);
  });

  it('seeks only where it must', async () => {
    const times = evenly(30, 300);
    const { video, seeks } = pretendVideo(times, () => 0);
    await stepThrough(video);
    // The first picture, three more looked for in strides of 1/240 s, and the end.
    expect(seeks()).toBeLessThan(30);
  });

  it('takes a video of one picture', async () => {
    expect(await stepThrough(pretendVideo([0], () => 0).video)).toEqual([0]);
  });

  it('stops at the last picture though the sound goes on', async () => {
    const times = evenly(30, 30);
    const { video, seeks } = pretendVideo(times, () => 0, 5);
    expect(await stepThrough(video)).toEqual(times);
    expect(seeks()).toBeLessThan(30);
  });
});
