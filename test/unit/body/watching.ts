import { ANGLE, type StoredAngle } from '../../../src/core/body/angleNames';
import { anglesOf, createAngles } from '../../../src/core/body/anglesOf';
import { type Body, boneLength, populationBody } from '../../../src/core/body/body';
import type { Frame } from '../../../src/core/body/frame';
import { createJointPlacement, lowestSole, placeJoints } from '../../../src/core/body/kinematics';
import type { LandmarkObservation } from '../../../src/core/body/observation';
import { createPose, type Pose } from '../../../src/core/body/pose';
import { poseFrom } from '../../../src/core/body/poseFrom';
import { BONE } from '../../../src/core/body/skeleton';
import { createSolver, type Solver } from '../../../src/core/body/solver';
import { metres, seconds } from '../../../src/core/body/units';
import { createRandom } from '../../../src/core/random';
import {
  createSyntheticObserver,
  type SyntheticOptions,
} from '../../../src/tracking/synthetic/syntheticObserver';

export type Posture = Partial<Record<StoredAngle, number>>;

const placement = createJointPlacement();

/** A share of a posture (0 is standing with hanging arms), feet on the floor. */
export function postureOf(body: Body, posture: Posture, share: number, pose: Pose): Pose {
  const angles = createAngles();
  for (const name of Object.keys(posture) as StoredAngle[])
    angles[ANGLE[name]] = posture[name]! * share;
  poseFrom(angles, pose);
  pose.root.fill(0);
  pose.root[1] = -lowestSole(body, placeJoints(body, pose, placement));
  return pose;
}

/** Height of the hips' middle over the lower ankle in leg lengths, from the true skeleton. */
export function trueHipHeight(body: Body, pose: Pose): number {
  const { positions } = placeJoints(body, pose, placement);
  const height = (bone: keyof typeof BONE): number => positions[BONE[bone] * 3 + 1]!;
  const hips = (height('leftUpperLeg') + height('rightUpperLeg')) / 2;
  const leg = boneLength(body, 'leftLowerLeg') + boneLength(body, 'leftFoot');
  return (hips - Math.min(height('leftFoot'), height('rightFoot'))) / leg;
}

export interface Watched {
  readonly frame: Frame;
  readonly angles: Float64Array;
  readonly pose: Pose;
  readonly solver: Solver;
}

/** Somebody stands for half a second, goes into the posture in one and a half, and holds it for a second, at 30 Hz. */
export function watch(
  posture: Posture,
  options: SyntheticOptions & {
    readonly body?: Body;
    readonly seed?: number;
    readonly alter?: (observation: LandmarkObservation, index: number) => void;
  } = {},
): Watched {
  const { body = populationBody(metres(1.75)), seed = 1, alter, ...rest } = options;
  const observer = createSyntheticObserver(createRandom(seed), { noise: null, ...rest });
  const solver = createSolver(populationBody());
  const pose = createPose();
  let frame: Frame | undefined;
  for (let i = 0; i < 90; i++) {
    const share = Math.min(1, Math.max(0, (i - 15) / 45));
    const observation = observer.observe(
      body,
      postureOf(body, posture, share, pose),
      seconds(i / 30),
    );
    alter?.(observation, i);
    frame = solver.update(observation);
  }
  return { frame: frame!, angles: anglesOf(frame!.pose, createAngles()), pose, solver };
}
