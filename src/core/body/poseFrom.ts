import { ANGLE } from './angleNames';
import { setIdentity, turnAbout } from './eulerAngles';
import { LIMBS, type Limb } from './limbs';
import type { Pose } from './pose';
import { multiplyInverse } from './quaternion';
import { BONE } from './skeleton';

const _arm = new Float64Array(4);
const _chain = new Float64Array(4);

const TORSION = 0;
const QUARTER = 1;
const _turns = Float64Array.of(0, 90);

/** The rotations of each trunk and neck bone: equal shares of the whole. */
const TRUNK = [BONE.spine * 4, BONE.chest * 4, BONE.upperChest * 4] as const;
const NECK = [BONE.neck * 4, BONE.head * 4] as const;

/** Writes the nth part of the rotation in `_chain` to each of n bones; together they are the whole. */
function shareOut(rotations: Float64Array, bones: readonly number[]): void {
  const sine = Math.sqrt(_chain[0]! ** 2 + _chain[1]! ** 2 + _chain[2]! ** 2);
  const half = Math.atan2(sine, Math.abs(_chain[3]!));
  const share = half / bones.length;
  const sign = _chain[3]! < 0 ? -1 : 1;
  const scale = sine > 1e-12 ? (sign * Math.sin(share)) / sine : 0;
  for (const at of bones) {
    for (let i = 0; i < 3; i++) rotations[at + i] = _chain[i]! * scale;
    rotations[at + 3] = Math.cos(share);
  }
}

/** Flexion forward, side flexion and rotation to the left, shared out over `bones`. */
function bendChain(
  rotations: Float64Array,
  bones: readonly number[],
  angles: Float64Array,
  flexion: number,
  side: number,
  rotation: number,
): void {
  setIdentity(_chain, 0);
  turnAbout(_chain, 0, 0, angles, flexion, 1);
  turnAbout(_chain, 0, 2, angles, side, -1);
  turnAbout(_chain, 0, 1, angles, rotation, 1);
  shareOut(rotations, bones);
}

function placeArm(rotations: Float64Array, limb: Limb, angles: Float64Array): void {
  const { sign, mirrored, shoulder, lowerArm, hand } = limb;
  setIdentity(rotations, shoulder);
  turnAbout(rotations, shoulder, 2, angles, limb.scapula, sign);

  _turns[TORSION] = angles[limb.plane]! - angles[limb.rotation]!;
  setIdentity(_arm, 0);
  turnAbout(_arm, 0, 1, angles, limb.plane, mirrored);
  turnAbout(_arm, 0, 2, angles, limb.elevation, sign);
  turnAbout(_arm, 0, 1, _turns, TORSION, sign);
  // From the hanging arm back to the T-pose, in which the bones are at rest.
  turnAbout(_arm, 0, 2, _turns, QUARTER, mirrored);
  multiplyInverse(rotations, limb.upperArm, rotations, shoulder, _arm, 0);

  setIdentity(rotations, lowerArm);
  turnAbout(rotations, lowerArm, 1, angles, limb.elbow, mirrored);
  turnAbout(rotations, lowerArm, 0, angles, limb.pronation, 1);
  setIdentity(rotations, hand);
  turnAbout(rotations, hand, 1, angles, limb.deviation, sign);
  turnAbout(rotations, hand, 2, angles, limb.wrist, mirrored);
}

function placeLeg(rotations: Float64Array, limb: Limb, angles: Float64Array): void {
  const { sign, mirrored, upperLeg, lowerLeg, foot } = limb;
  setIdentity(rotations, upperLeg);
  turnAbout(rotations, upperLeg, 0, angles, limb.hipFlexion, -1);
  turnAbout(rotations, upperLeg, 2, angles, limb.hipAbduction, sign);
  turnAbout(rotations, upperLeg, 1, angles, limb.hipRotation, mirrored);
  setIdentity(rotations, lowerLeg);
  turnAbout(rotations, lowerLeg, 0, angles, limb.knee, 1);
  setIdentity(rotations, foot);
  turnAbout(rotations, foot, 0, angles, limb.dorsiflexion, -1);
  turnAbout(rotations, foot, 2, angles, limb.inversion, mirrored);
}

/**
 * Fills the rotations of `pose` from the stored angles (degrees, indexed by `ANGLE`; the derived ones are
 * not read). Trunk and neck are shared out evenly over their bones, the collar bone gets
 * `ScapularElevation` alone and the upper arm the rest of the humerus' place against the thorax, the whole
 * pronation is in `LowerArm`, and the toes are straight. Root, sigma, source and contacts stay as they are.
 */
export function poseFrom(angles: Float64Array, pose: Pose): Pose {
  const { rotations } = pose;
  const hips = BONE.hips * 4;
  setIdentity(rotations, hips);
  turnAbout(rotations, hips, 1, angles, ANGLE.pelvisRotation, 1);
  turnAbout(rotations, hips, 2, angles, ANGLE.pelvisObliquity, -1);
  turnAbout(rotations, hips, 0, angles, ANGLE.pelvisTilt, 1);
  const { trunkFlexion, trunkSideFlexion, trunkRotation } = ANGLE;
  bendChain(rotations, TRUNK, angles, trunkFlexion, trunkSideFlexion, trunkRotation);
  const { neckFlexion, neckSideFlexion, neckRotation } = ANGLE;
  bendChain(rotations, NECK, angles, neckFlexion, neckSideFlexion, neckRotation);
  for (const limb of LIMBS) {
    placeArm(rotations, limb, angles);
    placeLeg(rotations, limb, angles);
  }
  setIdentity(rotations, BONE.leftToes * 4);
  setIdentity(rotations, BONE.rightToes * 4);
  return pose;
}
