import { STORED_ANGLES, type StoredAngle } from '../body/angleNames';
import { type ParsedPattern, type PatternProblem, parsePattern } from './parsePattern';
import type { Pattern } from './pattern';

/** One repetition as it was recorded: capture times (s) and degrees of each angle at them. */
export interface RecordedRepetition {
  readonly times: readonly number[];
  readonly angles: Readonly<Partial<Record<StoredAngle, readonly number[]>>>;
}

/** What is not in a recording: everything of a pattern but its path. */
export type PatternTemplate = Pick<
  Pattern,
  | 'schema'
  | 'id'
  | 'posture'
  | 'anchor'
  | 'shape'
  | 'sides'
  | 'range'
  | 'pathTolerance'
  | 'still'
  | 'free'
  | 'breath'
  | 'views'
  | 'rung'
  | 'precautions'
  | 'leadsTo'
  | 'sources'
>;

/** Points of the recorded path. */
const POINTS = 101;
/** Poses whose angles differ by less (root mean square, degrees) agree. */
const AGREEING = 5;
/** The repetition is cut where the driving angle has left its start by this share of its way. */
const ONSET = 0.02;
/** Frames at the far end: within this share of the way. */
const FAR_END = 0.05;
/** Angles that move by less than this are posture, degrees. */
const LEAST_MOVED = 5;

/**
 * Makes a pattern from repetitions that somebody did: each is trimmed until its two end poses agree, laid on phases
 * 0–1 by its own time, and their mean is taken. Start and target of the range become those of the mean, the minimum
 * keeps its share of the way, the tempo is their mean. The answer has passed the same checks as a file.
 */
export function recordPattern(
  template: PatternTemplate,
  repetitions: readonly RecordedRepetition[],
): ParsedPattern {
  const file = `${template.id} (recorded)`;
  const problems = recordingProblems(template, repetitions);
  if (problems.length > 0) return { ok: false, file, problems };
  const angles = STORED_ANGLES.filter((angle) => repetitions.every((r) => r.angles[angle]));
  const trimmed = repetitions.map((repetition) => trim(repetition, template.range.angle, angles));
  const paths = new Map(
    angles.map((angle) => [angle, close(mean(trimmed.map((r) => resample(r, angle))))]),
  );
  const rest = Object.fromEntries(angles.map((angle) => [angle, round(paths.get(angle)![0]!)]));
  const moved = angles.filter((angle) => {
    const path = paths.get(angle)!;
    return angle === template.range.angle || Math.max(...path) - Math.min(...path) > LEAST_MOVED;
  });
  return parsePattern(
    {
      ...template,
      rest,
      motion: {
        kind: 'recorded',
        repetitions: repetitions.length,
        angles: Object.fromEntries(moved.map((angle) => [angle, paths.get(angle)!.map(round)])),
      },
      ...measuredRange(template, paths.get(template.range.angle)!, trimmed),
    },
    file,
  );
}

const round = (degrees: number): number => Math.round(degrees * 100) / 100;

function recordingProblems(
  template: PatternTemplate,
  repetitions: readonly RecordedRepetition[],
): PatternProblem[] {
  if (repetitions.length === 0) {
    return [{ path: 'repetitions', expected: 'expected at least one repetition' }];
  }
  const problems: PatternProblem[] = [];
  for (const [i, { times, angles }] of repetitions.entries()) {
    const path = `repetitions.${i}`;
    if (times.length < 8 || times.some((time, k) => k > 0 && !(time > times[k - 1]!))) {
      problems.push({ path: `${path}.times`, expected: 'expected at least 8 growing times' });
    }
    if (!angles[template.range.angle]) {
      problems.push({ path: `${path}.angles`, expected: `expected ${template.range.angle}` });
    }
    for (const [angle, values] of Object.entries(angles)) {
      if (values?.length !== times.length || values.some((value) => !Number.isFinite(value))) {
        const expected = `expected ${times.length} numbers, one for each time`;
        problems.push({ path: `${path}.angles.${angle}`, expected });
      }
    }
  }
  return problems;
}

