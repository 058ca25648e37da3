import { ANGLE } from '../body/angleNames';
import { mirrorName, type Side } from '../body/skeleton';
import { seconds } from '../body/units';
import type { CompensationWatch } from './compensation';
import type { History } from './history';
import type { Pattern } from './pattern';
import { judgeQuality } from './quality';
import { createRepetitionEvidence } from './repetitionEvidence';
import type { MovementTracker } from './tracker';
import type { CompensationFound, RepetitionTrial } from './trial';
import { wayOutSmoothness } from './wayOutSmoothness';

/** When a repetition was, and how far it went (share of the way to the target). */
export interface RepetitionSpan {
  readonly start: number;
  readonly peakTime: number;
  readonly end: number;
  readonly peak: number;
}

/** Gathers what a repetition's quality is computed from, and makes the trial at its end. */
export interface RepetitionRecorder {
  clear(): void;
  /** What a frame measures: all joint angles with their SDs (degrees), and the fit to the model. */
  measure(angles: Float64Array, sigmas: Float64Array, tracker: MovementTracker): void;
  /** Progress of the frame just measured and the largest so far. */
  add(time: number, progress: number, peak: number): void;
  finish(side: Side | 'both', span: RepetitionSpan): RepetitionTrial;
}

/** Frames this near the far end (share of the peak) are at it. */
const AT_END = 0.95;
/** Earlier repetitions a person's usual smoothness is taken from. */
const REMEMBERED = 9;
/** What a posterior's SD leaves out: the model's own misfit, as a share of the range. */
const LEAST_PROGRESS_SIGMA = 0.06;

export function createRepetitionRecorder(
  pattern: Pattern,
  history: History,
  watch: CompensationWatch,
): RepetitionRecorder {
  const found = createRepetitionEvidence();
  const usual: number[] = [];
  const driver = ANGLE[pattern.range.angle];
  const other = ANGLE[mirrorName(pattern.range.angle)];
  const s = {
    difference: Number.NaN,
    differenceSigma: Number.NaN,
    error: Number.NaN,
    errorSigma: 0,
    frames: 0,
    square: 0,
    weight: 0,
    noise: 0,
    apart: 0,
    apartSquare: 0,
    apartWeight: 0,
    first: Number.NaN,
    last: Number.NaN,
    peak: 0,
    began: Number.NaN,
  };

  function clear(): void {
    s.frames = s.square = s.weight = s.noise = 0;
    s.apart = s.apartSquare = s.apartWeight = 0;
    s.peak = 0;
    s.first = s.last = s.began = Number.NaN;
    watch.clear();
  }

  /** Mean of the driving angle while it was at its far end. */
  function readFarEnd(span: RepetitionSpan): void {
    let sum = 0;
    let variance = 0;
    let count = 0;
    for (let age = 0; age < history.length && history.time(age) >= span.start; age++) {
      if (history.time(age) > span.end || history.progress(age) < AT_END * span.peak) continue;
      if (Number.isNaN(history.angle(age))) continue;
      sum += history.angle(age);
      variance += history.angleSigma(age) ** 2;
      count++;
    }
    found.angle = count > 0 ? sum / count : Number.NaN;
    // Errors of neighbouring frames are the same one: averaging does not make it smaller.
    found.angleSigma = count > 0 ? Math.sqrt(variance / count) : Number.NaN;
  }

  function median(): number {
    if (usual.length < 2) return Number.NaN;
    const sorted = [...usual].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  }

  function readSmoothness(span: RepetitionSpan, from: number, to: number): void {
    found.smoothness = wayOutSmoothness(history, from, to);
    found.usualSmoothness = median();
    if (!Number.isFinite(found.smoothness)) return;
    usual.push(found.smoothness);
    if (usual.length > REMEMBERED) usual.shift();
    if (pattern.shape === 'loop')
      found.smoothness = wayOutSmoothness(history, span.start, span.end);
  }

  function compensationsFound(): CompensationFound[] {
    return watch.states.flatMap((state, i) =>
      watch.worst[i] === 0
        ? []
        : [
            {
              id: state.id,
              size: Math.abs(watch.worst[i]!),
              sigma: watch.worstSigma[i]!,
              unit: state.unit,
              phase: watch.worstPhase[i]!,
            },
          ],
    );
  }

  return {
    clear,
    measure(angles, sigmas, tracker) {
      s.difference = angles[driver]! - angles[other]!;
      if (driver > other) s.difference = -s.difference;
      s.differenceSigma = Math.sqrt(sigmas[driver]! ** 2 + sigmas[other]! ** 2);
      s.error = tracker.pathError;
      s.errorSigma = tracker.pathNoise;
    },
    add(time, progress, peak) {
      if (Number.isNaN(s.began)) s.began = time;
      s.frames++;
      if (progress > 0.1 && Number.isFinite(s.error)) {
        s.square += s.error * s.error;
        s.noise += s.errorSigma * s.errorSigma;
        s.weight++;
      }
      if (peak > s.peak * 1.02) {
        s.peak = peak;
        s.first = time;
        s.apart = s.apartSquare = s.apartWeight = 0;
      }
      if (progress < AT_END * s.peak) return;
      s.last = time;
      if (!Number.isFinite(s.difference) || !Number.isFinite(s.differenceSigma)) return;
      s.apart += s.difference;
      s.apartSquare += s.differenceSigma * s.differenceSigma;
      s.apartWeight++;
    },
    finish(side, span) {
      found.side = side;
      found.start = span.start;
      found.peakTime = span.peakTime;
      found.end = span.end;
      found.reached = Number.isNaN(s.first) ? span.peakTime : Math.max(span.start, s.first);
      found.left = Number.isNaN(s.last) ? span.peakTime : Math.min(span.end, s.last);
      found.progress = span.peak;
      found.progressSigma = LEAST_PROGRESS_SIGMA;
      readFarEnd(span);
      found.asymmetry = s.apartWeight > 0 ? s.apart / s.apartWeight : Number.NaN;
      found.asymmetrySigma =
        s.apartWeight > 0 ? Math.sqrt(s.apartSquare / s.apartWeight) : Number.NaN;
      const square = s.weight > 0 ? s.square / s.weight : Number.NaN;
      const noise = s.weight > 0 ? s.noise / s.weight : 0;
      found.pathError = Math.sqrt(Math.max(0, square - noise));
      found.pathSigma = Math.sqrt(noise);
      readSmoothness(span, span.start, found.reached);
      const frame = s.frames > 1 ? (span.end - s.began) / s.frames : 0.1;
      const { components, quality, sigma } = judgeQuality(
        pattern,
        found,
        watch,
        Math.max(0, frame),
      );
      return {
        kind: 'repetition',
        pattern: pattern.id,
        side,
        start: seconds(span.start),
        peak: seconds(span.peakTime),
        end: seconds(span.end),
        quality,
        qualitySigma: sigma,
        components,
        compensations: compensationsFound(),
      };
    },
  };
}
