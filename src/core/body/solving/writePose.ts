import type { Pose } from '../pose';
import {
  multiplyInverse,
  multiplyQuaternions,
  quaternionFromAxes,
  quaternionFromAxis,
} from '../quaternion';
import { SEGMENT } from '../segments';
import { BONE, BONE_COUNT, PARENT, type Side } from '../skeleton';
import type { Hinges } from './hinges';
import type { Reconstruction } from './reconstruction';
import { addScaled3, cross3, dot3, normalise3, squareTo3 } from './vectors';

/** Healthy range with a margin, degrees; what lies beyond is an error of measuring and is drawn at the limit. */
const KNEE_LIMITS = [-10, 160] as const;
const ELBOW_LIMITS = [-10, 160] as const;
const SCAPULA_LIMITS = [-15, 40] as const;

const world = new Float64Array(BONE_COUNT * 4);
const whole = new Float64Array(4);
const x = new Float64Array(3);
const y = new Float64Array(3);
const z = new Float64Array(3);

const TRUNK = [BONE.spine, BONE.chest, BONE.upperChest] as const;
const NECK = [BONE.neck, BONE.head] as const;

interface SideBones {
  readonly sign: 1 | -1;
  readonly shoulder: number;
  readonly upperArm: number;
  readonly lowerArm: number;
  readonly hand: number;
  readonly upperLeg: number;
  readonly lowerLeg: number;
  readonly foot: number;
  readonly toes: number;
  readonly armDirection: number;
  readonly forearmDirection: number;
  readonly thighDirection: number;
  readonly shankDirection: number;
  readonly footDirection: number;
  readonly knee: number;
  readonly elbow: number;
}

const sideBones = (side: Side): SideBones => ({
  sign: side === 'left' ? 1 : -1,
  shoulder: BONE[`${side}Shoulder`],
  upperArm: BONE[`${side}UpperArm`],
  lowerArm: BONE[`${side}LowerArm`],
  hand: BONE[`${side}Hand`],
  upperLeg: BONE[`${side}UpperLeg`],
  lowerLeg: BONE[`${side}LowerLeg`],
  foot: BONE[`${side}Foot`],
  toes: BONE[`${side}Toes`],
  armDirection: SEGMENT[`${side}UpperArm`] * 3,
  forearmDirection: SEGMENT[`${side}Forearm`] * 3,
  thighDirection: SEGMENT[`${side}Thigh`] * 3,
  shankDirection: SEGMENT[`${side}Shank`] * 3,
  footDirection: SEGMENT[`${side}Foot`] * 3,
  knee: side === 'left' ? 0 : 3,
  elbow: side === 'left' ? 6 : 9,
});
const SIDES = [sideBones('left'), sideBones('right')];

/** Turns directions, frames and hinges into the rotation of every bone. */
export function writeRotations(
  r: Reconstruction,
  hinges: Hinges,
  head: Float64Array,
  lift: { readonly left: number; readonly right: number },
  reach: number,
  pose: Pose,
): void {
  const { rotations } = pose;
  fromFrame(BONE.hips, r.pelvis);
  fromFrame(BONE.upperChest, r.thorax);
  fromFrame(BONE.head, head);
  for (let i = 0; i < 4; i++) rotations[i] = world[i]!;
  shareOut(rotations, BONE.hips, BONE.upperChest, TRUNK);
  shareOut(rotations, BONE.upperChest, BONE.head, NECK);
  for (let i = 0; i < 2; i++) {
    const side = SIDES[i]!;
    writeArm(
      r,
      hinges,
      side,
      Math.asin(clamp((i === 0 ? lift.left : lift.right) / reach, -0.9, 0.9)),
      rotations,
    );
    writeLeg(r, hinges, side, rotations);
  }
}

const clamp = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(high, value));

function fromFrame(bone: number, f: Float64Array): void {
  quaternionFromAxes(
    world,
    bone * 4,
    f[0]!,
    f[1]!,
    f[2]!,
    f[3]!,
    f[4]!,
    f[5]!,
    f[6]!,
    f[7]!,
    f[8]!,
  );
}

function fromXyz(bone: number): void {
  quaternionFromAxes(
    world,
    bone * 4,
    x[0]!,
    x[1]!,
    x[2]!,
    y[0]!,
    y[1]!,
    y[2]!,
    z[0]!,
    z[1]!,
    z[2]!,
  );
}

function toLocal(rotations: Float64Array, bone: number): void {
  multiplyInverse(rotations, bone * 4, world, PARENT[bone]! * 4, world, bone * 4);
}

