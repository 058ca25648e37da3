import { ANGLE, ANGLE_COUNT } from './angleNames';
import { readXyz, readXzy, readYzx, turnAbout } from './eulerAngles';
import type { Pose } from './pose';
import { multiplyQuaternions } from './quaternion';
import { BONE, type Side } from './skeleton';
import { DEGREES_PER_RADIAN, RADIANS_PER_DEGREE } from './units';

export const createAngles = (): Float64Array => new Float64Array(ANGLE_COUNT);

/** Below this (about 1e-5 degrees) a direction about an axis means nothing, and 0 is written. */
const DEGENERATE = 1e-7;

const _angles = new Float64Array(3);
const _thorax = new Float64Array(4);
const _head = new Float64Array(4);
const _arm = new Float64Array(4);

/** Indices of one side's bones and angles. */
const limbs = (side: Side, sign: 1 | -1) =>
  ({
    /** +1 left, −1 right: turns about y and z change sign in the mirror, those about x do not. */
    sign,
    shoulder: BONE[`${side}Shoulder`] * 4,
    upperArm: BONE[`${side}UpperArm`] * 4,
    lowerArm: BONE[`${side}LowerArm`] * 4,
    hand: BONE[`${side}Hand`] * 4,
    upperLeg: BONE[`${side}UpperLeg`] * 4,
    lowerLeg: BONE[`${side}LowerLeg`] * 4,
    foot: BONE[`${side}Foot`] * 4,
    plane: ANGLE[`${side}ShoulderPlane`],
    elevation: ANGLE[`${side}ShoulderElevation`],
    rotation: ANGLE[`${side}ShoulderRotation`],
    scapula: ANGLE[`${side}ScapularElevation`],
    elbow: ANGLE[`${side}ElbowFlexion`],
    pronation: ANGLE[`${side}ForearmPronation`],
    wrist: ANGLE[`${side}WristFlexion`],
    deviation: ANGLE[`${side}WristDeviation`],
    hipFlexion: ANGLE[`${side}HipFlexion`],
    hipAbduction: ANGLE[`${side}HipAbduction`],
    hipRotation: ANGLE[`${side}HipRotation`],
    knee: ANGLE[`${side}KneeFlexion`],
    dorsiflexion: ANGLE[`${side}AnkleDorsiflexion`],
    inversion: ANGLE[`${side}AnkleInversion`],
    flexion: ANGLE[`${side}ShoulderFlexion`],
    abduction: ANGLE[`${side}ShoulderAbduction`],
  }) as const;

/** Where the two sides' bones (offsets of quaternions) and angles stand. */
export const LIMBS = [limbs('left', 1), limbs('right', -1)] as const;
export type Limbs = (typeof LIMBS)[number];

/** Into (−180, 180]. */
export function wrapDegrees(angle: number): number {
  const turned = angle % 360;
  if (turned > 180) return turned - 360;
  return turned <= -180 ? turned + 360 : turned;
}

/** Into [−90, 270), so that an arm lifted a little past the vertical does not jump to −180. */
const unwrapLift = (angle: number): number => (angle < -90 ? angle + 360 : angle);

/**
 * Humerus against thorax, whatever share of it is in the collar bone. A = Ry(−plane) · Rz(elevation) ·
 * Ry(plane − rotation) for the left side, where A turns the hanging arm; see `jointAngles.ts`.
 */
function readShoulder(rotations: Float64Array, limb: Limbs, out: Float64Array): void {
  multiplyQuaternions(_arm, 0, rotations, limb.shoulder, rotations, limb.upperArm);
  turnAbout(_arm, 0, 2, (limb.sign * Math.PI) / 2);
  const x = _arm[0]!;
  const y = _arm[1]! * limb.sign;
  const z = _arm[2]! * limb.sign;
  const w = _arm[3]!;
  const lifted = Math.hypot(x, z);
  const hanging = Math.hypot(y, w);
  const halfTorsion = hanging < DEGENERATE ? 0 : Math.atan2(y, w);
  const plane = lifted < DEGENERATE ? 0 : -(halfTorsion + Math.atan2(x, z));
  const elevation = 2 * Math.atan2(lifted, hanging);
  out[limb.plane] = wrapDegrees(plane * DEGREES_PER_RADIAN);
  out[limb.elevation] = elevation * DEGREES_PER_RADIAN;
  out[limb.rotation] = wrapDegrees(-2 * halfTorsion * DEGREES_PER_RADIAN);

  // The humerus' direction in the thorax: sideways, down, forward.
  const side = Math.sin(elevation) * Math.cos(plane);
  const down = Math.cos(elevation);
  const forward = Math.sin(elevation) * Math.sin(plane);
  out[limb.flexion] = unwrapLift(Math.atan2(forward, down) * DEGREES_PER_RADIAN);
  out[limb.abduction] = unwrapLift(Math.atan2(side, down) * DEGREES_PER_RADIAN);
}

