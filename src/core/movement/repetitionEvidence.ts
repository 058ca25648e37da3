import type { Side } from '../body/skeleton';

/** What was gathered while one repetition went on: all that its quality is computed from. */
export interface RepetitionEvidence {
  side: Side | 'both';
  /** Capture times, seconds. */
  start: number;
  peakTime: number;
  end: number;
  /** First and last time at which the movement was within a twentieth of its far end. */
  reached: number;
  left: number;
  /** Share of the way to the target as the phase filter saw it, with one SD. */
  progress: number;
  progressSigma: number;
  /** Driving angle at the far end, degrees, with one SD; NaN where it was not measurable. */
  angle: number;
  angleSigma: number;
  /** Left minus right driving angle at the far end, degrees, with one SD; NaN where not measurable. */
  asymmetry: number;
  asymmetrySigma: number;
  /** Root mean square distance of the driven segments to the model's path, degrees, with one SD. */
  pathError: number;
  pathSigma: number;
  /** Spectral arc length of the way out; NaN where not measurable. */
  smoothness: number;
  /** Median of the person's own earlier ones in this set; NaN before there are two. */
  usualSmoothness: number;
}

export const createRepetitionEvidence = (): RepetitionEvidence => ({
  side: 'right',
  start: 0,
  peakTime: 0,
  end: 0,
  reached: 0,
  left: 0,
  progress: 0,
  progressSigma: 0,
  angle: Number.NaN,
  angleSigma: Number.NaN,
  asymmetry: Number.NaN,
  asymmetrySigma: Number.NaN,
  pathError: Number.NaN,
  pathSigma: Number.NaN,
  smoothness: Number.NaN,
  usualSmoothness: Number.NaN,
});
