import { LANDMARKS } from '../body/observation';
import { type ObservationRow, ROW_HEAD, ROW_LANDMARK, ROW_LENGTH } from './observationRow';
import type { Recording } from './recording';
import { RECORDING_SCHEMA, recordingHeaderSchema } from './recordingHeader';

/** What is wrong with a recording: the first thing found. */
export interface RecordingProblem {
  /** Counted from 1. */
  readonly line: number;
  /** Which value on that line, e.g. `sensor.clock` or `leftKnee world.x`; empty for the whole line. */
  readonly field: string;
  /** What had to stand there. */
  readonly expected: string;
}

export type ParsedRecording =
  | { readonly ok: true; readonly recording: Recording }
  | { readonly ok: false; readonly file: string; readonly problem: RecordingProblem };

type Refusal = RecordingProblem | null;

/** Reads what `writeRecording` wrote. Never throws; nothing is taken of a recording that is broken. */
export function parseRecording(text: string, file: string): ParsedRecording {
  const refuse = (line: number, field: string, expected: string): ParsedRecording => ({
    ok: false,
    file,
    problem: { line, field, expected },
  });
  const lines = text.split('\n');
  if (lines.at(-1)?.trim() === '') lines.pop();
  if (lines.length === 0) return refuse(1, '', 'a recording of Retrace, not an empty file');

  const head = parseJson(lines[0]!);
  const found = (head as { format?: unknown; schema?: unknown } | null | undefined) ?? {};
  if (found.format !== 'retrace-landmarks') {
    return refuse(1, '', 'the header of a Retrace recording ("format": "retrace-landmarks")');
  }
  if (typeof found.schema === 'number' && found.schema > RECORDING_SCHEMA) {
    const known = `at most ${RECORDING_SCHEMA}: it was made by a newer version of Retrace`;
    return refuse(1, 'schema', known);
  }
  const header = recordingHeaderSchema.safeParse(head);
  if (!header.success) {
    const [issue] = header.error.issues;
    return refuse(1, issue?.path.map(String).join('.') ?? '', expectation(issue));
  }

  const rows: ObservationRow[] = [];
  for (let i = 1; i < lines.length; i++) {
    const row = parseJson(lines[i]!);
    const problem = rowProblem(row, i + 1, rows.at(-1)?.[0] ?? Number.NEGATIVE_INFINITY);
    if (problem) return { ok: false, file, problem };
    rows.push(row as ObservationRow);
  }
  if (rows.length === 0) return refuse(2, '', 'at least one row after the header');
  return { ok: true, recording: { header: header.data, rows } };
}

/** One sentence for a person: which file, where, what was expected. */
export const describeRecordingProblem = (file: string, problem: RecordingProblem): string => {
  const { line, field, expected } = problem;
  return `${file}, line ${line}${field && `, ${field}`}: expected ${expected}`;
};

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function rowProblem(row: unknown, line: number, last: number): Refusal {
  if (!Array.isArray(row)) {
    return { line, field: '', expected: 'a row of numbers in brackets; is the file cut off?' };
  }
  if (row.length !== ROW_LENGTH) {
    return { line, field: '', expected: `${ROW_LENGTH} numbers, not ${row.length}` };
  }
  for (let i = 0; i < ROW_LENGTH; i++) {
    const expected = valueProblem(row[i], i);
    if (expected) return { line, field: fieldName(i), expected };
  }
  const time = row[0] as number;
  if (time <= last) return { line, field: 'time', expected: `more than ${last}, the row before` };
  return null;
}

const ASPECT = ROW_HEAD.indexOf('aspect');

function valueProblem(value: unknown, i: number): string | null {
  if (i === ASPECT) {
    return typeof value === 'number' && value > 0 && value < 100 ? null : 'a width-to-height ratio';
  }
  if (!Number.isSafeInteger(value)) return 'a whole number';
  if (i < ROW_HEAD.length && i > 0 && (value as number) < 0) return 'at least 0';
  return null;
}

function fieldName(i: number): string {
  const head = ROW_HEAD[i];
  if (head) return head;
  const at = i - ROW_HEAD.length;
  const landmark = LANDMARKS[Math.floor(at / ROW_LANDMARK.length)];
  return `${landmark} ${ROW_LANDMARK[at % ROW_LANDMARK.length]}`;
}

function expectation(issue: unknown): string {
  const { code, expected, values, minimum } = (issue ?? {}) as Record<string, unknown>;
  if (code === 'invalid_type') return String(expected);
  if (code === 'invalid_value') return `one of ${(values as unknown[]).map(String).join(', ')}`;
  if (code === 'too_small') return `more than ${String(minimum)}`;
  return 'a valid value';
}
