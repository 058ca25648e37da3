import { ANGLE } from './angleNames';
import { LIMBS, type Limbs } from './anglesOf';
import { setIdentity, turnAbout } from './eulerAngles';
import type { Pose } from './pose';
import { multiplyInverse } from './quaternion';
import { BONE } from './skeleton';
import { RADIANS_PER_DEGREE } from './units';

const _arm = new Float64Array(4);
const _chain = new Float64Array(4);

/** The rotations of each trunk and neck bone: equal shares of the whole. */
const TRUNK = [BONE.spine * 4, BONE.chest * 4, BONE.upperChest * 4] as const;
const NECK = [BONE.neck * 4, BONE.head * 4] as const;

/** Writes the nth part of the rotation in `_chain` to each of n bones; together they are the whole. */
function shareOut(rotations: Float64Array, bones: readonly number[]): void {
  const sine = Math.hypot(_chain[0]!, _chain[1]!, _chain[2]!);
  const half = Math.atan2(sine, Math.abs(_chain[3]!));
  const share = half / bones.length;
  const sign = _chain[3]! < 0 ? -1 : 1;
  const scale = sine > 1e-12 ? (sign * Math.sin(share)) / sine : 0;
  for (const at of bones) {
    for (let i = 0; i < 3; i++) rotations[at + i] = _chain[i]! * scale;
    rotations[at + 3] = Math.cos(share);
  }
}

/** Flexion forward, side flexion and rotation to the left (radians), shared out over `bones`. */
function bendChain(
  rotations: Float64Array,
  bones: readonly number[],
  flexion: number,
  side: number,
  rotation: number,
): void {
  setIdentity(_chain, 0);
  turnAbout(_chain, 0, 0, flexion);
  turnAbout(_chain, 0, 2, -side);
  turnAbout(_chain, 0, 1, rotation);
  shareOut(rotations, bones);
}

function placeArm(rotations: Float64Array, limb: Limbs, angles: Float64Array): void {
  const turn = limb.sign * RADIANS_PER_DEGREE;
  setIdentity(rotations, limb.shoulder);
  turnAbout(rotations, limb.shoulder, 2, turn * angles[limb.scapula]!);

  const plane = angles[limb.plane]!;
  setIdentity(_arm, 0);
  turnAbout(_arm, 0, 1, -turn * plane);
  turnAbout(_arm, 0, 2, turn * angles[limb.elevation]!);
  turnAbout(_arm, 0, 1, turn * (plane - angles[limb.rotation]!));
  // From the hanging arm to the T-pose, in which the bones are at rest.
  turnAbout(_arm, 0, 2, (-limb.sign * Math.PI) / 2);
  multiplyInverse(rotations, limb.upperArm, rotations, limb.shoulder, _arm, 0);

  setIdentity(rotations, limb.lowerArm);
  turnAbout(rotations, limb.lowerArm, 1, -turn * angles[limb.elbow]!);
  turnAbout(rotations, limb.lowerArm, 0, RADIANS_PER_DEGREE * angles[limb.pronation]!);
  setIdentity(rotations, limb.hand);
  turnAbout(rotations, limb.hand, 1, turn * angles[limb.deviation]!);
  turnAbout(rotations, limb.hand, 2, -turn * angles[limb.wrist]!);
}

function placeLeg(rotations: Float64Array, limb: Limbs, angles: Float64Array): void {
  const turn = limb.sign * RADIANS_PER_DEGREE;
  setIdentity(rotations, limb.upperLeg);
  turnAbout(rotations, limb.upperLeg, 0, -RADIANS_PER_DEGREE * angles[limb.hipFlexion]!);
  turnAbout(rotations, limb.upperLeg, 2, turn * angles[limb.hipAbduction]!);
  turnAbout(rotations, limb.upperLeg, 1, -turn * angles[limb.hipRotation]!);
  setIdentity(rotations, limb.lowerLeg);
  turnAbout(rotations, limb.lowerLeg, 0, RADIANS_PER_DEGREE * angles[limb.knee]!);
  setIdentity(rotations, limb.foot);
  turnAbout(rotations, limb.foot, 0, -RADIANS_PER_DEGREE * angles[limb.dorsiflexion]!);
  turnAbout(rotations, limb.foot, 2, -turn * angles[limb.inversion]!);
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
  turnAbout(rotations, hips, 1, RADIANS_PER_DEGREE * angles[ANGLE.pelvisRotation]!);
  turnAbout(rotations, hips, 2, -RADIANS_PER_DEGREE * angles[ANGLE.pelvisObliquity]!);
  turnAbout(rotations, hips, 0, RADIANS_PER_DEGREE * angles[ANGLE.pelvisTilt]!);
  bendChain(
    rotations,
    TRUNK,
    RADIANS_PER_DEGREE * angles[ANGLE.trunkFlexion]!,
    RADIANS_PER_DEGREE * angles[ANGLE.trunkSideFlexion]!,
    RADIANS_PER_DEGREE * angles[ANGLE.trunkRotation]!,
  );
  bendChain(
    rotations,
    NECK,
    RADIANS_PER_DEGREE * angles[ANGLE.neckFlexion]!,
    RADIANS_PER_DEGREE * angles[ANGLE.neckSideFlexion]!,
    RADIANS_PER_DEGREE * angles[ANGLE.neckRotation]!,
  );
  for (const limb of LIMBS) {
    placeArm(rotations, limb, angles);
    placeLeg(rotations, limb, angles);
  }
  setIdentity(rotations, BONE.leftToes * 4);
  setIdentity(rotations, BONE.rightToes * 4);
  return pose;
}
