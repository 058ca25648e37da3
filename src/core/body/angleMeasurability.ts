import { ANGLE, ANGLES, type AngleName } from './angleNames';
import { JOINT_ANGLES } from './jointAngles';
import { type Pose, SOURCE } from './pose';
import { BONE, type Side } from './skeleton';
import { RADIANS_PER_DEGREE } from './units';

/** Whether an angle of a pose may be judged, or the reason why not. */
export type AngleMeasurability = 'measurable' | 'joint-inferred' | 'outside-measurable-range';

/**
 * Nearer than this to the axis it turns about, a limb's direction about that axis means little: 20° off
 * the axis, 3° of error in the limb have become 9° of error in the angle.
 */
const LEAST_FROM_AXIS_DEGREES = 20;
const LEAST_OFF_AXIS = Math.sin(LEAST_FROM_AXIS_DEGREES * RADIANS_PER_DEGREE);
const MOST_OUT_OF_PLANE = Math.cos(LEAST_FROM_AXIS_DEGREES * RADIANS_PER_DEGREE);

/** Whether the angle means something in the posture given by all angles (degrees, indexed by `ANGLE`). */
type PostureRule = (angles: Float64Array) => boolean;

/** Whether a unit vector with these two components in a plane is far enough from the plane's normal. */
const isOffNormal = (a: number, b: number): boolean => a * a + b * b >= LEAST_OFF_AXIS ** 2;

/** Plane and rotation of the shoulder: not while the arm all but hangs or all but stands upright. */
function shoulderDirection(side: Side): PostureRule {
  const at = ANGLE[`${side}ShoulderElevation`];
  return (angles) =>
    angles[at]! >= LEAST_FROM_AXIS_DEGREES && angles[at]! <= 180 - LEAST_FROM_AXIS_DEGREES;
}

/** A projection of the humerus: not while the arm points (nearly) at whoever looks. */
function shoulderProjection(side: Side, along: (plane: number) => number): PostureRule {
  const elevationAt = ANGLE[`${side}ShoulderElevation`];
  const planeAt = ANGLE[`${side}ShoulderPlane`];
  return (angles) => {
    const elevation = angles[elevationAt]! * RADIANS_PER_DEGREE;
    const plane = angles[planeAt]! * RADIANS_PER_DEGREE;
    return isOffNormal(Math.cos(elevation), Math.sin(elevation) * along(plane));
  };
}

/** A projection of the lean: not while the thorax lies (nearly) across the plane it is seen in. */
function leanProjection(other: 'trunkLeanForward' | 'trunkLeanSide'): PostureRule {
  const otherAt = ANGLE[other];
  return (angles) => {
    // How far the long axis points out of the plane, from the whole lean and the other projection.
    const lean = angles[ANGLE.trunkLean]! * RADIANS_PER_DEGREE;
    const across = Math.cos(lean) * Math.tan(angles[otherAt]! * RADIANS_PER_DEGREE);
    return Math.abs(across) <= MOST_OUT_OF_PLANE;
  };
}

const RULES: Partial<Record<AngleName, PostureRule>> = {
  leftShoulderPlane: shoulderDirection('left'),
  leftShoulderRotation: shoulderDirection('left'),
  leftShoulderFlexion: shoulderProjection('left', Math.sin),
  leftShoulderAbduction: shoulderProjection('left', Math.cos),
  rightShoulderPlane: shoulderDirection('right'),
  rightShoulderRotation: shoulderDirection('right'),
  rightShoulderFlexion: shoulderProjection('right', Math.sin),
  rightShoulderAbduction: shoulderProjection('right', Math.cos),
  trunkLeanForward: leanProjection('trunkLeanSide'),
  trunkLeanSide: leanProjection('trunkLeanForward'),
};

const RULE_OF: readonly (PostureRule | undefined)[] = ANGLES.map((name) => RULES[name]);
const BONES_OF: readonly (readonly number[])[] = ANGLES.map((name) =>
  JOINT_ANGLES[name].bones.map((bone) => BONE[bone]),
);

/**
 * Whether an angle may be judged at all: all its bones are seen, and the posture is one in which it has a
 * meaning. How well it is known then, `angleSigmas` tells.
 *
 * @param index the angle's place in `ANGLES`
 * @param angles what `anglesOf(pose)` gave, degrees
 */
export function angleMeasurability(
  index: number,
  pose: Pose,
  angles: Float64Array,
): AngleMeasurability {
  for (const bone of BONES_OF[index]!) {
    const source = pose.source[bone];
    if (source === SOURCE.inferred || source === SOURCE.mirrored) return 'joint-inferred';
  }
  const rule = RULE_OF[index];
  return rule === undefined || rule(angles) ? 'measurable' : 'outside-measurable-range';
}
