import type { Seconds } from '../../core/body/units';

/** What a jump back is replaced by, ms: about one frame. */
const STEP_MS = 33;

/**
 * Turns capture times into milliseconds that always increase. MediaPipe stops for good at the first
 * time that does not, and a video that is wound back or loops has such a one.
 */
export function createIncreasingClock(): (time: Seconds) => number {
  let last = Number.NEGATIVE_INFINITY;
  let offset = 0;
  return (time) => {
    const wanted = time * 1000;
    if (wanted + offset <= last) offset = last + STEP_MS - wanted;
    last = wanted + offset;
    return last;
  };
}
