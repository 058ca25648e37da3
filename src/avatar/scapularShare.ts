import {
  multiplyInverse,
  multiplyQuaternions,
  quaternionFromAxis,
  rotateVector,
} from '../core/body/quaternion';
import { BONE, type Side } from '../core/body/skeleton';
import { RADIANS_PER_DEGREE } from '../core/body/units';

/**
 * The share of arm elevation that the shoulder girdle takes over, beyond a setting phase without any:
 * Inman, Saunders & Abbott, J Bone Joint Surg 26:1, 1944 (2 : 1 from about 30°).
 */
export const SCAPULAR_SHARE = 1 / 3;
const SETTING_PHASE = 30 * RADIANS_PER_DEGREE;
/**
 * The most that the shoulder's joint is lifted by it: the clavicle rises less than the scapula turns
 * (Ludewig et al., J Bone Joint Surg Am 91:378, 2009), and a figure has one bone for both.
 */
const MOST_LIFT = 18 * RADIANS_PER_DEGREE;
/** Towards straight up every plane of elevation is the same; there the frontal one is taken. */
const SURE_HORIZONTAL = 0.35;

const SHOULDER: Record<Side, number> = { left: BONE.leftShoulder, right: BONE.rightShoulder };
const UPPER_ARM: Record<Side, number> = { left: BONE.leftUpperArm, right: BONE.rightUpperArm };

const arm = new Float64Array(4);
const extra = new Float64Array(4);
const along = new Float64Array(3);
const rest = new Float64Array(3);

/**
 * Lets the shoulder bone take its part of an elevated arm, in place, while the upper arm keeps its
 * direction in the room: without it the skin of the armpit is torn upwards.
 * @param rotations unit quaternions xyzw per bone in the parent's frame
 */
export function shareElevation(rotations: Float64Array, side: Side, share: number): void {
  const shoulder = SHOULDER[side] * 4;
  const upperArm = UPPER_ARM[side] * 4;
  multiplyQuaternions(arm, 0, rotations, shoulder, rotations, upperArm);
  const outwards = side === 'left' ? 1 : -1;
  rest[0] = outwards;
  rotateVector(along, 0, arm, 0, rest, 0);
  const elevation = Math.acos(Math.max(-1, Math.min(1, -along[1]!)));
  const turn = share * Math.max(0, elevation - SETTING_PHASE);
  if (turn === 0) return;
  const sideways = Math.max(Math.hypot(along[0]!, along[2]!), SURE_HORIZONTAL);
  const unsure = 1 - Math.hypot(along[0]!, along[2]!) / sideways;
  // The axis that turns "down" towards the arm lies in the horizontal plane, across the arm.
  const x = (-turn * along[2]!) / sideways;
  const lift = turn * (along[0]! / sideways + outwards * unsure);
  const z = Math.max(-MOST_LIFT, Math.min(MOST_LIFT, lift));
  const angle = Math.hypot(x, z);
  if (angle < 1e-9) return;
  quaternionFromAxis(extra, 0, x / angle, 0, z / angle, angle);
  multiplyQuaternions(rotations, shoulder, extra, 0, rotations, shoulder);
  multiplyInverse(rotations, upperArm, rotations, shoulder, arm, 0);
}
