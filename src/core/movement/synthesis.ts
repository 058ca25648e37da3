import { type AngleName, STORED_ANGLES } from '../body/angleNames';
import { createAngles } from '../body/anglesOf';
import type { Body } from '../body/body';
import { createJointPlacement, lowestSole, placeJoints } from '../body/kinematics';
import { createPose, type Pose, SOURCE } from '../body/pose';
import { poseFrom } from '../body/poseFrom';
import { BONE, type Side } from '../body/skeleton';
import { type Seconds, seconds } from '../body/units';
import type { Pattern } from './pattern';
import { createTrajectory, type Trajectory } from './trajectory';

/** How a movement is to be shown. */
export interface SynthesisOptions {
  /** The side that moves; `both`-sided patterns ignore it. @default 'right' */
  readonly side?: Side;
  /** Share of the range, 1 is the target. @default 1 */
  readonly amplitude?: number;
  /** Speed as a multiple of the pattern's own. @default 1 */
  readonly tempo?: number;
}

export const SYNTHESIS_DEFAULTS: Required<SynthesisOptions> = {
  side: 'right',
  amplitude: 1,
  tempo: 1,
};

/** A pattern as a moving figure in the room: faces +Z, stands on the floor y = 0. */
export interface Synthesis {
  readonly pattern: Pattern;
  readonly trajectory: Trajectory;
  /** Of one repetition (of one turn of a loop), hold included. */
  readonly duration: Seconds;
  /** Phase 0–1 at a time since the repetition began; stays at the turn for the hold. */
  phaseAt(time: Seconds): number;
  /** Fills a pose of the body given, at a phase 0–1. `pose.time` is left as it is. */
  fillPose(phase: number, pose: Pose): Pose;
  /** Stored joint angles of the model, degrees, indexed by `ANGLE`; the same array each time. */
  modelAngles(phase: number): Readonly<Float64Array>;
}

/** A sole this near the floor counts as standing on it, metres. */
const CONTACT_HEIGHT = 0.02;

export function createSynthesis(
  pattern: Pattern,
  body: Body,
  options: SynthesisOptions = {},
): Synthesis {
  const { side, amplitude, tempo } = { ...SYNTHESIS_DEFAULTS, ...options };
  const trajectory = createTrajectory(pattern, side);
  const angles = createAngles();
  const placement = createJointPlacement();
  const scratch = createPose();
  const out = pattern.tempo.out / tempo;
  const hold = pattern.tempo.hold / tempo;
  const back = pattern.tempo.back / tempo;
  const loop = pattern.shape === 'loop';
  const { turnPhase } = trajectory;

  /** Between the ankles on the floor, with the root at the origin, metres. */
  const measureFeet = (pose: Pose) => {
    pose.root.fill(0);
    placeJoints(body, pose, placement);
    const { positions } = placement;
    const left = BONE.leftFoot * 3;
    const right = BONE.rightFoot * 3;
    feet.x = (positions[left]! + positions[right]!) / 2;
    feet.z = (positions[left + 2]! + positions[right + 2]!) / 2;
    feet.y = lowestSole(body, placement);
    feet.apart = positions[left + 1]! - positions[right + 1]!;
  };
  const feet = { x: 0, y: 0, z: 0, apart: 0 };
  trajectory.fillAngles(0, 0, angles);
  measureFeet(poseFrom(angles, scratch));
  const resting = { x: feet.x, y: feet.y, z: feet.z };

  return {
    pattern,
    trajectory,
    duration: seconds(out + hold + back),
    phaseAt(time) {
      if (loop) {
        const turns = time / (out + hold + back);
        return turns - Math.floor(turns);
      }
      if (time <= 0) return 0;
      if (time < out) return (time / out) * turnPhase;
      if (time < out + hold) return turnPhase;
      return Math.min(1, turnPhase + ((time - out - hold) / back) * (1 - turnPhase));
    },
    fillPose(phase, pose) {
      trajectory.fillAngles(phase, amplitude, angles);
      poseFrom(angles, pose);
      measureFeet(pose);
      const seated = pattern.anchor === 'pelvis';
      pose.root[0] = seated ? 0 : resting.x - feet.x;
      pose.root[1] = seated ? -resting.y : -feet.y;
      pose.root[2] = seated ? 0 : resting.z - feet.z;
      const lift = pose.root[1]! + feet.y;
      pose.contacts.left = lift + Math.max(0, feet.apart) < CONTACT_HEIGHT;
      pose.contacts.right = lift + Math.max(0, -feet.apart) < CONTACT_HEIGHT;
      pose.sigma.fill(0);
      pose.source.fill(SOURCE.model);
      pose.tracking = 'tracked';
      return pose;
    },
    modelAngles(phase) {
      trajectory.fillAngles(phase, amplitude, angles);
      return angles;
    },
  };
}

/** Names of the stored angles whose model value changes by more than `least` degrees, most first. */
export function movedAngles(synthesis: Synthesis, least: number): AngleName[] {
  const rest = Float64Array.from(synthesis.modelAngles(0));
  const excursion = (name: AngleName) => {
    const at = STORED_ANGLES.indexOf(name as (typeof STORED_ANGLES)[number]);
    let largest = 0;
    for (let i = 0; i <= 32; i++) {
      const angle = synthesis.modelAngles(i / 32)[at]!;
      largest = Math.max(largest, Math.abs(angle - rest[at]!));
    }
    return largest;
  };
  return synthesis.trajectory.driven
    .map((name) => ({ name, size: excursion(name) }))
    .filter(({ size }) => size > least)
    .sort((a, b) => b.size - a.size)
    .map(({ name }) => name);
}
