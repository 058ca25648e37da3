import {
  ANGLE,
  LATERAL_ANGLES,
  MIRROR_ANGLE,
  STORED_ANGLES,
  type StoredAngle,
} from '../body/angleNames';
import type { Side } from '../body/skeleton';
import { minimumJerk } from './minimumJerk';
import type { Pattern } from './pattern';
import { periodicSpline } from './periodicSpline';

/** Samples of an angle over phases 0–1; linear between them errs by less than 0.01° on a 150° sweep. */
const SAMPLES = 512;

/** The joint angles of a pattern's movement over its phase. */
export interface Trajectory {
  /** Angles that the motion moves, in the side asked for. */
  readonly driven: readonly StoredAngle[];
  /** The place where the movement turns round (half of a loop). */
  readonly turnPhase: number;
  /** Degrees of the range's angle on the side asked for, at `phase`. */
  rangeAngle(phase: number, amplitude: number): number;
  /**
   * Writes all stored angles (degrees, in the order of `ANGLES`) at a phase 0–1. `amplitude` scales the
   * way from rest (of a loop: from its middle); 1 is the target.
   */
  fillAngles(phase: number, amplitude: number, out: Float64Array): void;
}

interface Track {
  readonly index: number;
  readonly sign: number;
  /** What amplitude scales from, degrees. */
  readonly base: number;
  readonly samples: Float64Array;
}

/** Weight-bearing ankles hardly bend further (degrees). */
const ANKLE_LIMIT = 26;

const LEGS = (['left', 'right'] as const).map((side) => ({
  ankle: ANGLE[`${side}AnkleDorsiflexion`],
  hip: ANGLE[`${side}HipFlexion`],
}));

/** Who goes deeper than the model at the ankle's limit sinks at the hip instead; the sole stays flat. */
function limitAnkles(angles: Float64Array): void {
  for (const { ankle, hip } of LEGS) {
    const excess = angles[ankle]! - ANKLE_LIMIT;
    if (excess <= 0) continue;
    angles[ankle] = ANKLE_LIMIT;
    angles[hip]! += excess;
  }
}

/** Degrees of one angle over its keyframes, sampled. */
function sampleKeyframes(pattern: Pattern, angle: StoredAngle, rest: number): Float64Array {
  const at: number[] = [];
  const values: number[] = [];
  if (pattern.motion.kind !== 'keyframes') return new Float64Array(SAMPLES + 1);
  for (const frame of pattern.motion.frames) {
    const value = frame.angles[angle];
    if (value === undefined && frame.at > 0 && frame.at < 1) continue;
    at.push(frame.at);
    values.push(value ?? rest);
  }
  const samples = new Float64Array(SAMPLES + 1);
  if (pattern.shape === 'loop') {
    const spline = periodicSpline(at, values);
    for (let i = 0; i <= SAMPLES; i++) samples[i] = spline(i / SAMPLES);
    return samples;
  }
  let piece = 0;
  for (let i = 0; i <= SAMPLES; i++) {
    const phase = i / SAMPLES;
    while (piece < at.length - 2 && phase > at[piece + 1]!) piece++;
    const from = at[piece]!;
    const share = minimumJerk((phase - from) / (at[piece + 1]! - from));
    samples[i] = values[piece]! + share * (values[piece + 1]! - values[piece]!);
  }
  return samples;
}

function sampleRecorded(recorded: readonly number[]): Float64Array {
  const samples = new Float64Array(SAMPLES + 1);
  const last = recorded.length - 1;
  for (let i = 0; i <= SAMPLES; i++) {
    const place = (i / SAMPLES) * last;
    const before = Math.min(last - 1, Math.floor(place));
    samples[i] = recorded[before]! + (place - before) * (recorded[before + 1]! - recorded[before]!);
  }
  return samples;
}

function drivenAngles(pattern: Pattern): StoredAngle[] {
  const { motion } = pattern;
  return STORED_ANGLES.filter((angle) =>
    motion.kind === 'recorded'
      ? motion.angles[angle] !== undefined
      : motion.frames.some((frame) => frame.angles[angle] !== undefined),
  );
}

const readTrack = (samples: Float64Array, phase: number): number => {
  const place = Math.min(1, Math.max(0, phase)) * SAMPLES;
  const before = Math.min(SAMPLES - 1, Math.floor(place));
  return samples[before]! + (place - before) * (samples[before + 1]! - samples[before]!);
};

const mean = (samples: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < SAMPLES; i++) sum += samples[i]!;
  return sum / SAMPLES;
};

/** The middle of the stretch in which the driving angle is within 1 % of its farthest. */
function findTurn(pattern: Pattern, samples: Float64Array): number {
  if (pattern.shape === 'loop') return 0.5;
  const { start, target } = pattern.range;
  const progress = (i: number) => (samples[i]! - start) / (target - start);
  let farthest = 0;
  for (let i = 0; i <= SAMPLES; i++) if (progress(i) > progress(farthest)) farthest = i;
  let first = farthest;
  let last = farthest;
  while (first > 0 && progress(first - 1) > progress(farthest) - 0.01) first--;
  while (last < SAMPLES && progress(last + 1) > progress(farthest) - 0.01) last++;
  return (first + last) / 2 / SAMPLES;
}

/** The movement of `pattern` on one side; `both`-sided patterns have the same path on either. */
export function createTrajectory(pattern: Pattern, side: Side): Trajectory {
  const mirrored = pattern.sides === 'one' && side === 'left';
  const lateral = new Set(LATERAL_ANGLES.map((name) => ANGLE[name]));
  const place = (angle: StoredAngle) => ({
    index: mirrored ? MIRROR_ANGLE[ANGLE[angle]]! : ANGLE[angle],
    sign: mirrored && lateral.has(ANGLE[angle]) ? -1 : 1,
  });

  const resting = new Float64Array(STORED_ANGLES.length);
  for (const angle of STORED_ANGLES) {
    const { index, sign } = place(angle);
    resting[index] = sign * (pattern.rest[angle] ?? 0);
  }
  const angles = drivenAngles(pattern);
  const tracks = angles.map((angle): Track => {
    const rest = pattern.rest[angle] ?? 0;
    const samples =
      pattern.motion.kind === 'recorded'
        ? sampleRecorded(pattern.motion.angles[angle] ?? [rest, rest])
        : sampleKeyframes(pattern, angle, rest);
    return { ...place(angle), base: pattern.shape === 'loop' ? mean(samples) : rest, samples };
  });
  const driver = tracks[angles.indexOf(pattern.range.angle)];

  return {
    driven: tracks.map((track) => STORED_ANGLES[track.index]!),
    turnPhase: driver ? findTurn(pattern, driver.samples) : 0.5,
    rangeAngle(phase, amplitude) {
      if (!driver) return pattern.range.start;
      return driver.base + amplitude * (readTrack(driver.samples, phase) - driver.base);
    },
    fillAngles(phase, amplitude, out) {
      out.set(resting);
      for (const { index, sign, base, samples } of tracks) {
        out[index] = sign * (base + amplitude * (readTrack(samples, phase) - base));
      }
      if (pattern.anchor === 'feet') limitAnkles(out);
    },
  };
}
