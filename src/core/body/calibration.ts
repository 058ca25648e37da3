import type { Body } from './body';
import { type BodyShares, calibratedBody } from './calibratedBody';
import {
  LANDMARK,
  LANDMARK_COUNT,
  LANDMARK_STRIDE,
  type Landmark,
  type LandmarkObservation,
} from './observation';
import { LANDMARK_SHIFT } from './solving/landmarkLengths';
import { metres } from './units';

/**
 * Why there is no calibrated body yet: nobody is seen; part of the body is not; the person is turned away from the camera,
 * or does not stand upright; has just moved; or stands well and has to hold it for `progress` to become 1.
 */
export type CalibrationStatus =
  | 'nobody'
  | 'not-whole-body'
  | 'not-facing'
  | 'not-upright'
  | 'moving'
  | 'holding'
  | 'ready';

export interface Calibration {
  status: CalibrationStatus;
  /** Share of the stance that has been held, 0–1. */
  progress: number;
  /** The person's body once the status is `ready`. */
  body: Body | null;
  /** Capture time at which the stance began, and of the last observation; NaN for none. */
  since: number;
  last: number;
  frames: number;
  /** The shoulders' line in the tracker's guess, smoothed: from right to left and away from the camera, metres. */
  across: number;
  away: number;
  /** Where the landmarks were as the stance began: x, y in picture heights. */
  readonly start: Float64Array;
  /** Sums over the stance: x, y in picture heights, and x, y of the world landmarks in metres. */
  readonly sums: Float64Array;
}

/** Seconds of stillness that make a stance. */
export const STANCE_SECONDS = 1.6;
/** How far a landmark may wander in a stance, as a share of the person's height in the picture. */
const STILL = 0.07;
/** A gap longer than this (seconds) begins a new stance. */
const LONGEST_GAP = 0.5;
const VISIBLE = 0.5;
/** Ears over ankles as a share of body height: Drillis & Contini's eye height (.936) less 1 %, less the ankle's. */
const EARS_OVER_ANKLES = 0.886;
/** Tangent of the largest turn by the tracker's guess, which is unsteady and smoothed over so many seconds. */
const LARGEST_TURN = 0.6;
const TURN_SECONDS = 0.6;
/** Shoulders less wide than this share of the trunk are turned by 40° or more. */
const NARROWEST = 0.5;

const NEEDED: readonly number[] = (['Ear', 'Shoulder', 'Hip', 'Knee', 'Ankle'] as const).flatMap(
  (part) => [LANDMARK[`left${part}`], LANDMARK[`right${part}`]],
);
const SUMS = 4;

export const createCalibration = (): Calibration => ({
  status: 'nobody',
  progress: 0,
  body: null,
  since: Number.NaN,
  last: Number.NaN,
  frames: 0,
  across: 0,
  away: 0,
  start: new Float64Array(LANDMARK_COUNT * 2),
  sums: new Float64Array(LANDMARK_COUNT * SUMS),
});

/** Takes in an observation; a body that is ready stays. */
export function updateCalibration(
  state: Calibration,
  observation: LandmarkObservation,
): Calibration {
  if (state.status === 'ready') return state;
  const time = observation.captureTime;
  smoothTurn(state, observation);
  const refusal = judge(state, observation);
  if (refusal !== null || !(time - state.last <= LONGEST_GAP)) begin(state, observation);
  state.last = time;
  if (refusal !== null) {
    state.status = refusal;
    return state;
  }
  if (hasMoved(state, observation)) {
    begin(state, observation);
    state.status = 'moving';
    return state;
  }
  add(state, observation);
  state.progress = Math.min(1, (time - state.since) / STANCE_SECONDS);
  state.status = 'holding';
  if (state.progress === 1) {
    state.body = measure(state);
    state.status = 'ready';
  }
  return state;
}

const x = (o: LandmarkObservation, landmark: number): number =>
  o.image[landmark * LANDMARK_STRIDE]! * o.aspect;
const y = (o: LandmarkObservation, landmark: number): number =>
  -o.image[landmark * LANDMARK_STRIDE + 1]!;
const between = (
  o: LandmarkObservation,
  read: (o: LandmarkObservation, landmark: number) => number,
  part: 'Ear' | 'Shoulder' | 'Hip' | 'Knee' | 'Ankle',
): number => (read(o, LANDMARK[`left${part}`]) + read(o, LANDMARK[`right${part}`])) / 2;

/** What is wrong with the posture, if anything. */
function judge(state: Calibration, o: LandmarkObservation): CalibrationStatus | null {
  if (!(o.persons > 0) || !Number.isFinite(o.captureTime)) return 'nobody';
  for (const landmark of NEEDED) {
    const at = landmark * LANDMARK_STRIDE;
    const u = o.image[at]!;
    const v = o.image[at + 1]!;
    // Written so that NaN fails it.
    if (!(o.image[at + 3]! >= VISIBLE && u > 0 && u < 1 && v > 0 && v < 1)) return 'not-whole-body';
  }
  if (!isUpright(o)) return 'not-upright';
  return isFacing(state, o) ? null : 'not-facing';
}

