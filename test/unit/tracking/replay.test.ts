import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseRecording } from '../../../src/core/recording/parseRecording';
import {
  createRecorder,
  type Recording,
  writeRecording,
} from '../../../src/core/recording/recording';
import { ReplayTracker } from '../../../src/tracking/replay/replayTracker';
import { createListener, eachObservation, FACTS } from './recordedSet';

/** Three repetitions, coached live while they were recorded, and then read from the text. */
function record() {
  const recorder = createRecorder(FACTS);
  const live = createListener();
  eachObservation(3, (observation) => {
    recorder.add(observation);
    live.take(observation);
  });
  const parsed = parseRecording(writeRecording(recorder.finish()), 'set.jsonl');
  if (!parsed.ok) throw new Error(parsed.problem.expected);
  return { live, recording: parsed.recording };
}

const { live, recording } = record();

function replay(of: Recording, speed = 1) {
  const tracker = new ReplayTracker(of, { speed });
  const listener = createListener();
  const times: number[] = [];
  tracker.onObservation((observation) => {
    times.push(observation.captureTime);
    listener.take(observation);
  });
  return { tracker, listener, times };
}

describe('ReplayTracker', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('gives the trials that were found live, bit for bit', async () => {
    expect(live.trials).toHaveLength(3);
    const { tracker, listener } = replay(recording, Number.POSITIVE_INFINITY);
    await tracker.start();
    tracker.play();
    expect(tracker.status).toEqual({ kind: 'ended' });
    expect(listener.trials).toStrictEqual(live.trials);
  });

  it('gives one row and waits until it is let go', async () => {
    const { tracker, times } = replay(recording);
    await tracker.start();
    vi.advanceTimersByTime(5000);
    expect(times).toHaveLength(1);
    expect(tracker.status).toEqual({ kind: 'running', issue: null });
  });

  it('goes by at the pace at which it was recorded', async () => {
    const { tracker, times } = replay(recording);
    await tracker.start();
    tracker.play();
    vi.advanceTimersByTime(3000);
    expect(times.at(-1)! - times[0]!).toBeGreaterThan(2.8);
    expect(times.at(-1)! - times[0]!).toBeLessThanOrEqual(3.1);
  });

  it('goes on where it was held, and loses no row by that', async () => {
    const { tracker, times } = replay(recording);
    await tracker.start();
    tracker.play();
    for (let i = 0; i < 20; i++) {
      vi.advanceTimersByTime(70);
      tracker.hold();
      vi.advanceTimersByTime(1000);
      tracker.play();
      tracker.play();
    }
    vi.advanceTimersByTime(120_000);
    expect(times).toEqual(recording.rows.map(([time]) => time! / recording.header.quanta.time));
    expect(tracker.status).toEqual({ kind: 'ended' });
  });

  it('says nothing more once stopped', async () => {
    const { tracker, times } = replay(recording);
    await tracker.start();
    tracker.play();
    tracker.stop();
    tracker.stop();
    vi.advanceTimersByTime(5000);
    expect(times).toHaveLength(1);
    expect(tracker.status).toEqual({ kind: 'idle' });
  });
});
