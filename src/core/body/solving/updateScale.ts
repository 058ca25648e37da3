import {
  LANDMARK,
  LANDMARK_COUNT,
  LANDMARK_STRIDE,
  type Landmark,
  type LandmarkObservation,
} from '../observation';
import { isSeen } from './landmarkFilter';
import type { LandmarkLengths } from './landmarkLengths';
import { easing, type Reconstruction } from './reconstruction';

/**
 * How many picture heights a metre of the body measures at its distance. The tracker's world landmarks,
 * foreshortened as the picture is, give it in every posture and follow people who come nearer, but
 * in metres of the tracker's own; how long those are is learnt from the longest images of trunk and legs.
 */
export interface ScaleState {
  /** Picture heights per metre of the world landmarks; NaN until known. */
  perWorldMetre: number;
  /** World metres per metre of the body. */
  worldPerBody: number;
}

export const createScaleState = (): ScaleState => ({
  perWorldMetre: Number.NaN,
  worldPerBody: Number.NaN,
});

/** Picture heights per metre of somebody 2.5 m away. */
const USUAL_SCALE = 0.32;
const FOLLOW_SECONDS = 0.25;
const GROW_SECONDS = 0.3;
const SHRINK_SECONDS = 20;
/** High, so that what is foreshortened hardly pulls the mean down. */
const POWER = 8;

const span = (
  from: Landmark,
  to: Landmark,
  length: keyof LandmarkLengths,
  weight: number,
): readonly [number, number, keyof LandmarkLengths, number] => [
  LANDMARK[from],
  LANDMARK[to],
  length,
  weight,
];

/** Trunk sides stand for the trunk; arms, often stretched to the camera, count little. */
const SPANS = [
  span('leftHip', 'leftShoulder', 'trunk', 1),
  span('rightHip', 'rightShoulder', 'trunk', 1),
  span('leftHip', 'leftKnee', 'thigh', 1),
  span('rightHip', 'rightKnee', 'thigh', 1),
  span('leftKnee', 'leftAnkle', 'shank', 1),
  span('rightKnee', 'rightAnkle', 'shank', 1),
  span('leftShoulder', 'leftElbow', 'upperArm', 0.3),
  span('rightShoulder', 'rightElbow', 'upperArm', 0.3),
];

/** Landmarks that are on the body's frame and not on face, hands or feet. */
const FRAME: readonly number[] = (
  ['Shoulder', 'Elbow', 'Wrist', 'Hip', 'Knee', 'Ankle'] as const
).flatMap((part) => [LANDMARK[`left${part}`], LANDMARK[`right${part}`]]);

const inPicture = new Uint8Array(LANDMARK_COUNT);
/** Picture coordinates as they would be at the hips' distance. */
const flat = new Float64Array(LANDMARK_COUNT * 2);

/** Updates `r.scale`; false where the observation tells nothing and nothing was known before. */
export function updateScale(
  state: ScaleState,
  r: Reconstruction,
  observation: LandmarkObservation,
): boolean {
  const now = imagePerWorld(r, observation, r.focal / (state.perWorldMetre || USUAL_SCALE));
  if (Number.isFinite(now)) {
    if (Number.isNaN(state.perWorldMetre)) state.perWorldMetre = now;
    else state.perWorldMetre += easing(r.elapsed, FOLLOW_SECONDS) * (now - state.perWorldMetre);
  }
  if (!(state.perWorldMetre > 0)) return false;
  const ratio = worldPerBody(state.perWorldMetre, r, observation);
  if (Number.isFinite(ratio)) {
    if (Number.isNaN(state.worldPerBody)) state.worldPerBody = ratio;
    const time = ratio > state.worldPerBody ? GROW_SECONDS : SHRINK_SECONDS;
    state.worldPerBody += easing(r.elapsed, time) * (ratio - state.worldPerBody);
  }
  if (!(state.worldPerBody > 0)) return false;
  r.scale = state.perWorldMetre * state.worldPerBody;
  return true;
}

/**
 * The factor that fits the world landmarks to the picture best, seen ones alone, after taking out that what
 * is nearer than the hips (at `distance` world metres) looks larger.
 */
function imagePerWorld(
  r: Reconstruction,
  { world }: LandmarkObservation,
  distance: number,
): number {
  let count = 0;
  let ix = 0;
  let iy = 0;
  let wx = 0;
  let wy = 0;
  for (const landmark of FRAME) {
    const x = world[landmark * LANDMARK_STRIDE]!;
    const y = world[landmark * LANDMARK_STRIDE + 1]!;
    const usable = isSeen(r.seen, landmark) && Math.abs(x) < 3 && Math.abs(y) < 3;
    inPicture[landmark] = usable ? 1 : 0;
    if (!usable) continue;
    count++;
    const nearness = 1 - r.seen.hint[landmark]! / distance;
    flat[landmark * 2] = r.seen.xy[landmark * 2]! * nearness;
    flat[landmark * 2 + 1] = r.seen.xy[landmark * 2 + 1]! * nearness;
    ix += flat[landmark * 2]!;
    iy += flat[landmark * 2 + 1]!;
    wx += x;
    wy -= y;
  }
  if (count < 4) return Number.NaN;
  let product = 0;
  let square = 0;
  for (const landmark of FRAME) {
    if (inPicture[landmark] === 0) continue;
    const x = world[landmark * LANDMARK_STRIDE]! - wx / count;
    const y = -world[landmark * LANDMARK_STRIDE + 1]! - wy / count;
    product += x * (flat[landmark * 2]! - ix / count);
    product += y * (flat[landmark * 2 + 1]! - iy / count);
    square += x * x + y * y;
  }
  const factor = product / square;
  // From a person filling the picture twice over to one at the far end of a hall.
  return square > 0.02 && factor > 0.02 && factor < 3 ? factor : Number.NaN;
}

function worldPerBody(
  perWorldMetre: number,
  r: Reconstruction,
  { world }: LandmarkObservation,
): number {
  let powers = 0;
  let weights = 0;
  let solid = 0;
  let lengths = 0;
  for (let i = 0; i < SPANS.length; i++) {
    const [from, to, name, share] = SPANS[i]!;
    if (!isSeen(r.seen, from) || !isSeen(r.seen, to)) continue;
    const length = r.lengths[name];
    const weight = share * length;
    const x = r.seen.xy[to * 2]! - r.seen.xy[from * 2]!;
    const y = r.seen.xy[to * 2 + 1]! - r.seen.xy[from * 2 + 1]!;
    powers += weight * (Math.sqrt(x * x + y * y) / (perWorldMetre * length)) ** POWER;
    weights += weight;
    const a = from * LANDMARK_STRIDE;
    const b = to * LANDMARK_STRIDE;
    const dx = world[b]! - world[a]!;
    const dy = world[b + 1]! - world[a + 1]!;
    const dz = world[b + 2]! - world[a + 2]!;
    solid += share * Math.sqrt(dx * dx + dy * dy + dz * dz);
    lengths += share * length;
  }
  if (weights === 0) return Number.NaN;
  // Where everything is foreshortened (a start in a deep squat), the world's own bone lengths are the floor.
  const ratio = Math.max((powers / weights) ** (1 / POWER), 0.95 * (solid / lengths));
  return ratio > 0.4 && ratio < 2.5 ? ratio : Number.NaN;
}
