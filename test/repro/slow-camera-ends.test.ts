import { expect, it } from 'vitest';
import { populationBody } from '../../src/core/body/body';
import { createPose } from '../../src/core/body/pose';
import { createSolver } from '../../src/core/body/solver';
import { metres, seconds } from '../../src/core/body/units';
import { createCoach } from '../../src/core/movement/coach';
import { findPattern } from '../../src/core/movement/library/library';
import { createSynthesis } from '../../src/core/movement/synthesis';
import type { RepetitionTrial } from '../../src/core/movement/trial';
import { createRandom } from '../../src/core/random';
import { createSyntheticObserver } from '../../src/tracking/synthetic/syntheticObserver';

const PATTERN = findPattern('mini-squat')!;
/** Seconds stood between two squats. */
const PAUSE = 0.6;

/** Three squats, seen by a camera on a machine that manages only this many pictures a second. */
function countAt(hertz: number, seed: number): RepetitionTrial[] {
  const body = populationBody(metres(1.75));
  const synthesis = createSynthesis(PATTERN, body, { tempo: 1.6 });
  const observer = createSyntheticObserver(createRandom(seed), { view: { yaw: 80 } });
  const solver = createSolver(populationBody());
  const coach = createCoach(PATTERN, { side: 'find' });
  const pose = createPose();
  const trials: RepetitionTrial[] = [];
  const cycle = synthesis.duration + PAUSE;
  for (let i = 0; i / hertz < 5 + 3 * cycle; i++) {
    const time = i / hertz - 3;
    const inCycle = time < 0 || time >= 3 * cycle ? cycle : time % cycle;
    const phase = inCycle < synthesis.duration ? synthesis.phaseAt(seconds(inCycle)) : 0;
    synthesis.fillPose(phase, pose);
    const frame = solver.update(observer.observe(body, pose, seconds(i / hertz)));
    const { trial } = coach.update(frame);
    if (trial) trials.push(trial);
  }
  return trials;
}

// On a busy machine the second of two quick squats was said to begin within, or before, the first.
it.each([2.2, 3, 4, 15])(
  'no repetition begins before the one before it has ended (%d Hz)',
  (hertz) => {
    let pairs = 0;
    for (let seed = 1; seed <= 5; seed++) {
      const trials = countAt(hertz, seed);
      for (let i = 1; i < trials.length; i++, pairs++) {
        expect(trials[i]!.start).toBeGreaterThanOrEqual(trials[i - 1]!.end);
      }
      for (const { start, peak, end } of trials) {
        expect(start).toBeLessThan(peak);
        expect(peak).toBeLessThanOrEqual(end);
      }
    }
    expect(pairs).toBeGreaterThan(3);
  },
);
