import { describe, expect, test } from 'vitest';
import { PATTERN_LIBRARY } from '../../../src/core/movement/library/library';
import { describeProblems, parsePattern } from '../../../src/core/movement/parsePattern';

type Json = Record<string, unknown>;
const good = (): Json => structuredClone(PATTERN_LIBRARY[0]) as unknown as Json;
const problemsOf = (json: unknown) => {
  const parsed = parsePattern(json, 'mine.json');
  return parsed.ok ? [] : parsed.problems;
};
const frames = (json: Json) => (json.motion as { frames: { at: number; angles: Json }[] }).frames;

describe('a pattern file', () => {
  test('is taken as text or as parsed JSON, and keeps the fields this version does not know', () => {
    const json = { ...good(), colour: 'blue' };
    const parsed = parsePattern(JSON.stringify(json), 'mine.json');
    expect(parsed.ok && parsed.pattern).toMatchObject({ colour: 'blue', id: 'shoulder-abduction' });
  });

  test('that is not JSON is refused with its name', () => {
    const parsed = parsePattern('{', 'broken.json');
    expect(parsed).toEqual({
      ok: false,
      file: 'broken.json',
      problems: [{ path: '', expected: 'valid JSON' }],
    });
  });

  test.each([[null], [7], [[]], ['null'], [{}]])(
    'that is %j is refused without throwing',
    (json) => {
      expect(problemsOf(json).length).toBeGreaterThan(0);
    },
  );

  test('of a later version is refused', () => {
    expect(problemsOf({ ...good(), schema: 2 })).toContainEqual({
      path: 'schema',
      expected: 'expected one of 1',
    });
  });

  test('names place and expectation of each thing wrong', () => {
    const json = good();
    json.posture = 'lying';
    (json.tempo as Json).out = 'fast';
    expect(problemsOf(json)).toEqual([
      { path: 'posture', expected: 'expected one of standing, sitting' },
      { path: 'tempo.out', expected: 'expected number' },
    ]);
    expect(describeProblems('mine.json', problemsOf(json))).toContain('mine.json, tempo.out:');
  });
});

describe('the parts of a pattern must agree', () => {
  test('keyframes run from 0 to 1 in order', () => {
    const json = good();
    frames(json)[1]!.at = 0;
    expect(problemsOf(json).map(({ path }) => path)).toContain('motion.frames.1.at');
    const late = good();
    frames(late)[0]!.at = 0.1;
    expect(problemsOf(late).map(({ path }) => path)).toContain('motion.frames.0.at');
  });

  test('out and back ends where it began', () => {
    const json = good();
    frames(json).at(-1)!.angles.rightShoulderElevation = 40;
    expect(problemsOf(json)[0]?.expected).toContain('end where it began');
  });

  test('a loop closes', () => {
    const json = structuredClone(
      PATTERN_LIBRARY.find(({ shape }) => shape === 'loop'),
    ) as unknown as Json;
    frames(json).at(-1)!.angles.rightShoulderPlane = 0;
    expect(problemsOf(json)[0]?.expected).toContain('a loop to close');
  });

  test('the motion moves the angle of the range, from its start to its target', () => {
    const other = good();
    (other.range as Json).angle = 'rightKneeFlexion';
    expect(problemsOf(other)[0]?.expected).toContain('expected the motion to move');
    const short = good();
    (short.range as Json).target = 179;
    expect(problemsOf(short)[0]?.path).toBe('range.target');
  });

  test('the minimum lies between start and target, whichever way that is', () => {
    for (const pattern of PATTERN_LIBRARY) {
      const json = structuredClone(pattern) as unknown as Json & { range: { [k: string]: number } };
      const { start, target } = json.range;
      json.range.minimum = start! - (target! - start!);
      expect(problemsOf(json).map(({ path }) => path)).toContain('range.minimum');
    }
  });
});
