import { expect } from 'vitest';
import { populationBody } from '../../src/core/body/body';
import { createLandmarkObservation } from '../../src/core/body/observation';
import { createPose } from '../../src/core/body/pose';
import { quantiseObservation } from '../../src/core/body/quantise';
import { createSolver } from '../../src/core/body/solver';
import { seconds } from '../../src/core/body/units';
import { createCoach } from '../../src/core/movement/coach';
import { findPattern } from '../../src/core/movement/library/library';
import { createSynthesis } from '../../src/core/movement/synthesis';
import type { RepetitionTrial } from '../../src/core/movement/trial';
import { PoseModel } from '../../src/tracking/webcam/poseModel';
import { createRenderedCamera } from '../../tools/film/renderedCamera';

/** Of the virtual camera, Hz. */
const RATE = 15;
/** Standing or sitting still, seconds. */
const BEFORE = 2;
const BETWEEN = 0.9;
const REPETITIONS = 5;

/** What a rendered person does. */
interface Performance {
  readonly id: string;
  /** How the person is turned; 0 faces the camera, 90 shows the right side. */
  readonly yawDegrees: number;
  /** Against the model's. */
  readonly tempo: number;
  /** Largest error of a start or an end, seconds. @default 1 */
  readonly within?: number;
}

/**
 * The whole way with nothing left out but the camera's glass: a figure in a room is rendered, the pose
 * model looks at the pictures, and the coach must count five repetitions, each in its time. The figure's
 * size is not the one the solver begins with.
 */
export async function expectFiveCounted({
  id,
  yawDegrees,
  tempo,
  within = 1,
}: Performance): Promise<void> {
  const pattern = findPattern(id)!;
  const camera = await createRenderedCamera({ yawDegrees, pattern });
  const model = await PoseModel.create({
    mode: 'file',
    model: 'lite',
    countEvery: Number.POSITIVE_INFINITY,
  });
  const synthesis = createSynthesis(pattern, camera.body, { side: 'right', tempo });
  const cycle = synthesis.duration + BETWEEN;
  const end = BEFORE + REPETITIONS * cycle + 1;

  const solver = createSolver(populationBody());
  const coach = createCoach(pattern, { side: 'find' });
  const observation = createLandmarkObservation('synthetic');
  observation.aspect = camera.canvas.width / camera.canvas.height;
  const pose = createPose();
  const trials: RepetitionTrial[] = [];
  let seen = 0;
  let frames = 0;
  for (let time = 0; time < end; time = ++frames / RATE) {
    const since = time - BEFORE;
    const active = since >= 0 && since < REPETITIONS * cycle;
    synthesis.fillPose(active ? synthesis.phaseAt(seconds(since % cycle)) : 0, pose);
    const detection = await model.detect(await camera.renderPose(pose), seconds(time));
    observation.captureTime = seconds(time);
    observation.persons = detection?.persons ?? 0;
    if (detection) {
      observation.image.set(detection.image);
      observation.world.set(detection.world);
    }
    if (observation.persons > 0) seen++;
    const { trial } = coach.update(solver.update(quantiseObservation(observation)));
    if (trial) trials.push(trial);
  }
  model.close();
  camera.dispose();

  expect(seen / frames, 'share of pictures in which the person was found').toBeGreaterThan(0.95);
  expect(trials).toHaveLength(REPETITIONS);
  // Where a circle begins is a convention: its turns are told by their number alone.
  if (pattern.shape === 'loop') return;
  trials.forEach((trial, i) => {
    expect(Math.abs(trial.start - (BEFORE + i * cycle))).toBeLessThan(within);
    expect(Math.abs(trial.end - (BEFORE + i * cycle + synthesis.duration))).toBeLessThan(within);
    if (pattern.sides === 'one') expect(trial.side).toBe('right');
  });
}