function slice(
  { times, angles }: RecordedRepetition,
  from: number,
  to: number,
): RecordedRepetition {
  const cut = Object.entries(angles).map(([angle, values]) => [angle, values!.slice(from, to + 1)]);
  return { times: times.slice(from, to + 1), angles: Object.fromEntries(cut) };
}

/** The longest stretch around the far end whose two end poses agree, without the stillness around it. */
function trim(
  repetition: RecordedRepetition,
  driver: StoredAngle,
  angles: readonly StoredAngle[],
): RecordedRepetition {
  const values = repetition.angles[driver]!;
  const last = values.length - 1;
  const base = (values[0]! + values[last]!) / 2;
  let peak = 0;
  for (let i = 0; i <= last; i++) {
    if (Math.abs(values[i]! - base) > Math.abs(values[peak]! - base)) peak = i;
  }
  const apart = (i: number, j: number) => {
    let sum = 0;
    for (const angle of angles) {
      const path = repetition.angles[angle]!;
      sum += (path[i]! - path[j]!) ** 2;
    }
    return Math.sqrt(sum / angles.length);
  };
  let best = { from: 0, to: last, apart: apart(0, last) };
  for (let from = 0; from < peak; from++) {
    for (let to = last; to > peak; to--) {
      const distance = apart(from, to);
      const longer = to - from > best.to - best.from;
      const better = best.apart > AGREEING ? distance < best.apart : longer && distance <= AGREEING;
      if (better) best = { from, to, apart: distance };
    }
  }
  let { from, to } = best;
  const way = Math.abs(values[peak]! - values[from]!);
  while (from + 1 < peak && Math.abs(values[from + 1]! - values[best.from]!) < ONSET * way) from++;
  while (to - 1 > peak && Math.abs(values[to - 1]! - values[best.to]!) < ONSET * way) to--;
  return slice(repetition, from, to);
}

/** Values at equally spaced shares of the repetition's own time. */
function resample({ times, angles }: RecordedRepetition, angle: StoredAngle): number[] {
  const values = angles[angle]!;
  const first = times[0]!;
  const span = times.at(-1)! - first;
  let i = 0;
  return Array.from({ length: POINTS }, (_, point) => {
    const time = first + (span * point) / (POINTS - 1);
    while (i < times.length - 2 && times[i + 1]! < time) i++;
    const share = Math.min(1, (time - times[i]!) / (times[i + 1]! - times[i]!));
    return values[i]! + share * (values[i + 1]! - values[i]!);
  });
}

const mean = (paths: readonly number[][]): number[] =>
  paths[0]!.map((_, i) => paths.reduce((sum, path) => sum + path[i]!, 0) / paths.length);

/** Shares what is left between the two ends out over the path, so that it ends where it began. */
function close(path: readonly number[]): number[] {
  const gap = path.at(-1)! - path[0]!;
  return path.map((value, i) => value - gap * (i / (path.length - 1) - 0.5));
}

/** Range and tempo of the mean path. */
function measuredRange(
  { range, shape }: PatternTemplate,
  path: readonly number[],
  repetitions: readonly RecordedRepetition[],
): Pick<Pattern, 'range' | 'tempo'> {
  const outwards = Math.sign(range.target - range.start) || 1;
  const highest = Math.max(...path.map((value) => value * outwards)) * outwards;
  const lowest = Math.min(...path.map((value) => value * outwards)) * outwards;
  const start = shape === 'loop' ? lowest : path[0]!;
  const share = (range.minimum - range.start) / (range.target - range.start);
  const seconds =
    repetitions.reduce((sum, { times }) => sum + times.at(-1)! - times[0]!, 0) / repetitions.length;
  const there = (value: number) => Math.abs(value - highest) < FAR_END * Math.abs(highest - start);
  const first = path.findIndex(there) / (path.length - 1);
  const last = path.findLastIndex(there) / (path.length - 1);
  const tempo =
    shape === 'loop'
      ? { out: seconds / 2, hold: 0, back: seconds / 2 }
      : { out: seconds * first, hold: seconds * (last - first), back: seconds * (1 - last) };
  const minimum = start + share * (highest - start);
  return { range: { ...range, start, minimum, target: highest }, tempo };
}
