import { ANGLE } from './angleNames';
import type { Evidence } from './frame';
import type { Pose } from './pose';
import { rotateVector } from './quaternion';
import { SEGMENT } from './segments';
import { BONE } from './skeleton';
import { DEGREES_PER_RADIAN, RADIANS_PER_DEGREE } from './units';

/** Sine of the lean (half a degree) below which it has no direction. */
const UPRIGHT = 0.009;
const UP = Float64Array.of(0, 1, 0);
/** The thorax' long axis in the room. */
const _axis = new Float64Array(3);
/** Change of a lean with the axis, per axis of the room. */
const _gradient = new Float64Array(3);
const _turn = new Float64Array(3);
const _inverse = new Float64Array(4);
const _inBone = new Float64Array(3);
const _heading = new Float64Array(3);

/** Gradient of atan2(axis · direction, axis · up), for a horizontal unit `_heading`. */
function fillGradient(): void {
  const along = _axis[0]! * _heading[0]! + _axis[2]! * _heading[2]!;
  const up = _axis[1]!;
  const length = along * along + up * up;
  _gradient[0] = (_heading[0]! * up) / length;
  _gradient[1] = -along / length;
  _gradient[2] = (_heading[2]! * up) / length;
}

/** From the trunk's direction as seen: well across the line of sight, hardly along it. Degrees. */
function seen(evidence: Evidence, out: Float64Array, index: number): void {
  let along = 0;
  let all = 0;
  for (let i = 0; i < 3; i++) {
    along += _gradient[i]! * evidence.viewAxis[i]!;
    all += _gradient[i]! ** 2;
  }
  const across = Math.max(0, all - along * along);
  out[index] =
    Math.sqrt(
      across * evidence.sigmaAcross[SEGMENT.trunk]! ** 2 +
        along * along * evidence.sigmaAlong[SEGMENT.trunk]! ** 2,
    ) * DEGREES_PER_RADIAN;
}

/** Adds to `out[index]` the variance that errors about a bone's own axes bring by `_turn`. */
function addVariance(
  rotations: Float64Array,
  at: number,
  pose: Pose,
  bone: number,
  out: Float64Array,
  index: number,
): void {
  for (let i = 0; i < 3; i++) _inverse[i] = -rotations[at + i]!;
  _inverse[3] = rotations[at + 3]!;
  rotateVector(_inBone, 0, _inverse, 0, _turn, 0);
  for (let i = 0; i < 3; i++) out[index]! += (_inBone[i]! * pose.sigma[bone * 3 + i]!) ** 2;
}

/** From the pose alone: pelvis and thorax against it as if independent. */
function unseen(pose: Pose, thorax: Float64Array, out: Float64Array, index: number): void {
  // A small turn ω of the thorax moves its axis u by ω × u, and so the lean by ω · (u × gradient).
  _turn[0] = _axis[1]! * _gradient[2]! - _axis[2]! * _gradient[1]!;
  _turn[1] = _axis[2]! * _gradient[0]! - _axis[0]! * _gradient[2]!;
  _turn[2] = _axis[0]! * _gradient[1]! - _axis[1]! * _gradient[0]!;
  out[index] = 0;
  addVariance(thorax, 0, pose, BONE.upperChest, out, index);
  // Turned about the vertical, the pelvis takes the heading along: no lean changes.
  _turn[1] = 0;
  addVariance(pose.rotations, BONE.hips * 4, pose, BONE.hips, out, index);
  out[index] = Math.sqrt(out[index]!);
}

/** SD of the lean towards `_heading`. */
function leanSigma(
  pose: Pose,
  thorax: Float64Array,
  evidence: Evidence | undefined,
  out: Float64Array,
  index: number,
): void {
  fillGradient();
  if (evidence) seen(evidence, out, index);
  else unseen(pose, thorax, out, index);
}

/**
 * One SD (degrees) of the three leans of the thorax, to first order.
 *
 * @param thorax the thorax' rotation in the room
 * @param angles of the same pose, degrees
 */
export function leanSigmas(
  pose: Pose,
  thorax: Float64Array,
  angles: Float64Array,
  evidence: Evidence | undefined,
  out: Float64Array,
): void {
  rotateVector(_axis, 0, thorax, 0, UP, 0);
  const heading = angles[ANGLE.pelvisRotation]! * RADIANS_PER_DEGREE;
  _heading[0] = Math.sin(heading);
  _heading[2] = Math.cos(heading);
  leanSigma(pose, thorax, evidence, out, ANGLE.trunkLeanForward);
  _heading[0] = Math.cos(heading);
  _heading[2] = -Math.sin(heading);
  leanSigma(pose, thorax, evidence, out, ANGLE.trunkLeanSide);

  // The whole lean is the one in its own direction; upright, where it has none, the worse of the two.
  const horizontal = Math.sqrt(_axis[0]! * _axis[0]! + _axis[2]! * _axis[2]!);
  if (horizontal < UPRIGHT) {
    out[ANGLE.trunkLean] = Math.max(out[ANGLE.trunkLeanForward]!, out[ANGLE.trunkLeanSide]!);
    return;
  }
  _heading[0] = _axis[0]! / horizontal;
  _heading[2] = _axis[2]! / horizontal;
  leanSigma(pose, thorax, evidence, out, ANGLE.trunkLean);
}