function smoothTurn(state: Calibration, { world, captureTime }: LandmarkObservation): void {
  const at = (landmark: Landmark, i: number): number =>
    world[LANDMARK[landmark] * LANDMARK_STRIDE + i]!;
  const across = at('leftShoulder', 0) - at('rightShoulder', 0);
  const away = at('leftShoulder', 2) - at('rightShoulder', 2);
  if (!Number.isFinite(across + away)) return;
  const elapsed = captureTime - state.last;
  const share = elapsed <= LONGEST_GAP ? 1 - Math.exp(-elapsed / TURN_SECONDS) : 1;
  state.across += share * (across - state.across);
  state.away += share * (away - state.away);
}

/** Both sides where they belong, shoulders as wide as from the front, and no turn in the tracker's guess. */
function isFacing({ across, away }: Calibration, o: LandmarkObservation): boolean {
  const wide = x(o, LANDMARK.leftShoulder) - x(o, LANDMARK.rightShoulder);
  const trunk = between(o, y, 'Shoulder') - between(o, y, 'Hip');
  return wide > NARROWEST * trunk && Math.abs(away) < LARGEST_TURN * across;
}

/** Trunk vertical, and thighs and shanks as long in the picture as they are against the trunk. */
function isUpright(o: LandmarkObservation): boolean {
  const hips = between(o, y, 'Hip');
  const trunk = between(o, y, 'Shoulder') - hips;
  const aside = between(o, x, 'Shoulder') - between(o, x, 'Hip');
  const thigh = hips - between(o, y, 'Knee');
  const shank = between(o, y, 'Knee') - between(o, y, 'Ankle');
  return (
    trunk > 0 && Math.abs(aside) < 0.17 * trunk && thigh > 0.55 * trunk && shank > 0.55 * trunk
  );
}

function begin(state: Calibration, o: LandmarkObservation): void {
  state.since = o.captureTime;
  state.frames = 0;
  state.progress = 0;
  state.sums.fill(0);
  for (const landmark of NEEDED) {
    state.start[landmark * 2] = x(o, landmark);
    state.start[landmark * 2 + 1] = y(o, landmark);
  }
}

function hasMoved(state: Calibration, o: LandmarkObservation): boolean {
  const limit = STILL * (between(o, y, 'Ear') - between(o, y, 'Ankle'));
  for (const landmark of NEEDED) {
    const dx = x(o, landmark) - state.start[landmark * 2]!;
    const dy = y(o, landmark) - state.start[landmark * 2 + 1]!;
    if (!(dx * dx + dy * dy < limit * limit)) return true;
  }
  return false;
}

function add(state: Calibration, o: LandmarkObservation): void {
  state.frames++;
  for (let landmark = 0; landmark < LANDMARK_COUNT; landmark++) {
    const at = landmark * SUMS;
    state.sums[at]! += x(o, landmark);
    state.sums[at + 1]! += y(o, landmark);
    state.sums[at + 2]! += o.world[landmark * LANDMARK_STRIDE]!;
    state.sums[at + 3]! -= o.world[landmark * LANDMARK_STRIDE + 1]!;
  }
}

/**
 * Proportions come from the picture, in which a person who faces the camera is not foreshortened; how many metres they
 * are, only the tracker's world landmarks hint at, and those lean towards a person of usual size.
 */
function measure({ sums, frames }: Calibration): Body {
  const value = (landmark: Landmark, i: number): number =>
    sums[LANDMARK[landmark] * SUMS + i]! / frames;
  const distance = (a: Landmark, b: Landmark): number =>
    Math.hypot(value(a, 0) - value(b, 0), value(a, 1) - value(b, 1));
  const mean = (a: Landmark, b: Landmark, i: number): number => (value(a, i) + value(b, i)) / 2;
  const rise = (i: 1 | 3): number =>
    mean('leftEar', 'rightEar', i) - mean('leftAnkle', 'rightAnkle', i);
  const bothSides = (
    from: 'Shoulder' | 'Elbow' | 'Hip' | 'Knee',
    to: 'Elbow' | 'Wrist' | 'Knee' | 'Ankle',
  ): number => (distance(`left${from}`, `left${to}`) + distance(`right${from}`, `right${to}`)) / 2;

  const tall = rise(1) / EARS_OVER_ANKLES;
  const trunk = mean('leftShoulder', 'rightShoulder', 1) - mean('leftHip', 'rightHip', 1);
  const { shoulderUp, hipDown, hipOut } = LANDMARK_SHIFT;
  const shares: BodyShares = {
    thigh: bothSides('Hip', 'Knee') / tall + hipDown,
    shank: bothSides('Knee', 'Ankle') / tall,
    trunk: trunk / tall - hipDown - shoulderUp,
    upperArm: bothSides('Shoulder', 'Elbow') / tall - shoulderUp,
    forearm: bothSides('Elbow', 'Wrist') / tall,
    shoulderWidth: distance('leftShoulder', 'rightShoulder') / tall,
    hipWidth: distance('leftHip', 'rightHip') / tall - 2 * hipOut,
  };
  const height = Math.max(1, Math.min(2.3, rise(3) / EARS_OVER_ANKLES));
  return calibratedBody(metres(Number.isFinite(height) ? height : 1.68), shares);
}
