import { STORED_ANGLES, type StoredAngle } from '../body/angleNames';
import { type Pattern, patternSchema } from './pattern';

/** One thing wrong with a pattern. */
export interface PatternProblem {
  /** Where in the file, e.g. `motion.frames.2.at`; empty for the file as a whole. */
  readonly path: string;
  /** What had to stand there. */
  readonly expected: string;
}

export type ParsedPattern =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly file: string; readonly problems: readonly PatternProblem[] };

/** How far the two ends of a movement may lie apart, degrees. */
const CLOSING_TOLERANCE = 0.5;
/** How far the motion may miss the range's start and target, degrees. */
const RANGE_TOLERANCE = 5;

/** Reads a pattern from parsed JSON, or from its text. Never throws. */
export function parsePattern(json: unknown, file: string): ParsedPattern {
  let data = json;
  if (typeof json === 'string') {
    try {
      data = JSON.parse(json);
    } catch {
      return refuse(file, [{ path: '', expected: 'valid JSON' }]);
    }
  }
  const parsed = patternSchema.safeParse(data);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      path: issue.path.map(String).join('.'),
      expected: expectation({ ...issue }),
    }));
    return refuse(file, problems);
  }
  const problems = [...motionProblems(parsed.data), ...rangeProblems(parsed.data)];
  return problems.length > 0 ? refuse(file, problems) : { ok: true, pattern: parsed.data };
}

const refuse = (file: string, problems: readonly PatternProblem[]): ParsedPattern => ({
  ok: false,
  file,
  problems,
});

/** One sentence for a person: which file, where, what was expected. */
export const describeProblems = (file: string, problems: readonly PatternProblem[]): string =>
  problems.map(({ path, expected }) => `${file}, ${path || 'whole file'}: ${expected}`).join('\n');

