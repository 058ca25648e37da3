import type { History } from './history';
import { findEnd, findStart } from './repetitionEnds';

/** What one frame says about an attempt under way. */
export interface AttemptFrame {
  time: number;
  elapsed: number;
  /** Share of the way from start to target, as the filter sees it. */
  progress: number;
  /** Cost of the best place on the path in units of what `something else` costs; above 1 it is not the path. */
  misfit: number;
  /** Probability of something else. */
  other: number;
  /** How far what must keep still has strayed, radians. */
  strayed: number;
  /** By how much (nats) the best place on the path explains the frame better than rest does. */
  gain: number;
  /** Whether enough of the movement is seen. */
  seen: boolean;
}

export type AttemptVerdict = 'counted' | 'too-small' | 'not-this-movement' | 'not-seen' | 'nothing';

/** One way out and back, from leaving the start to returning there. */
export interface Attempt {
  readonly active: boolean;
  readonly start: number;
  readonly peakTime: number;
  readonly end: number;
  readonly peak: number;
  begin(frame: AttemptFrame): void;
  /** `null` while it goes on. */
  update(frame: AttemptFrame, history: History): AttemptVerdict | null;
  cancel(): void;
}

/** Progress at which an attempt begins to be followed, and below which it was nothing. */
export const ATTEMPT_BEGINS = 0.15;
const LEAST_PEAK = 0.3;
/** Back within this share of the way: it is over. */
const RETURNED = 0.17;
/** After the return the end is waited for: this share of the way back's time, within these bounds (seconds). */
const SETTLE_SHARE = 0.4;
const SETTLE_LEAST = 0.5;
const SETTLE_MOST = 1.5;
/** This near the peak nobody is on the way back. */
const AT_PEAK = 0.95;
/** An attempt that explains its far half less much better than rest does (nats a frame) may be noise. */
export const LEAST_GAIN = 2.8;
/** One SD of the peak: whoever may have reached the minimum has. */
const MINIMUM_MARGIN = 0.06;
const LONGEST_GAP = 0.75;
const LONGEST_OTHER = 1;
const SHORTEST = 0.6;
/** Largest mean misfit of a movement that is believed. */
const MOST_MISFIT = 0.33;
/** Mean straying of what must keep still that is another movement, radians. */
const MOST_STRAYED = 0.5;
/** Ways to and fro beyond the one out and the one back, as a share of the peak. */
const MOST_DETOUR = 1.2;

export function createAttempt(minimumShare: number): Attempt {
  /** Sums the way travelled, ignoring trembling below a twentieth of the range. */
  function travel(progress: number): void {
    if (Math.abs(progress - s.turning) < 0.05) return;
    s.travelled += Math.abs(progress - s.turning);
    s.turning = progress;
  }

  function judge(): AttemptVerdict {
    if (s.peak < LEAST_PEAK) return 'nothing';
    if (s.gainTime > 0 && s.gain / s.gainTime < LEAST_GAIN) return 'not-seen';
    const misfit = s.weight > 0 ? s.misfit / s.weight : 1;
    const strayed = s.weight > 0 ? s.strayed / s.weight : 0;
    const detour = s.travelled - 2 * s.peak;
    if (misfit > MOST_MISFIT || strayed > MOST_STRAYED || detour > MOST_DETOUR * s.peak) {
      return 'not-this-movement';
    }
    if (s.end - s.start < SHORTEST) return 'not-this-movement';
    return s.peak < minimumShare - MINIMUM_MARGIN ? 'too-small' : 'counted';
  }

  const s = {
    active: false,
    start: 0,
    peak: 0,
    peakTime: 0,
    left: 0,
    end: Number.NEGATIVE_INFINITY,
    returned: Number.NaN,
    low: 0,
    last: 0,
    travelled: 0,
    turning: 0,
    gap: 0,
    otherFor: 0,
    misfit: 0,
    strayed: 0,
    weight: 0,
    gain: 0,
    gainTime: 0,
    begin(frame: AttemptFrame) {
      s.active = true;
      s.peak = frame.progress;
      s.peakTime = s.left = frame.time;
      s.returned = Number.NaN;
      s.travelled = s.turning = frame.progress;
      s.gap = s.otherFor = s.misfit = s.strayed = s.weight = s.gain = s.gainTime = 0;
      s.start = frame.time;
    },
    update(frame: AttemptFrame, history: History): AttemptVerdict | null {
      const { progress, time } = frame;
      if (!frame.seen) {
        s.gap += frame.elapsed;
        if (s.gap <= LONGEST_GAP) return null;
        s.active = false;
        return s.peak < LEAST_PEAK ? 'nothing' : 'not-seen';
      }
      s.gap = 0;
      s.otherFor = frame.other > 0.5 ? s.otherFor + frame.elapsed : 0;
      if (s.otherFor > LONGEST_OTHER) {
        s.active = false;
        return s.peak < LEAST_PEAK ? 'nothing' : 'not-this-movement';
      }
      travel(progress);
      if (progress > s.peak) {
        s.peak = progress;
        s.peakTime = time;
      }
      if (progress > AT_PEAK * s.peak) s.left = time;
      if (progress > 0.6 * s.peak) {
        s.gain += frame.elapsed * frame.gain;
        s.gainTime += frame.elapsed;
      }
      if (progress > RETURNED * s.peak) {
        const weight = frame.elapsed * Math.min(1, progress);
        s.misfit += weight * frame.misfit;
        s.strayed += weight * frame.strayed;
        s.weight += weight;
      }
      const level = Math.max(RETURNED * s.peak, s.peak < LEAST_PEAK ? 0.1 : 0);
      if (Number.isNaN(s.returned)) {
        if (progress > level) return null;
        s.returned = time;
        s.low = progress;
      }
      s.low = Math.min(s.low, progress);
      const again = progress > s.low + 0.05 && progress > level;
      const settle = SETTLE_SHARE * (s.returned - s.left);
      const patience = Math.min(SETTLE_MOST, Math.max(SETTLE_LEAST, settle));
      const closing = again || time - s.returned >= patience;
      const end = findEnd(history, s.peak, closing);
      if (!closing && time < end) return null;
      const endBefore = s.end;
      s.end = Math.max(s.peakTime, Math.min(time, end));
      s.start = findStart(history, s.peak, s.peakTime, endBefore);
      s.active = false;
      return judge();
    },
    cancel() {
      s.active = false;
    },
  };
  return s;
}
