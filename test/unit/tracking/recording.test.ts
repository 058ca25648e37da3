import { describe, expect, it } from 'vitest';
import {
  createLandmarkObservation,
  type LandmarkObservation,
} from '../../../src/core/body/observation';
import { ROW_LENGTH, readRow, writeRow } from '../../../src/core/recording/observationRow';
import {
  describeRecordingProblem,
  parseRecording,
} from '../../../src/core/recording/parseRecording';
import { createRecorder, writeRecording } from '../../../src/core/recording/recording';
import { copyOf, eachObservation, FACTS } from './recordedSet';

const bitsOf = (values: Float32Array): number[] => [...new Uint32Array(values.buffer)];

function recordSet(): { text: string; seen: LandmarkObservation[] } {
  const recorder = createRecorder(FACTS);
  const seen: LandmarkObservation[] = [];
  eachObservation(1, (observation) => {
    recorder.add(observation);
    seen.push(copyOf(observation));
  });
  return { text: writeRecording(recorder.finish()), seen };
}

const { text, seen } = recordSet();
const lines = text.trimEnd().split('\n');

/** The sentence about the recording with this line (from 1) put in place of its own. */
function complaint(line: number, change: (content: string) => string): string {
  const changed = lines.map((content, i) => (i === line - 1 ? change(content) : content));
  const parsed = parseRecording(changed.join('\n'), 'monday.jsonl');
  return parsed.ok ? 'no complaint' : describeRecordingProblem(parsed.file, parsed.problem);
}

const changeRow = (at: number, value: unknown) => (content: string) => {
  const row = JSON.parse(content) as unknown[];
  row[at] = value;
  return JSON.stringify(row);
};

const changeHeader = (change: (header: Record<string, unknown>) => void) => (content: string) => {
  const header = JSON.parse(content) as Record<string, unknown>;
  change(header);
  return JSON.stringify(header);
};

describe('a recording', () => {
  it('brings back every observation bit for bit', () => {
    const parsed = parseRecording(text, 'monday.jsonl');
    if (!parsed.ok) throw new Error(parsed.problem.expected);
    const { rows } = parsed.recording;
    expect(rows).toHaveLength(seen.length);
    const back = createLandmarkObservation('recording');
    for (const [i, row] of rows.entries()) {
      readRow(row, back);
      const was = seen[i]!;
      expect(back.captureTime).toBe(was.captureTime);
      expect(back.aspect).toBe(was.aspect);
      expect(back.persons).toBe(was.persons);
      expect(back.imageSigma).toBe(was.imageSigma);
      expect(bitsOf(back.image)).toEqual(bitsOf(was.image));
      expect(bitsOf(back.world)).toEqual(bitsOf(was.world));
    }
  });

  it('keeps fields of the header that this version does not know', () => {
    const extended = [
      changeHeader((header) => (header.mood = 'good'))(lines[0]!),
      ...lines.slice(1),
    ];
    const parsed = parseRecording(extended.join('\n'), 'monday.jsonl');
    if (!parsed.ok) throw new Error(parsed.problem.expected);
    expect(writeRecording(parsed.recording)).toBe(`${extended.join('\n')}\n`);
  });

  it('takes little more than a kilobyte an observation', () => {
    expect(text.length / seen.length).toBeLessThan(1300);
    expect(writeRow(seen[0]!)).toHaveLength(ROW_LENGTH);
  });
});

describe('a broken recording', () => {
  it('is named with the line where it is cut off', () => {
    const half = text.slice(0, Math.floor(text.length / 2));
    const parsed = parseRecording(half, 'monday.jsonl');
    if (parsed.ok) throw new Error('was read');
    const said = describeRecordingProblem(parsed.file, parsed.problem);
    const cutLine = half.split('\n').length;
    expect(said).toBe(
      `monday.jsonl, line ${cutLine}: expected a row of numbers in brackets; is the file cut off?`,
    );
  });

  it('is named with the landmark whose value is wrong', () => {
    // Head of 4, then 8 values a landmark: the left knee is MediaPipe's landmark 25.
    expect(complaint(9, changeRow(4 + 25 * 8 + 4, 0.5))).toBe(
      'monday.jsonl, line 9, leftKnee world.x: expected a whole number',
    );
    expect(complaint(9, changeRow(4 + 25 * 8, 'x'))).toContain('line 9, leftKnee image.x');
    expect(complaint(9, changeRow(4, null))).toContain('line 9, nose image.x');
  });

  it('is named with the line whose time runs back', () => {
    expect(complaint(12, changeRow(0, 3))).toMatch(/^monday\.jsonl, line 12, time: expected more/);
  });

  it.each([
    [
      'a missing value',
      (row: string) => row.replace(/,-?\d+]$/, ']'),
      /line 5: expected 268 numbers/,
    ],
    ['an object', () => '{}', /line 5: expected a row of numbers/],
    ['words', () => 'hello', /line 5: expected a row of numbers/],
    ['an empty line', () => '', /line 5: expected a row of numbers/],
    ['an aspect of 0', changeRow(3, 0), /line 5, aspect: expected a width-to-height ratio/],
    ['fewer than no persons', changeRow(1, -1), /line 5, persons: expected at least 0/],
  ])('is refused for %s', (_name, change, expected) => {
    expect(complaint(5, change)).toMatch(expected);
  });

  it.each([
    [
      'another clock',
      (h: Record<string, unknown>) => (h.sensor = { kind: 'camera', clock: 'sun' }),
      'sensor.clock',
    ],
    ['no versions', (h: Record<string, unknown>) => delete h.versions, 'versions'],
    ['half a body', (h: Record<string, unknown>) => (h.body = { height: 1.7 }), 'body.offsets'],
    [
      'a newer schema',
      (h: Record<string, unknown>) => (h.schema = 2),
      'schema: expected at most 1',
    ],
    ['other steps', (h: Record<string, unknown>) => (h.quanta = { image: 10 }), 'quanta.image'],
  ])('is refused for %s in the header', (_name, change, expected) => {
    expect(complaint(1, changeHeader(change))).toContain(`monday.jsonl, line 1, ${expected}`);
  });

  it.each([
    ['an empty file', ''],
    ['a picture', '\u0089PNG\r\n\u001a\n'],
    ['somebody else’s JSON', '{"rows": []}'],
    ['a header alone', lines[0]!],
    ['null', 'null'],
  ])('%s is refused, not thrown at', (_name, content) => {
    const parsed = parseRecording(content, 'monday.jsonl');
    expect(parsed.ok).toBe(false);
  });
});