/** Gives each of a chain's bones an equal part of the turn between its two ends. */
function shareOut(
  rotations: Float64Array,
  from: number,
  to: number,
  bones: readonly number[],
): void {
  multiplyInverse(whole, 0, world, from * 4, world, to * 4);
  const sine = Math.sqrt(whole[0]! ** 2 + whole[1]! ** 2 + whole[2]! ** 2);
  const share = Math.atan2(sine, Math.abs(whole[3]!)) / bones.length;
  const factor = sine > 1e-12 ? (Math.sign(whole[3]!) || 1) * (Math.sin(share) / sine) : 0;
  for (let i = 0; i < bones.length; i++) {
    const at = bones[i]! * 4;
    for (let k = 0; k < 3; k++) rotations[at + k] = whole[k]! * factor;
    rotations[at + 3] = Math.cos(share);
  }
}

function writeArm(
  r: Reconstruction,
  { axes }: Hinges,
  side: SideBones,
  elevation: number,
  rotations: Float64Array,
): void {
  const { sign, shoulder, upperArm, lowerArm } = side;
  const radians = Math.PI / 180;
  const up = clamp(elevation, SCAPULA_LIMITS[0] * radians, SCAPULA_LIMITS[1] * radians);
  quaternionFromAxis(rotations, shoulder * 4, 0, 0, 1, sign * up);
  multiplyQuaternions(world, shoulder * 4, world, BONE.upperChest * 4, rotations, shoulder * 4);

  // T-pose: the bone along ±x. An elbow bends against its hinge, which lies along −y on the left, +y on the right.
  for (let i = 0; i < 3; i++) {
    x[i] = sign * r.directions[side.armDirection + i]!;
    y[i] = sign * axes[side.elbow + i]!;
  }
  squareTo3(y, 0, x, 0);
  cross3(z, 0, x, 0, y, 0);
  fromXyz(upperArm);
  toLocal(rotations, upperArm);

  bend(r.directions, side.armDirection, side.forearmDirection, axes, side.elbow, -1, ELBOW_LIMITS);
  for (let i = 0; i < 3; i++) {
    x[i] = sign * bent[i]!;
    y[i] = sign * axes[side.elbow + i]!;
  }
  squareTo3(y, 0, x, 0);
  cross3(z, 0, x, 0, y, 0);
  fromXyz(lowerArm);
  toLocal(rotations, lowerArm);
  straighten(rotations, side.hand);
}

function writeLeg(
  r: Reconstruction,
  { axes }: Hinges,
  side: SideBones,
  rotations: Float64Array,
): void {
  const { upperLeg, lowerLeg, foot } = side;
  for (let i = 0; i < 3; i++) {
    y[i] = -r.directions[side.thighDirection + i]!;
    x[i] = axes[side.knee + i]!;
  }
  squareTo3(x, 0, y, 0);
  cross3(z, 0, x, 0, y, 0);
  fromXyz(upperLeg);
  toLocal(rotations, upperLeg);

  bend(r.directions, side.thighDirection, side.shankDirection, axes, side.knee, 1, KNEE_LIMITS);
  for (let i = 0; i < 3; i++) {
    y[i] = -bent[i]!;
    x[i] = axes[side.knee + i]!;
  }
  squareTo3(x, 0, y, 0);
  cross3(z, 0, x, 0, y, 0);
  fromXyz(lowerLeg);
  toLocal(rotations, lowerLeg);

  for (let i = 0; i < 3; i++) z[i] = r.directions[side.footDirection + i]!;
  squareTo3(x, 0, z, 0);
  cross3(y, 0, z, 0, x, 0);
  fromXyz(foot);
  toLocal(rotations, foot);
  straighten(rotations, side.toes);
}

function straighten(rotations: Float64Array, bone: number): void {
  rotations[bone * 4] = 0;
  rotations[bone * 4 + 1] = 0;
  rotations[bone * 4 + 2] = 0;
  rotations[bone * 4 + 3] = 1;
}

const bent = new Float64Array(3);
const across = new Float64Array(3);

/** The far segment's direction, its bend about the hinge kept within the joint's limits; into `bent`. */
function bend(
  directions: Float64Array,
  near: number,
  far: number,
  axes: Float64Array,
  hinge: number,
  sense: 1 | -1,
  limits: readonly [number, number],
): void {
  for (let i = 0; i < 3; i++) bent[i] = directions[far + i]!;
  cross3(across, 0, axes, hinge, directions, near);
  normalise3(across, 0);
  const along = dot3(bent, 0, directions, near);
  const aside = dot3(bent, 0, across, 0);
  const angle = (sense * Math.atan2(aside, along) * 180) / Math.PI;
  if (angle >= limits[0] && angle <= limits[1]) return;
  // Folded further than can be is nearer the one limit, bent the wrong way the other.
  const past = angle < 0 && angle > -100 ? limits[0] : limits[1];
  const kept = (sense * past * Math.PI) / 180;
  const flat = Math.sqrt(along * along + aside * aside);
  const over = dot3(bent, 0, axes, hinge);
  for (let i = 0; i < 3; i++) bent[i] = over * axes[hinge + i]!;
  addScaled3(bent, 0, bent, 0, directions, near, flat * Math.cos(kept));
  addScaled3(bent, 0, bent, 0, across, 0, flat * Math.sin(kept));
}
