import type { Body } from '../core/body/body';
import {
  multiplyInverse,
  multiplyQuaternions,
  quaternionFromAxis,
  rotateVector,
} from '../core/body/quaternion';
import { BONE, type Side } from '../core/body/skeleton';
import { RADIANS_PER_DEGREE } from '../core/body/units';

/**
 * A pose turns the whole arm about its length at the shoulder, and the whole forearm at the elbow; skin
 * that is bound to such a bone is wrung at that one place. Real skin spreads it.
 */
const KEPT_AT_SHOULDER = 0.4;
const GIVEN_TO_WRIST = 0.3;
/** A bent elbow shows which way the upper arm is turned: from here on less, from there on none is given. */
const STRAIGHT = 30 * RADIANS_PER_DEGREE;
const BENT = 100 * RADIANS_PER_DEGREE;

interface Arm {
  readonly upper: number;
  readonly lower: number;
  readonly hand: number;
}

const ARMS: Record<Side, Arm> = {
  left: { upper: BONE.leftUpperArm, lower: BONE.leftLowerArm, hand: BONE.leftHand },
  right: { upper: BONE.rightUpperArm, lower: BONE.rightLowerArm, hand: BONE.rightHand },
};

const axis = new Float64Array(3);
const bent = new Float64Array(3);
const whole = new Float64Array(4);
const turn = new Float64Array(4);

/**
 * Spreads the twist of an arm over shoulder, elbow and wrist, in place. Every joint stays where it is and
 * the hand keeps its direction; only how the skin between them is wrung changes.
 * @param rotations unit quaternions xyzw per bone in the parent's frame
 */
export function spreadTwist(rotations: Float64Array, body: Body, side: Side): void {
  const arm = ARMS[side];
  const upper = arm.upper * 4;
  const lower = arm.lower * 4;
  const hand = arm.hand * 4;

  setAxis(body, arm.hand);
  rotateVector(bent, 0, rotations, lower, axis, 0);
  const flexion = Math.acos(
    Math.min(1, axis[0]! * bent[0]! + axis[1]! * bent[1]! + axis[2]! * bent[2]!),
  );
  const t = Math.max(0, Math.min(1, (flexion - STRAIGHT) / (BENT - STRAIGHT)));
  const kept = KEPT_AT_SHOULDER + (1 - KEPT_AT_SHOULDER) * t * t * (3 - 2 * t);

  setAxis(body, arm.lower);
  passOn(rotations, upper, lower, (1 - kept) * twistAbout(rotations, upper));
  setAxis(body, arm.hand);
  passOn(rotations, lower, hand, GIVEN_TO_WRIST * twistAbout(rotations, lower));
}

/** The direction of the bone that ends in `end`, in the T-pose. */
function setAxis(body: Body, end: number): void {
  const at = end * 3;
  const length = Math.hypot(body.offsets[at]!, body.offsets[at + 1]!, body.offsets[at + 2]!);
  for (let i = 0; i < 3; i++) axis[i] = body.offsets[at + i]! / length;
}

/** The part of a rotation about the axis that comes first (swing · twist), radians. */
function twistAbout(rotations: Float64Array, at: number): number {
  const along =
    rotations[at]! * axis[0]! + rotations[at + 1]! * axis[1]! + rotations[at + 2]! * axis[2]!;
  const w = rotations[at + 3]!;
  return 2 * Math.atan2(w < 0 ? -along : along, Math.abs(w));
}

/** Takes a twist (radians) out of one bone and gives it to the next; their product stays. */
function passOn(rotations: Float64Array, from: number, to: number, twist: number): void {
  multiplyQuaternions(whole, 0, rotations, from, rotations, to);
  quaternionFromAxis(turn, 0, axis[0]!, axis[1]!, axis[2]!, -twist);
  multiplyQuaternions(rotations, from, rotations, from, turn, 0);
  multiplyInverse(rotations, to, rotations, from, whole, 0);
}
