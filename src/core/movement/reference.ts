import { createAngles } from '../body/anglesOf';
import { type Body, legLength } from '../body/body';
import { createJointPlacement, type JointPlacement, placeJoints } from '../body/kinematics';
import { createPose } from '../body/pose';
import { poseFrom } from '../body/poseFrom';
import { rotateVector } from '../body/quaternion';
import { SEGMENT, SEGMENT_COUNT, SEGMENT_DEFINITIONS, SEGMENTS } from '../body/segments';
import { BONE, mirrorName, type Side } from '../body/skeleton';
import type { Pattern } from './pattern';
import { createTrajectory, type Trajectory } from './trajectory';

/** Phases at which the model is kept. */
export const PHASE_BINS = 32;

/**
 * The model movement of one side in the words of {@link Evidence}: directions of segments and the hip's
 * height, over amplitude × phase. Frame of reference: the body's heading (a figure that faces +Z).
 */
export interface Reference {
  readonly side: Side;
  readonly trajectory: Trajectory;
  readonly amplitudes: readonly number[];
  /** Phase of each bin; a loop's bins are spread over [0, 1), others over [0, 1]. */
  readonly phases: Float64Array;
  /** Indices of the segments that are compared. */
  readonly segments: readonly number[];
  /** Which of them the model moves far. */
  readonly moved: readonly boolean[];
  /** Indices of those that the model moves but anybody may move as they like. */
  readonly loose: readonly number[];
  /** One SD (radians) by which a well done movement's segment may differ from the model's. */
  readonly tolerance: Float64Array;
  /** Unit vectors, [(amplitude · bins + phase) · segments + segment] · 3. */
  readonly directions: Float64Array;
  /** Where all segments (of `SEGMENTS`) are in the start posture, xyz. */
  readonly start: Float64Array;
  /** Height of the hips over the lower ankle in leg lengths, [amplitude · bins + phase]. */
  readonly hipHeight: Float64Array;
  /** One SD of it that is tolerated; infinite where the hips' height tells nothing. */
  readonly hipTolerance: number;
  /** Share of the way from start to target that the driving angle has gone. */
  readonly progress: Float64Array;
  /** Largest distance (radians, as a chord) of each compared segment from its start, at amplitude 1. */
  readonly travel: Float64Array;
  /** Whether the way back leads through the very poses of the way out. */
  readonly returnsAlike: boolean;
  /** Whether legs carry the movement: then sitting and standing are told apart. */
  readonly legs: boolean;
}

/** How alike good movements are (radians): a floor, and a share of how far the segment travels. */
const BASE_TOLERANCE = 0.1;
const TRAVEL_TOLERANCE = 0.08;
/** The same share for the hips' height. */
const HIP_TOLERANCE = 0.13;
/** People's trunks differ most: some squat upright, others bow. */
const TRUNK_TOLERANCE = 0.28;
const POSTURE_TOLERANCE = 0.3;
/** Segments that travel less are not said to be driven (radians). */
const LEAST_TRAVEL = 0.25;
const LEAST_HIP_TRAVEL = 0.05;

const SMALLEST_AMPLITUDE = 0.35;
const AMPLITUDE_STEP = 1.24;
/** Nobody goes farther than this, whatever the target was (degrees; 38 CFR 4.71 and AAOS, rounded up). */
const ANATOMICAL_END: Readonly<Record<string, readonly [number, number]>> = {
  KneeFlexion: [-10, 115],
  ShoulderElevation: [0, 180],
  ElbowFlexion: [-5, 155],
  HipFlexion: [-30, 130],
};

const LEG_SEGMENTS = new Set(
  SEGMENTS.filter((name) => /Thigh|Shank/.test(name)).map((name) => SEGMENT[name]),
);
/** Who moves one segment of an arm has the other one watched as well. */
const ARMS = (['left', 'right'] as const).map((side) => [
  SEGMENT[`${side}UpperArm`],
  SEGMENT[`${side}Forearm`],
]);
/** Seen too badly, or moved by too many other things, to be compared. */
const NEVER_COMPARED = new Set(
  (['pelvis', 'shoulders', 'head', 'leftFoot', 'rightFoot'] as const).map((name) => SEGMENT[name]),
);

/** Directions of all segments for joints already placed. */
export function segmentDirections(placement: JointPlacement, out: Float64Array): void {
  for (let segment = 0; segment < SEGMENT_COUNT; segment++) {
    const { bone, rest } = SEGMENT_DEFINITIONS[SEGMENTS[segment]!];
    _rest.set(rest);
    rotateVector(out, segment * 3, placement.rotations, BONE[bone] * 4, _rest, 0);
  }
}
const _rest = new Float64Array(3);

/** Whether each amplitude's row of phases reads the same from both ends. */
function isPalindrome(directions: Float64Array, stride: number): boolean {
  return directions.every((value, at) => {
    const cell = Math.floor(at / stride);
    const bin = cell % PHASE_BINS;
    const twin = (cell + PHASE_BINS - 1 - 2 * bin) * stride + (at % stride);
    return Math.abs(value - directions[twin]!) < 1e-3;
  });
}

/** Amplitudes worth looking for: from a third of the range to the end of what a joint can do. */
function amplitudesOf(pattern: Pattern): number[] {
  if (pattern.shape === 'loop') return [0.5, 0.7, 1, 1.4];
  const { angle, start, target } = pattern.range;
  const ends = ANATOMICAL_END[angle.replace(/^(left|right)/, '')];
  const end = ends?.[target > start ? 1 : 0];
  const most = end === undefined ? 1.5 : Math.max(1.05, (end - start) / (target - start));
  const steps = Math.ceil(Math.log(most / SMALLEST_AMPLITUDE) / Math.log(AMPLITUDE_STEP));
  const ratio = (most / SMALLEST_AMPLITUDE) ** (1 / steps);
  return Array.from({ length: steps + 1 }, (_, i) => SMALLEST_AMPLITUDE * ratio ** i);
}

