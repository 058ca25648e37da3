import { ANGLE, ANGLE_COUNT } from './angleNames';
import { readXyz, readXzy, readYzx } from './eulerAngles';
import { LIMBS, type Limb } from './limbs';
import type { Pose } from './pose';
import { multiplyQuaternions } from './quaternion';
import { BONE } from './skeleton';
import { DEGREES_PER_RADIAN, RADIANS_PER_DEGREE } from './units';

export const createAngles = (): Float64Array => new Float64Array(ANGLE_COUNT);

/** Below this (about 1e-5 degrees) a direction about an axis means nothing, and 0 is written. */
const DEGENERATE = 1e-7;

const _angles = new Float64Array(3);
const _thorax = new Float64Array(4);
const _head = new Float64Array(4);
const _arm = new Float64Array(4);

/** Into (−180, 180], from at most a turn and a half. */
function wrapDegrees(angle: number): number {
  if (angle > 180) return angle - 360;
  return angle <= -180 ? angle + 360 : angle;
}

/** Into [−90, 270), so that an arm lifted a little past the vertical does not jump to −180. */
const unwrapLift = (angle: number): number => (angle < -90 ? angle + 360 : angle);

/**
 * Humerus against thorax, whatever share of it is in the collar bone. A = Ry(−plane) · Rz(elevation) ·
 * Ry(plane − rotation) for the left side, where A turns the hanging arm; see `limbAngles.ts`.
 */
function readShoulder(rotations: Float64Array, limb: Limb, out: Float64Array): void {
  multiplyQuaternions(_arm, 0, rotations, limb.shoulder, rotations, limb.upperArm);
  // From the T-pose, in which the bones are at rest, to the hanging arm: a quarter turn about z.
  const quarter = limb.sign * Math.SQRT1_2;
  const x = _arm[0]! * Math.SQRT1_2 + _arm[1]! * quarter;
  const y = (_arm[1]! * Math.SQRT1_2 - _arm[0]! * quarter) * limb.sign;
  const z = (_arm[2]! * Math.SQRT1_2 + _arm[3]! * quarter) * limb.sign;
  const w = _arm[3]! * Math.SQRT1_2 - _arm[2]! * quarter;
  const lifted = Math.sqrt(x * x + z * z);
  const hanging = Math.sqrt(y * y + w * w);
  const halfTorsion = hanging < DEGENERATE ? 0 : Math.atan2(y, w);
  const plane = lifted < DEGENERATE ? 0 : -(halfTorsion + Math.atan2(x, z));
  out[limb.plane] = wrapDegrees(plane * DEGREES_PER_RADIAN);
  out[limb.elevation] = 2 * Math.atan2(lifted, hanging) * DEGREES_PER_RADIAN;
  out[limb.rotation] = wrapDegrees(-2 * halfTorsion * DEGREES_PER_RADIAN);

  // The humerus' direction in the thorax: outwards, down, forward.
  const outwards = 2 * (w * z - x * y);
  const down = 1 - 2 * (x * x + z * z);
  const forward = -2 * (y * z + w * x);
  out[limb.flexion] = unwrapLift(Math.atan2(forward, down) * DEGREES_PER_RADIAN);
  out[limb.abduction] = unwrapLift(Math.atan2(outwards, down) * DEGREES_PER_RADIAN);
}

function readArm(rotations: Float64Array, limb: Limb, out: Float64Array): void {
  const { sign } = limb;
  readYzx(rotations, limb.shoulder, _angles);
  out[limb.scapula] = sign * _angles[2]!;
  readShoulder(rotations, limb, out);
  readYzx(rotations, limb.lowerArm, _angles);
  out[limb.elbow] = -sign * _angles[1]!;
  const twist = _angles[0]!;
  // The forearm's twist may be shared with the hand bone: both are about the forearm's length.
  readXyz(rotations, limb.hand, _angles);
  out[limb.pronation] = wrapDegrees(twist + _angles[0]!);
  out[limb.deviation] = sign * _angles[1]!;
  out[limb.wrist] = -sign * _angles[2]!;
}

function readLeg(rotations: Float64Array, limb: Limb, out: Float64Array): void {
  const { sign } = limb;
  readXzy(rotations, limb.upperLeg, _angles);
  out[limb.hipFlexion] = -_angles[0]!;
  out[limb.hipAbduction] = sign * _angles[2]!;
  out[limb.hipRotation] = -sign * _angles[1]!;
  readXzy(rotations, limb.lowerLeg, _angles);
  out[limb.knee] = _angles[0]!;
  readXzy(rotations, limb.foot, _angles);
  out[limb.dorsiflexion] = -_angles[0]!;
  out[limb.inversion] = -sign * _angles[2]!;
}

/** The thorax' long axis against the vertical; `_thorax` holds thorax against pelvis. */
function readLean(rotations: Float64Array, out: Float64Array): void {
  multiplyQuaternions(_thorax, 0, rotations, BONE.hips * 4, _thorax, 0);
  const x = _thorax[0]!;
  const y = _thorax[1]!;
  const z = _thorax[2]!;
  const w = _thorax[3]!;
  const axisX = 2 * (x * y - w * z);
  const axisY = 1 - 2 * (x * x + z * z);
  const axisZ = 2 * (y * z + w * x);
  const heading = out[ANGLE.pelvisRotation]! * RADIANS_PER_DEGREE;
  const sine = Math.sin(heading);
  const cosine = Math.cos(heading);
  const forward = axisX * sine + axisZ * cosine;
  const left = axisX * cosine - axisZ * sine;
  out[ANGLE.trunkLean] =
    Math.atan2(Math.sqrt(axisX * axisX + axisZ * axisZ), axisY) * DEGREES_PER_RADIAN;
  out[ANGLE.trunkLeanForward] = Math.atan2(forward, axisY) * DEGREES_PER_RADIAN;
  out[ANGLE.trunkLeanSide] = Math.atan2(left, axisY) * DEGREES_PER_RADIAN;
}

/**
 * Fills `out` (as long as `ANGLES`) with every clinical angle of a pose, degrees, stored and derived.
 * A number always comes out; whether it means something, `angleMeasurability` and `angleSigmas` tell.
 */
export function anglesOf(pose: Pose, out: Float64Array): Float64Array {
  const { rotations } = pose;
  readYzx(rotations, BONE.hips * 4, _angles);
  out[ANGLE.pelvisRotation] = _angles[1]!;
  out[ANGLE.pelvisObliquity] = -_angles[2]!;
  out[ANGLE.pelvisTilt] = _angles[0]!;

  multiplyQuaternions(_thorax, 0, rotations, BONE.spine * 4, rotations, BONE.chest * 4);
  multiplyQuaternions(_thorax, 0, _thorax, 0, rotations, BONE.upperChest * 4);
  readXzy(_thorax, 0, _angles);
  out[ANGLE.trunkFlexion] = _angles[0]!;
  out[ANGLE.trunkSideFlexion] = -_angles[2]!;
  out[ANGLE.trunkRotation] = _angles[1]!;

  multiplyQuaternions(_head, 0, rotations, BONE.neck * 4, rotations, BONE.head * 4);
  readXzy(_head, 0, _angles);
  out[ANGLE.neckFlexion] = _angles[0]!;
  out[ANGLE.neckSideFlexion] = -_angles[2]!;
  out[ANGLE.neckRotation] = _angles[1]!;

  for (const limb of LIMBS) {
    readArm(rotations, limb, out);
    readLeg(rotations, limb, out);
  }
  readLean(rotations, out);
  return out;
}
