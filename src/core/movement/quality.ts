import type { CompensationWatch } from './compensation';
import {
  isErrorShown,
  type Measurement,
  type NotMeasurableReason,
  notMeasurable,
} from './measurement';
import type { Pattern } from './pattern';
import type { RepetitionEvidence } from './repetitionEvidence';
import { type ComponentScore, QUALITY_COMPONENTS, type QualityComponent } from './trial';

/** How much each part weighs where it can be measured (ours). */
const WEIGHTS: Record<QualityComponent, number> = {
  range: 3,
  path: 2,
  tempo: 1,
  smoothness: 1,
  symmetry: 1,
  compensation: 2,
};
/** A quality needs at least this much of the weight to be measurable. */
const LEAST_WEIGHT = 4;
/** Ratio of times that is still fine, and the one that scores nothing. */
const TEMPO_TOLERANCE = 1.3;
const TEMPO_WORST = 3;
/** Change of the spectral arc length that is within a person's own variation, and that scores nothing. */
const SMOOTHNESS_TOLERANCE = 0.25;
const SMOOTHNESS_WORST = 1.5;
const SMOOTHNESS_SIGMA = 0.15;
const SYMMETRY_TOLERANCE = 8;
const SYMMETRY_WORST = 35;
/** Larger SDs than these (degrees) say nothing about an angle. */
export const ANGLE_SIGMA_LIMIT = 12;

export type Components = Record<QualityComponent, ComponentScore>;

const clamp = (score: number): number => Math.min(100, Math.max(0, score));

const notHere = (part: QualityComponent, reason: NotMeasurableReason): ComponentScore => ({
  score: null,
  sigma: 0,
  measurement: notMeasurable(reason),
  sentence: `${part}.not-measurable`,
  values: { reason },
});

/** 100 up to the tolerance, then evenly down to 0 at `worst`. */
const falling = (error: number, tolerance: number, worst: number): number =>
  clamp(100 * (1 - (Math.abs(error) - tolerance) / (worst - tolerance)));

function scoreRange(pattern: Pattern, found: RepetitionEvidence): ComponentScore {
  const { start, target, painFreeLimit } = pattern.range;
  const direct = found.angleSigma <= ANGLE_SIGMA_LIMIT && pattern.shape !== 'loop';
  const value = direct ? found.angle : start + found.progress * (target - start);
  const sigma = direct ? found.angleSigma : found.progressSigma * Math.abs(target - start);
  const share = (value - start) / (target - start);
  const outwards = Math.sign(target - start);
  const beyond = painFreeLimit === null ? 0 : (value - painFreeLimit) * outwards;
  const short = (target - value) * outwards;
  let sentence = 'range.reached';
  if (beyond > 0 && isErrorShown(beyond, 0, sigma)) sentence = 'range.beyond-limit';
  else if (short > 0 && isErrorShown(short, pattern.pathTolerance, sigma)) sentence = 'range.short';
  return {
    score: clamp(100 * share),
    sigma: Math.min(50, (100 * sigma) / Math.abs(target - start)),
    measurement: {
      measurable: true,
      value,
      sigma,
      unit: '°',
      method: direct ? 'joint angle at the far end' : 'place on the model path at the far end',
      source: 'pose',
    },
    sentence,
    values: { value: Math.round(value), target, share: Math.round(100 * share) },
  };
}

function scorePath(pattern: Pattern, found: RepetitionEvidence): ComponentScore {
  if (!Number.isFinite(found.pathError)) return notHere('path', 'not-visible');
  const tolerance = pattern.pathTolerance;
  const off = isErrorShown(found.pathError, tolerance, found.pathSigma);
  return {
    score: falling(found.pathError, tolerance / 2, 2.5 * tolerance),
    sigma: Math.min(50, (100 * found.pathSigma) / (2 * tolerance)),
    measurement: {
      measurable: true,
      value: found.pathError,
      sigma: found.pathSigma,
      unit: '°',
      method: 'root mean square distance of the driven segments to the model at the same phase',
      source: 'evidence',
    },
    sentence: off ? 'path.off' : 'path.good',
    values: { value: Math.round(found.pathError) },
  };
}

function scoreTempo(pattern: Pattern, found: RepetitionEvidence, frame: number): ComponentScore {
  const loop = pattern.shape === 'loop';
  const { out, hold, back } = pattern.tempo;
  const ways = loop
    ? [{ measured: found.end - found.start, model: out + hold + back }]
    : [
        { measured: found.reached - found.start, model: out },
        { measured: found.end - found.left, model: back },
      ];
  let worst = 0;
  for (const { measured, model } of ways) {
    const ratio = Math.log(Math.max(0.05, measured) / Math.max(0.05, model));
    if (Math.abs(ratio) > Math.abs(worst)) worst = ratio;
  }
  // Both ends of a way are known to about a frame and a tenth of a second.
  const sigma = Math.hypot(frame, 0.1) / Math.max(0.3, out);
  const off = isErrorShown(worst, Math.log(TEMPO_TOLERANCE), sigma);
  const seconds = found.end - found.start;
  return {
    score: falling(worst, Math.log(TEMPO_TOLERANCE), Math.log(TEMPO_WORST)),
    sigma: Math.min(50, (100 * sigma) / Math.log(TEMPO_WORST / TEMPO_TOLERANCE)),
    measurement: {
      measurable: true,
      value: Math.exp(worst),
      sigma: sigma * Math.exp(worst),
      unit: '×',
      method: 'time of the way that differs most, over the model’s',
      source: 'phase',
    },
    sentence: off ? (worst < 0 ? 'tempo.fast' : 'tempo.slow') : 'tempo.good',
    values: { seconds: Math.round(10 * seconds) / 10, model: out + hold + back },
  };
}

