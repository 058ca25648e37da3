import type { LandmarkObservation } from '../body/observation';
import { QUANTA } from '../body/quantise';
import { type ObservationRow, writeRow } from './observationRow';
import { RECORDING_SCHEMA, type RecordingHeader } from './recordingHeader';

/** What one sensor saw of one person: numbers on one clock, no picture. */
export interface Recording {
  readonly header: RecordingHeader;
  /** In order of time, never thinned. */
  readonly rows: readonly ObservationRow[];
}

/** What a recorder is told; the rest of the header is the format's own. */
export type RecordingFacts = Pick<RecordingHeader, 'versions' | 'sensor' | 'body' | 'pattern'>;

/** Takes down observations as they come, quantised as the coach sees them. */
export interface Recorder {
  add(observation: LandmarkObservation): void;
  finish(): Recording;
}

export function createRecorder(facts: RecordingFacts): Recorder {
  const rows: ObservationRow[] = [];
  return {
    add: (observation) => void rows.push(writeRow(observation)),
    finish: () => ({
      header: {
        format: 'retrace-landmarks',
        schema: RECORDING_SCHEMA,
        ...facts,
        quanta: { ...QUANTA },
      },
      rows: [...rows],
    }),
  };
}

/** A recording as text: the header on the first line, then one row a line, each of them JSON. */
export const writeRecording = ({ header, rows }: Recording): string =>
  `${[header, ...rows].map((line) => JSON.stringify(line)).join('\n')}\n`;
