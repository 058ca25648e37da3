import { populationBody } from '../../../src/core/body/body';
import {
  createLandmarkObservation,
  type LandmarkObservation,
} from '../../../src/core/body/observation';
import { createPose } from '../../../src/core/body/pose';
import { quantiseObservation } from '../../../src/core/body/quantise';
import { createSolver } from '../../../src/core/body/solver';
import { metres, seconds } from '../../../src/core/body/units';
import { createCoach } from '../../../src/core/movement/coach';
import { findPattern } from '../../../src/core/movement/library/library';
import type { Pattern } from '../../../src/core/movement/pattern';
import { createSynthesis } from '../../../src/core/movement/synthesis';
import type { RepetitionTrial } from '../../../src/core/movement/trial';
import { createRandom } from '../../../src/core/random';
import type { RecordingFacts } from '../../../src/core/recording/recording';
import { createSyntheticObserver } from '../../../src/tracking/synthetic/syntheticObserver';

const PATTERN: Pattern = findPattern('mini-squat')!;

export const FACTS: RecordingFacts = {
  versions: { app: '0.1.0' },
  sensor: { kind: 'synthetic', clock: 'synthetic' },
  body: null,
  pattern: { id: PATTERN.id, side: 'both' },
};

/** A noisy camera at the side watches somebody do this many repetitions; quantised, as trackers do. */
export function eachObservation(
  repetitions: number,
  take: (observation: LandmarkObservation) => void,
): void {
  const body = populationBody(metres(1.75));
  const synthesis = createSynthesis(PATTERN, body, {});
  const observer = createSyntheticObserver(createRandom(7), { view: { yaw: 80 } });
  const pose = createPose();
  const cycle = synthesis.duration + 2;
  for (let i = 0; i / 30 < 2 + repetitions * cycle; i++) {
    const time = i / 30 - 2;
    const inCycle = time < 0 ? 0 : time % cycle;
    const phase = inCycle < synthesis.duration ? synthesis.phaseAt(seconds(inCycle)) : 0;
    // The clock of a real camera does not begin at 0, and ticks in fractions of a step.
    const at = seconds(1234.56789 + i / 30);
    take(quantiseObservation(observer.observe(body, synthesis.fillPose(phase, pose), at)));
  }
}

/** The whole way from an observation to trials. */
export function createListener(): {
  take(observation: LandmarkObservation): void;
  readonly trials: readonly RepetitionTrial[];
} {
  const solver = createSolver(populationBody());
  const coach = createCoach(PATTERN, { side: 'find' });
  const trials: RepetitionTrial[] = [];
  return {
    take(observation) {
      const { trial } = coach.update(solver.update(observation));
      if (trial) trials.push(trial);
    },
    trials,
  };
}

export function copyOf(observation: LandmarkObservation): LandmarkObservation {
  const copy = createLandmarkObservation(observation.clock);
  copy.captureTime = observation.captureTime;
  copy.aspect = observation.aspect;
  copy.persons = observation.persons;
  copy.imageSigma = observation.imageSigma;
  copy.image.set(observation.image);
  copy.world.set(observation.world);
  return copy;
}
