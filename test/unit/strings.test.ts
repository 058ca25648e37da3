import { describe, expect, it } from 'vitest';
import { COMPENSATION_IDS } from '../../src/core/movement/compensationIds';
import { PATTERN_LIBRARY } from '../../src/core/movement/library/library';
import { NOT_MEASURABLE_REASONS } from '../../src/core/movement/measurement';
import { QUALITY_COMPONENTS } from '../../src/core/movement/trial';
import { HOME_CHECKS, NOT_TODAY_REASONS, PRECAUTIONS } from '../../src/core/program/precautions';
import { WARNING_SIGNS } from '../../src/core/program/stopRules';
import { en } from '../../src/cues/strings/en/en';
import { createWords } from '../../src/cues/strings/i18n';
import { wordsFor } from '../../src/cues/strings/wordsFor';
import { TRACKER_FAILURES, TRACKING_ISSUES } from '../../src/patient/tracker';

const i18n = createWords('en');
const words = wordsFor(i18n, i18n.t);

/** All sentences with their paths. */
function sentences(tree: object, path = ''): [path: string, sentence: string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const at = path === '' ? key : `${path}.${key}`;
    return typeof value === 'string' ? [[at, value]] : sentences(value as object, at);
  });
}

/** What the coach hands over with each of its sentences (`core/movement/quality.ts`). */
const COACH_VALUES: Readonly<Record<string, Readonly<Record<string, number | string>>>> = {
  range: { value: 120, target: 150, share: 80 },
  path: { value: 9 },
  tempo: { seconds: 4.2, model: 7 },
  smoothness: { value: -2.1 },
  symmetry: { value: 12, less: 'left' },
  compensation: { value: 14 },
};

describe('the words', () => {
  it('are there for every movement of the library', () => {
    for (const { id, precautions } of PATTERN_LIBRARY) {
      for (const part of [
        'name',
        'goodFor',
        'align',
        'breathe',
        'stabilise',
        'cueOut',
        'cueHold',
        'cueBack',
      ])
        expect(words(`pattern.${id}.${part}`), `${id}.${part}`).toBeTruthy();
      for (const precaution of precautions)
        expect(words(`precaution.${precaution}`), precaution).toBeTruthy();
    }
  });

  it.each([
    ['precautionScreen', PRECAUTIONS],
    ['notToday', NOT_TODAY_REASONS],
    ['home', HOME_CHECKS],
    ['notMeasurable', NOT_MEASURABLE_REASONS],
    ['component', QUALITY_COMPONENTS],
    ['stopped.sign', WARNING_SIGNS],
    ['stopped.advice', WARNING_SIGNS],
    ['quality.compensation', COMPENSATION_IDS],
  ] as const)('are there for every id below %s', (path, ids) => {
    for (const id of ids) expect(words(`${path}.${id}`), id).toBeTruthy();
  });

  it('tell every compensation while it happens and afterwards', () => {
    for (const id of COMPENSATION_IDS) {
      expect(words(`compensation.${id}.now`), id).toBeTruthy();
      expect(words(`compensation.${id}.after`), id).toBeTruthy();
    }
  });

  it('tell every trouble with the camera, with a way back', () => {
    for (const problem of [...TRACKER_FAILURES, ...TRACKING_ISSUES]) {
      expect(words(`cameraProblem.${problem}.title`), problem).toBeTruthy();
      expect(words(`cameraProblem.${problem}.text`), problem).toBeTruthy();
    }
  });

  it('say that a part could not be measured, for every part', () => {
    for (const part of QUALITY_COMPONENTS)
      expect(words(`quality.${part}.not-measurable`), part).toBeTruthy();
  });

  it('leave no placeholder open with the values that the coach gives', () => {
    for (const [path] of sentences(en.quality, 'quality')) {
      const part = path.split('.')[1]!;
      expect(words(path, COACH_VALUES[part] ?? {}), path).not.toMatch(/[{}]/);
    }
  });

  it('are not empty, not padded, and hold no placeholder of another kind', () => {
    for (const [path, sentence] of sentences(en)) {
      expect(sentence.trim(), path).toBe(sentence);
      expect(sentence, path).not.toBe('');
      expect(sentence.replaceAll(/\{\{\w+\}\}/g, ''), path).not.toMatch(/[{}<>]/);
    }
  });

  it('stay short where they are read across a room', () => {
    // At 52 px, three lines of the column beside the figure hold about fifty characters.
    for (const [path, sentence] of sentences(en))
      if (/\.(cueOut|cueHold|cueBack|now)$|^(request|rejected|praise)\./.test(path))
        expect(sentence.length, path).toBeLessThanOrEqual(40);
  });

  it('of an unknown path are missing, instead of showing the path', () => {
    expect(words('pattern.no-such-movement.name')).toBeUndefined();
  });

  it('hold no words for compensations that no pattern or coach knows', () => {
    expect(Object.keys(en.compensation).sort()).toEqual([...COMPENSATION_IDS].sort());
    expect(Object.keys(en.pattern).sort()).toEqual(PATTERN_LIBRARY.map(({ id }) => id).sort());
  });
});
