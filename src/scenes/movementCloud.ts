import type { Body } from '../core/body/body';
import { createJointPlacement, placeJoints } from '../core/body/kinematics';
import { createPose } from '../core/body/pose';
import { rotateVector } from '../core/body/quaternion';
import { BONE, type Bone, type Side } from '../core/body/skeleton';
import type { Pattern } from '../core/movement/pattern';
import { createSynthesis } from '../core/movement/synthesis';
import { addToCloud, CLOUD_POINTS, type Cloud } from './framing';
import { chairCorners, seatFor } from './seat';

const PHASES = 24;

/** Every point that a figure's joints pass in the whole of a movement, and the corners of its chair. */
export function movementCloud(pattern: Pattern, body: Body, side: Side): Cloud {
  const seat = seatFor(pattern, body);
  const chair = seat ? chairCorners(seat) : [];
  const synthesis = createSynthesis(pattern, body, { side });
  const cloud = new Float64Array((PHASES + 1) * CLOUD_POINTS * 3 + chair.length);
  const pose = createPose();
  const placement = createJointPlacement();
  for (let i = 0; i <= PHASES; i++) {
    placeJoints(body, synthesis.fillPose(i / PHASES, pose), placement);
    addToCloud(cloud, i, body, placement);
  }
  cloud.set(chair, (PHASES + 1) * CLOUD_POINTS * 3);
  return cloud;
}

/** The joint whose way is worth drawing: the driving hand, the driving foot, or the hips that rise. */
function leadingJoint(pattern: Pattern, side: Side): Bone {
  const { angle } = pattern.range;
  if (/Shoulder|Elbow|Forearm|Wrist|Scapular/.test(angle)) return `${side}Hand`;
  if (/Hip|Knee|Ankle/.test(angle) && pattern.anchor === 'pelvis') return `${side}Foot`;
  return /neck|trunk/.test(angle) ? 'head' : 'hips';
}

const PATH_STEPS = 48;
/** The way of the hips is drawn beside the body, metres. */
const BESIDE = 0.3;

/**
 * The way of the leading joint (of a hand: its middle) from the start to the turn, of a loop all of it;
 * metres, xyz.
 */
export function leadingPath(pattern: Pattern, body: Body, side: Side): Float64Array {
  const synthesis = createSynthesis(pattern, body, { side });
  const joint = leadingJoint(pattern, side);
  const bone = BONE[joint];
  const outwards = side === 'left' ? 1 : -1;
  const middle = Float64Array.of(
    joint.endsWith('Hand') ? outwards * body.handLength * 0.5 : 0,
    0,
    0,
  );
  const beside = joint === 'hips' ? outwards * BESIDE : 0;
  const until = pattern.shape === 'loop' ? 1 : synthesis.trajectory.turnPhase;
  const path = new Float64Array((PATH_STEPS + 1) * 3);
  const pose = createPose();
  const placement = createJointPlacement();
  for (let i = 0; i <= PATH_STEPS; i++) {
    const { positions, rotations } = placeJoints(
      body,
      synthesis.fillPose((until * i) / PATH_STEPS, pose),
      placement,
    );
    rotateVector(path, i * 3, rotations, bone * 4, middle, 0);
    for (let axis = 0; axis < 3; axis++) path[i * 3 + axis]! += positions[bone * 3 + axis]!;
    path[i * 3]! += beside;
  }
  return path;
}