function readArm(rotations: Float64Array, limb: Limbs, out: Float64Array): void {
  const { sign } = limb;
  readYzx(rotations, limb.shoulder, _angles);
  out[limb.scapula] = sign * _angles[2]! * DEGREES_PER_RADIAN;
  readShoulder(rotations, limb, out);
  readYzx(rotations, limb.lowerArm, _angles);
  out[limb.elbow] = -sign * _angles[1]! * DEGREES_PER_RADIAN;
  const twist = _angles[0]!;
  // The forearm's twist may be shared with the hand bone: both are about the forearm's length.
  readXyz(rotations, limb.hand, _angles);
  out[limb.pronation] = wrapDegrees((twist + _angles[0]!) * DEGREES_PER_RADIAN);
  out[limb.deviation] = sign * _angles[1]! * DEGREES_PER_RADIAN;
  out[limb.wrist] = -sign * _angles[2]! * DEGREES_PER_RADIAN;
}

function readLeg(rotations: Float64Array, limb: Limbs, out: Float64Array): void {
  const { sign } = limb;
  readXzy(rotations, limb.upperLeg, _angles);
  out[limb.hipFlexion] = -_angles[0]! * DEGREES_PER_RADIAN;
  out[limb.hipRotation] = -sign * _angles[1]! * DEGREES_PER_RADIAN;
  out[limb.hipAbduction] = sign * _angles[2]! * DEGREES_PER_RADIAN;
  readXzy(rotations, limb.lowerLeg, _angles);
  out[limb.knee] = _angles[0]! * DEGREES_PER_RADIAN;
  readXzy(rotations, limb.foot, _angles);
  out[limb.dorsiflexion] = -_angles[0]! * DEGREES_PER_RADIAN;
  out[limb.inversion] = -sign * _angles[2]! * DEGREES_PER_RADIAN;
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
  const forward = axisX * Math.sin(heading) + axisZ * Math.cos(heading);
  const left = axisX * Math.cos(heading) - axisZ * Math.sin(heading);
  out[ANGLE.trunkLean] = Math.atan2(Math.hypot(axisX, axisZ), axisY) * DEGREES_PER_RADIAN;
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
  out[ANGLE.pelvisTilt] = _angles[0]! * DEGREES_PER_RADIAN;
  out[ANGLE.pelvisRotation] = _angles[1]! * DEGREES_PER_RADIAN;
  out[ANGLE.pelvisObliquity] = -_angles[2]! * DEGREES_PER_RADIAN;

  multiplyQuaternions(_thorax, 0, rotations, BONE.spine * 4, rotations, BONE.chest * 4);
  multiplyQuaternions(_thorax, 0, _thorax, 0, rotations, BONE.upperChest * 4);
  readXzy(_thorax, 0, _angles);
  out[ANGLE.trunkFlexion] = _angles[0]! * DEGREES_PER_RADIAN;
  out[ANGLE.trunkRotation] = _angles[1]! * DEGREES_PER_RADIAN;
  out[ANGLE.trunkSideFlexion] = -_angles[2]! * DEGREES_PER_RADIAN;

  multiplyQuaternions(_head, 0, rotations, BONE.neck * 4, rotations, BONE.head * 4);
  readXzy(_head, 0, _angles);
  out[ANGLE.neckFlexion] = _angles[0]! * DEGREES_PER_RADIAN;
  out[ANGLE.neckRotation] = _angles[1]! * DEGREES_PER_RADIAN;
  out[ANGLE.neckSideFlexion] = -_angles[2]! * DEGREES_PER_RADIAN;

  for (const limb of LIMBS) {
    readArm(rotations, limb, out);
    readLeg(rotations, limb, out);
  }
  readLean(rotations, out);
  return out;
}