function scoreSmoothness(found: RepetitionEvidence): ComponentScore {
  if (!Number.isFinite(found.smoothness)) return notHere('smoothness', 'too-noisy');
  const measurement: Measurement = {
    measurable: true,
    value: found.smoothness,
    sigma: SMOOTHNESS_SIGMA,
    unit: '',
    method: 'spectral arc length of the way out, below 4 Hz',
    source: 'pose',
  };
  if (!Number.isFinite(found.usualSmoothness)) {
    const values = { reason: 'no-reference' };
    return { score: null, sigma: 0, measurement, sentence: 'smoothness.first', values };
  }
  const worse = found.usualSmoothness - found.smoothness;
  const off = worse > 0 && isErrorShown(worse, SMOOTHNESS_TOLERANCE, SMOOTHNESS_SIGMA);
  return {
    score: falling(Math.max(0, worse), SMOOTHNESS_TOLERANCE, SMOOTHNESS_WORST),
    sigma: (100 * SMOOTHNESS_SIGMA) / (SMOOTHNESS_WORST - SMOOTHNESS_TOLERANCE),
    measurement,
    sentence: off ? 'smoothness.less' : 'smoothness.good',
    values: { value: Math.round(100 * found.smoothness) / 100 },
  };
}

function scoreSymmetry(pattern: Pattern, found: RepetitionEvidence): ComponentScore {
  if (pattern.sides === 'one') return notHere('symmetry', 'no-reference');
  if (!(found.asymmetrySigma <= ANGLE_SIGMA_LIMIT)) return notHere('symmetry', 'wrong-view');
  const off = isErrorShown(found.asymmetry, SYMMETRY_TOLERANCE, found.asymmetrySigma);
  return {
    score: falling(found.asymmetry, SYMMETRY_TOLERANCE, SYMMETRY_WORST),
    sigma: Math.min(50, (100 * found.asymmetrySigma) / (SYMMETRY_WORST - SYMMETRY_TOLERANCE)),
    measurement: {
      measurable: true,
      value: found.asymmetry,
      sigma: found.asymmetrySigma,
      unit: '°',
      method: 'left minus right driving angle at the far end',
      source: 'pose',
    },
    sentence: off ? 'symmetry.off' : 'symmetry.good',
    values: {
      value: Math.round(Math.abs(found.asymmetry)),
      less: found.asymmetry > 0 ? 'right' : 'left',
    },
  };
}

function scoreCompensation(watch: CompensationWatch): ComponentScore {
  let worst = -1;
  let share = 0;
  let measured = false;
  for (const [i, state] of watch.states.entries()) {
    if (watch.measured[i]! === 0) continue;
    measured = true;
    const excess = Math.abs(watch.worst[i]!) / state.tolerance - 1;
    if (watch.worst[i] === 0 || excess <= share) continue;
    share = excess;
    worst = i;
  }
  if (!measured)
    return notHere('compensation', watch.states.length > 0 ? 'wrong-view' : 'no-reference');
  const state = watch.states[worst];
  const sigma = state ? watch.worstSigma[worst]! : 0;
  return {
    score: state ? clamp(100 * (1 - share)) : 100,
    sigma: state ? Math.min(50, (100 * sigma) / state.tolerance) : 5,
    measurement: {
      measurable: true,
      value: state ? watch.worst[worst]! : 0,
      sigma,
      unit: state?.unit === 'metres' ? 'm' : '°',
      method: 'largest excursion beyond the own baseline',
      source: 'evidence',
    },
    sentence: state ? `compensation.${state.id}` : 'compensation.none',
    values: state ? { value: Math.abs(watch.worst[worst]!) } : {},
  };
}

/** The quality of one repetition, each part explained. `frame` is the time between two frames, s. */
export function judgeQuality(
  pattern: Pattern,
  found: RepetitionEvidence,
  watch: CompensationWatch,
  frame: number,
): { components: Components; quality: number | null; sigma: number } {
  const components: Components = {
    range: scoreRange(pattern, found),
    path: scorePath(pattern, found),
    tempo: scoreTempo(pattern, found, frame),
    smoothness: scoreSmoothness(found),
    symmetry: scoreSymmetry(pattern, found),
    compensation: scoreCompensation(watch),
  };
  let weight = 0;
  let sum = 0;
  let square = 0;
  for (const part of QUALITY_COMPONENTS) {
    const { score, sigma } = components[part];
    if (score === null) continue;
    weight += WEIGHTS[part];
    sum += WEIGHTS[part] * score;
    square += (WEIGHTS[part] * sigma) ** 2;
  }
  if (weight < LEAST_WEIGHT) return { components, quality: null, sigma: 0 };
  return { components, quality: sum / weight, sigma: Math.sqrt(square) / weight };
}
