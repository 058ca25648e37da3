import { ANGLE, ANGLE_COUNT } from './angleNames';
import { anglesOf } from './anglesOf';
import { spreadXyz, spreadXzy, spreadYzx } from './cardanSpread';
import type { Evidence } from './frame';
import { leanSigmas } from './leanSigmas';
import { LIMBS, type Limb } from './limbs';
import { type Pose, UNKNOWN_SIGMA_DEGREES } from './pose';
import { multiplyQuaternions } from './quaternion';
import { BONE } from './skeleton';
import { RADIANS_PER_DEGREE } from './units';

const _angles = new Float64Array(ANGLE_COUNT);
const _spread = new Float64Array(3);
const _chain = new Float64Array(4);
/** The thorax in the room. */
const _thorax = new Float64Array(4);

/** SD per axis of a bone, from its offset in the rotations. */
const sigmaOf = (bone: number): number => (bone / 4) * 3;

/**
 * Humerus against thorax. With the humerus at plane p, elevation e and its third ISB angle b = p − rotation, the rates
 * of Ry(−p) · Rz(e) · Ry(b) under small turns (x, y, z) in the humerus' frame are
 * e′ = z cos b − x sin b, sin e · p′ = −(x cos b + z sin b), torsion′ = y + tan(e/2)(x cos b + z sin b).
 * The bone's frame is the humerus' one quarter-turned about z: its x lies along the humerus.
 */
function spreadShoulder(pose: Pose, limb: Limb, out: Float64Array): void {
  const at = sigmaOf(limb.upperArm);
  const sx = pose.sigma[at + 1]!;
  const sy = pose.sigma[at]!;
  const sz = pose.sigma[at + 2]!;
  const plane = _angles[limb.plane]! * RADIANS_PER_DEGREE;
  const elevation = _angles[limb.elevation]! * RADIANS_PER_DEGREE;
  const third = plane - _angles[limb.rotation]! * RADIANS_PER_DEGREE;
  const c = Math.cos(third);
  const s = Math.sin(third);
  const ce = Math.cos(elevation);
  const se = Math.sin(elevation);
  const cp = Math.cos(plane);
  const sp = Math.sin(plane);
  const sideways = (sx * c) ** 2 + (sz * s) ** 2;
  out[limb.elevation] = Math.sqrt((sz * c) ** 2 + (sx * s) ** 2);
  out[limb.plane] = Math.sqrt(sideways) / se;
  out[limb.rotation] = Math.sqrt(sy * sy + Math.tan(elevation / 2) ** 2 * sideways);

  // atan2(sin e · sin p, cos e) and atan2(sin e · cos p, cos e) by x and by z of the humerus' frame.
  const flexion = ce * ce + (se * sp) ** 2;
  out[limb.flexion] =
    Math.sqrt(((-sp * s - ce * cp * c) * sx) ** 2 + ((sp * c - ce * cp * s) * sz) ** 2) / flexion;
  const abduction = ce * ce + (se * cp) ** 2;
  out[limb.abduction] =
    Math.sqrt(((-cp * s + ce * sp * c) * sx) ** 2 + ((cp * c + ce * sp * s) * sz) ** 2) / abduction;
}

function spreadArm(pose: Pose, limb: Limb, out: Float64Array): void {
  const { rotations, sigma } = pose;
  spreadYzx(rotations, limb.shoulder, sigma, sigmaOf(limb.shoulder), _spread);
  out[limb.scapula] = _spread[2]!;
  spreadShoulder(pose, limb, out);
  spreadYzx(rotations, limb.lowerArm, sigma, sigmaOf(limb.lowerArm), _spread);
  out[limb.elbow] = _spread[1]!;
  const twist = _spread[0]!;
  spreadXyz(rotations, limb.hand, sigma, sigmaOf(limb.hand), _spread);
  out[limb.pronation] = Math.sqrt(twist * twist + _spread[0]! * _spread[0]!);
  out[limb.deviation] = _spread[1]!;
  out[limb.wrist] = _spread[2]!;
}

function spreadLeg(pose: Pose, limb: Limb, out: Float64Array): void {
  const { rotations, sigma } = pose;
  spreadXzy(rotations, limb.upperLeg, sigma, sigmaOf(limb.upperLeg), _spread);
  out[limb.hipFlexion] = _spread[0]!;
  out[limb.hipAbduction] = _spread[2]!;
  out[limb.hipRotation] = _spread[1]!;
  spreadXzy(rotations, limb.lowerLeg, sigma, sigmaOf(limb.lowerLeg), _spread);
  out[limb.knee] = _spread[0]!;
  spreadXzy(rotations, limb.foot, sigma, sigmaOf(limb.foot), _spread);
  out[limb.dorsiflexion] = _spread[0]!;
  out[limb.inversion] = _spread[2]!;
}

/** Nothing is known worse than not at all; a singular posture gives infinity, or no number at all. */
function capAtUnknown(out: Float64Array): void {
  for (let i = 0; i < ANGLE_COUNT; i++) {
    if (!(out[i]! < UNKNOWN_SIGMA_DEGREES)) out[i] = UNKNOWN_SIGMA_DEGREES;
  }
}

/**
 * Fills `out` with one SD (degrees, at most {@link UNKNOWN_SIGMA_DEGREES}) of every angle of a pose, to first
 * order in the pose's sigma.
 *
 * Of joints that the skeleton makes of several bones, the last bone's sigma is that of the whole: `upperChest`
 * for the thorax against the pelvis, `head` for the head against the thorax, `UpperArm` for the humerus against
 * the thorax. (The sensor sees the whole, so the shares' errors are not independent and cannot be added.)
 *
 * A pose does not say how the errors of pelvis and thorax go together, so from it alone the SD of a lean
 * is at its worst, as if they were independent. With `evidence` of the same time it is that of
 * the trunk's direction as seen.
 */
export function angleSigmas(pose: Pose, out: Float64Array, evidence?: Evidence): Float64Array {
  anglesOf(pose, _angles);
  const { rotations, sigma } = pose;
  spreadYzx(rotations, BONE.hips * 4, sigma, BONE.hips * 3, _spread);
  out[ANGLE.pelvisRotation] = _spread[1]!;
  out[ANGLE.pelvisObliquity] = _spread[2]!;
  out[ANGLE.pelvisTilt] = _spread[0]!;

  multiplyQuaternions(_chain, 0, rotations, BONE.spine * 4, rotations, BONE.chest * 4);
  multiplyQuaternions(_chain, 0, _chain, 0, rotations, BONE.upperChest * 4);
  spreadXzy(_chain, 0, sigma, BONE.upperChest * 3, _spread);
  out[ANGLE.trunkFlexion] = _spread[0]!;
  out[ANGLE.trunkSideFlexion] = _spread[2]!;
  out[ANGLE.trunkRotation] = _spread[1]!;
  multiplyQuaternions(_thorax, 0, rotations, BONE.hips * 4, _chain, 0);
  leanSigmas(pose, _thorax, _angles, evidence, out);

  multiplyQuaternions(_chain, 0, rotations, BONE.neck * 4, rotations, BONE.head * 4);
  spreadXzy(_chain, 0, sigma, BONE.head * 3, _spread);
  out[ANGLE.neckFlexion] = _spread[0]!;
  out[ANGLE.neckSideFlexion] = _spread[2]!;
  out[ANGLE.neckRotation] = _spread[1]!;

  for (const limb of LIMBS) {
    spreadArm(pose, limb, out);
    spreadLeg(pose, limb, out);
  }
  capAtUnknown(out);
  return out;
}
