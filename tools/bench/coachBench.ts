import { createFrame, type Frame } from '../../src/core/body/frame';
import { copyPose } from '../../src/core/body/pose';
import { createCoach } from '../../src/core/movement/coach';
import { PATTERN_LIBRARY } from '../../src/core/movement/library/library';
import type { Pattern } from '../../src/core/movement/pattern';
import { rehearse } from './rehearse';

interface CoachTiming {
  readonly pattern: string;
  readonly side: string;
  readonly frames: number;
  /** µs a frame. */
  readonly median: number;
  readonly p95: number;
  /** Bytes a frame left on the heap by a long run, trials included. */
  readonly bytes: number;
  readonly budget: number;
}

const BUDGET = 150;
const LOOP_BUDGET = 300;
const ROUNDS = 12;

function copyFrame(from: Frame): Frame {
  const to = createFrame();
  copyPose(from.pose, to.pose);
  const { evidence } = to;
  for (const key of ['viewAxis', 'directions', 'sigmaAcross', 'sigmaAlong'] as const) {
    evidence[key].set(from.evidence[key]);
  }
  Object.assign(evidence.shoulderLift, from.evidence.shoulderLift);
  evidence.heading = from.evidence.heading;
  evidence.headingSigma = from.evidence.headingSigma;
  evidence.hipHeight = from.evidence.hipHeight;
  evidence.hipHeightSigma = from.evidence.hipHeightSigma;
  return to;
}

/** Frames of one set, as the solver gives them. */
function recordFrames(coached: Pattern): Frame[] {
  const frames: Frame[] = [];
  const performance = { pattern: coached.id, repetitions: 3, tempo: 1, range: 1 };
  rehearse({ coached, seed: 7, performance, watch: (_, frame) => frames.push(copyFrame(frame)) });
  return frames;
}

function measureCoach(pattern: Pattern, side: 'right' | 'find'): CoachTiming {
  const frames = recordFrames(pattern);
  const gc = (globalThis as { gc?: () => void }).gc;
  const span = frames.at(-1)!.pose.time + 1;
  const times = new Float64Array(frames.length * ROUNDS);
  const coach = createCoach(pattern, { side });
  const run = (round: number, timed: boolean) => {
    for (let i = 0; i < frames.length; i++) {
      const frame = frames[i]!;
      const time = frame.pose.time;
      frame.pose.time = (time + round * span) as typeof time;
      const before = timed ? performance.now() : 0;
      coach.update(frame);
      if (timed) times[round * frames.length + i] = 1000 * (performance.now() - before);
      frame.pose.time = time;
    }
  };
  for (let round = 0; round < ROUNDS; round++) run(round, true);
  // A young heap large enough keeps the collector away, so that what is left is what was allocated.
  gc?.();
  const heap = process.memoryUsage().heapUsed;
  for (let round = ROUNDS; round < 2 * ROUNDS; round++) run(round, false);
  const bytes = (process.memoryUsage().heapUsed - heap) / times.length;
  const sorted = [...times.subarray(3 * frames.length)].sort((a, b) => a - b);
  return {
    pattern: pattern.id,
    side,
    frames: sorted.length,
    median: sorted[Math.floor(0.5 * sorted.length)]!,
    p95: sorted[Math.floor(0.95 * sorted.length)]!,
    bytes,
    budget: pattern.shape === 'loop' ? LOOP_BUDGET : BUDGET,
  };
}

/** µs and bytes a frame of the coach of every pattern. */
export function printCoachBench(json: boolean): void {
  const rows = PATTERN_LIBRARY.flatMap((pattern) =>
    pattern.sides === 'both'
      ? [measureCoach(pattern, 'right')]
      : [measureCoach(pattern, 'right'), measureCoach(pattern, 'find')],
  );
  if (json) {
    console.log(JSON.stringify({ bench: 'coach', unit: 'µs', rows }));
    return;
  }
  console.log('coach                    side     median µs    p95 µs   bytes   budget µs');
  for (const { pattern, side, median, p95, bytes, budget } of rows) {
    const cells = [median.toFixed(1), p95.toFixed(1), bytes.toFixed(1), String(budget)];
    const [a, b, c, d] = cells as [string, string, string, string];
    console.log(
      `${pattern.padEnd(25)}${side.padEnd(9)}${a.padStart(9)}${b.padStart(10)}${c.padStart(8)}${d.padStart(12)}`,
    );
  }
}