/** The schema's own words carry no text in the small build of zod, so the parts are put together here. */
function expectation(issue: { readonly code: string } & Readonly<Record<string, unknown>>): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${String(issue.expected)}`;
    case 'invalid_value':
      return `expected one of ${(issue.values as readonly unknown[]).map(String).join(', ')}`;
    case 'too_small':
      return `expected at least ${String(issue.minimum)}`;
    case 'too_big':
      return `expected at most ${String(issue.maximum)}`;
    case 'invalid_format':
      return `expected text like ${String(issue.pattern ?? issue.format)}`;
    case 'invalid_union':
      return `expected a known ${String(issue.discriminator ?? 'form')}`;
    case 'invalid_key':
      return 'expected the name of a stored joint angle';
    case 'unrecognized_keys':
      return `expected no key ${(issue.keys as readonly unknown[]).map(String).join(', ')}`;
    default:
      return 'expected a valid value';
  }
}

function motionProblems(pattern: Pattern): PatternProblem[] {
  const { motion } = pattern;
  const problems: PatternProblem[] = [];
  if (motion.kind === 'keyframes') {
    const { frames } = motion;
    if (frames[0]?.at !== 0) {
      problems.push({ path: 'motion.frames.0.at', expected: 'expected 0 in the first keyframe' });
    }
    if (frames.at(-1)?.at !== 1) {
      const path = `motion.frames.${frames.length - 1}.at`;
      problems.push({ path, expected: 'expected 1 in the last keyframe' });
    }
    for (let i = 1; i < frames.length; i++) {
      if (frames[i]!.at <= frames[i - 1]!.at) {
        const path = `motion.frames.${i}.at`;
        problems.push({ path, expected: `expected more than ${frames[i - 1]!.at}` });
      }
    }
    if (pattern.shape === 'loop' && frames.length < 4) {
      problems.push({ path: 'motion.frames', expected: 'expected at least 4 keyframes in a loop' });
    }
  } else if (Object.keys(motion.angles).length === 0) {
    problems.push({ path: 'motion.angles', expected: 'expected at least one angle' });
  }
  if (motion.kind === 'recorded') {
    const lengths = Object.entries(motion.angles).map(([angle, path]) => ({ angle, path }));
    for (const { angle, path } of lengths) {
      const expected = lengths[0]!.path!.length;
      if (path!.length !== expected) {
        problems.push({
          path: `motion.angles.${angle}`,
          expected: `expected ${expected} values, as in the first angle`,
        });
      }
    }
  }
  const out = pattern.shape === 'loop' ? 'a loop to close' : 'it to end where it began';
  for (const { angle, path, values } of paths(pattern)) {
    const ends = [values[0]!, values.at(-1)!];
    if (Math.abs(ends[0]! - ends[1]!) > CLOSING_TOLERANCE) {
      problems.push({ path, expected: `expected ${out}: ${angle} ${ends[0]}°, not ${ends[1]}°` });
    }
  }
  const { out: way, hold, back } = pattern.tempo;
  if (way + back <= 0 || way + hold + back < 0.5) {
    problems.push({ path: 'tempo', expected: 'expected at least half a second in all' });
  }
  return problems;
}

function rangeProblems(pattern: Pattern): PatternProblem[] {
  const { angle, start, minimum, target, painFreeLimit } = pattern.range;
  const problems: PatternProblem[] = [];
  const outwards = Math.sign(target - start);
  if (outwards === 0) {
    problems.push({ path: 'range.target', expected: 'expected another angle than the start' });
    return problems;
  }
  if ((minimum - start) * outwards <= 0 || (target - minimum) * outwards < 0) {
    problems.push({ path: 'range.minimum', expected: `expected between ${start} and ${target}` });
  }
  if (painFreeLimit !== null && (painFreeLimit - start) * outwards <= 0) {
    const beyond = outwards > 0 ? 'above' : 'below';
    problems.push({ path: 'range.painFreeLimit', expected: `expected ${beyond} ${start}` });
  }
  if (pattern.sides === 'one' && angle.startsWith('left')) {
    problems.push({ path: 'range.angle', expected: 'expected an angle of the right side' });
  }
  const driver = paths(pattern).find((path) => path.angle === angle);
  if (driver === undefined) {
    problems.push({ path: 'range.angle', expected: `expected the motion to move ${angle}` });
    return problems;
  }
  const lowest = Math.min(...driver.values.map((value) => value * outwards));
  const highest = Math.max(...driver.values.map((value) => value * outwards));
  if (Math.abs(highest - target * outwards) > RANGE_TOLERANCE) {
    const reached = highest * outwards;
    problems.push({ path: 'range.target', expected: `expected ${reached}, where the motion ends` });
  }
  if (Math.abs(lowest - start * outwards) > RANGE_TOLERANCE) {
    const begun = lowest * outwards;
    problems.push({ path: 'range.start', expected: `expected ${begun}, where the motion begins` });
  }
  return problems;
}

/** Each moved angle with the degrees it passes through, and its place in the file. */
function paths(pattern: Pattern): { angle: StoredAngle; path: string; values: number[] }[] {
  const { motion } = pattern;
  const found: { angle: StoredAngle; path: string; values: number[] }[] = [];
  for (const angle of STORED_ANGLES) {
    if (motion.kind === 'recorded') {
      const values = motion.angles[angle];
      if (values) found.push({ angle, path: `motion.angles.${angle}`, values: [...values] });
      continue;
    }
    const named = motion.frames.some((frame) => frame.angles[angle] !== undefined);
    if (!named) continue;
    const values: number[] = [];
    for (const [i, frame] of motion.frames.entries()) {
      const end = i === 0 || i === motion.frames.length - 1;
      const value = frame.angles[angle] ?? (end ? (pattern.rest[angle] ?? 0) : undefined);
      if (value !== undefined) values.push(value);
    }
    found.push({
      angle,
      path: `motion.frames.${motion.frames.length - 1}.angles.${angle}`,
      values,
    });
  }
  return found;
}