export function createReference(pattern: Pattern, body: Body, side: Side): Reference {
  const trajectory = createTrajectory(pattern, side);
  const loop = pattern.shape === 'loop';
  const phases = Float64Array.from(
    { length: PHASE_BINS },
    (_, k) => k / (loop ? PHASE_BINS : PHASE_BINS - 1),
  );
  const amplitudes = amplitudesOf(pattern);
  const angles = createAngles();
  const pose = createPose();
  const placement = createJointPlacement();
  const leg = legLength(body);

  /** Fills `out` with every segment's direction and returns the hips' height in leg lengths. */
  const place = (phase: number, amplitude: number, out: Float64Array): number => {
    trajectory.fillAngles(phase, amplitude, angles);
    placeJoints(body, poseFrom(angles, pose), placement);
    segmentDirections(placement, out);
    const { positions } = placement;
    const hips =
      (positions[BONE.leftUpperLeg * 3 + 1]! + positions[BONE.rightUpperLeg * 3 + 1]!) / 2;
    const feet = Math.min(positions[BONE.leftFoot * 3 + 1]!, positions[BONE.rightFoot * 3 + 1]!);
    return (hips - feet) / leg;
  };

  const start = new Float64Array(SEGMENT_COUNT * 3);
  const startHip = place(0, loop ? 1 : 0, start);
  const all = new Float64Array(SEGMENT_COUNT * 3);
  const travelled = new Float64Array(SEGMENT_COUNT);
  let hipTravel = 0;
  for (const phase of phases) {
    hipTravel = Math.max(hipTravel, Math.abs(place(phase, 1, all) - startHip));
    for (let s = 0; s < SEGMENT_COUNT; s++) {
      const dx = all[s * 3]! - start[s * 3]!;
      const dy = all[s * 3 + 1]! - start[s * 3 + 1]!;
      const dz = all[s * 3 + 2]! - start[s * 3 + 2]!;
      travelled[s] = Math.max(travelled[s]!, Math.hypot(dx, dy, dz));
    }
  }
  const mirrored = pattern.sides === 'one' && side === 'left';
  const free = new Set((pattern.free ?? []).map((n) => SEGMENT[mirrored ? mirrorName(n) : n]));
  const indices = SEGMENTS.map((_, index) => index);
  const driven = (s: number) =>
    travelled[s]! > LEAST_TRAVEL && !free.has(s) && !NEVER_COMPARED.has(s);
  const legs = indices.some((s) => driven(s) && LEG_SEGMENTS.has(s));
  const arms = new Set(ARMS.filter((arm) => arm.some(driven)).flat());
  const segments = indices.filter(
    (s) => driven(s) || arms.has(s) || (legs && (LEG_SEGMENTS.has(s) || s === SEGMENT.trunk)),
  );
  const tolerance = Float64Array.from(segments, (s) => {
    if (s === SEGMENT.trunk) return TRUNK_TOLERANCE;
    if (!driven(s)) return POSTURE_TOLERANCE;
    return Math.hypot(BASE_TOLERANCE, TRAVEL_TOLERANCE * travelled[s]!);
  });

  const cells = amplitudes.length * PHASE_BINS;
  const directions = new Float64Array(cells * segments.length * 3);
  const hipHeight = new Float64Array(cells);
  const progress = new Float64Array(cells);
  const { start: from, target } = pattern.range;
  const middle = loop ? from : trajectory.rangeAngle(0, 0);
  for (let a = 0; a < amplitudes.length; a++) {
    for (let k = 0; k < PHASE_BINS; k++) {
      const cell = a * PHASE_BINS + k;
      hipHeight[cell] = place(phases[k]!, amplitudes[a]!, all);
      const angle = trajectory.rangeAngle(phases[k]!, amplitudes[a]!);
      progress[cell] = (angle - middle) / (target - middle);
      for (const [j, s] of segments.entries()) {
        const at = (cell * segments.length + j) * 3;
        for (let i = 0; i < 3; i++) directions[at + i] = all[s * 3 + i]!;
      }
    }
  }
  return {
    side,
    trajectory,
    amplitudes,
    phases,
    segments,
    moved: segments.map((segment) => driven(segment) && segment !== SEGMENT.trunk),
    loose: indices.filter((segment) => free.has(segment) && travelled[segment]! > LEAST_TRAVEL),
    tolerance,
    directions,
    start,
    hipHeight,
    hipTolerance:
      hipTravel > LEAST_HIP_TRAVEL ? Math.hypot(0.015, HIP_TOLERANCE * hipTravel) : Infinity,
    progress,
    returnsAlike: !loop && isPalindrome(directions, segments.length * 3),
    travel: Float64Array.from(segments, (s) => travelled[s]!),
    legs,
  };
}

/** Middle of a loop's path of the compared segment `j`, written to `out`, xyz. */
export function loopMiddle(reference: Reference, j: number, out: Float64Array): void {
  const { segments, directions, amplitudes } = reference;
  const row = Math.max(0, amplitudes.indexOf(1)) * PHASE_BINS;
  out.fill(0);
  for (let k = 0; k < PHASE_BINS; k++) {
    const at = ((row + k) * segments.length + j) * 3;
    for (let i = 0; i < 3; i++) out[i]! += directions[at + i]! / PHASE_BINS;
  }
}
