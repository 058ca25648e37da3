import { Matrix4, Quaternion, Vector3 } from 'three';
import { BONES, type BoneName } from './bones';
import { at } from './polyMesh';

/** Where a bone is in the mesh as modelled, and where it is in the T-pose. */
interface RestBone {
  /** The joint in the modelled A-pose, metres. */
  modelled: Vector3;
  /** The joint in the T-pose, metres. */
  rest: Vector3;
  /** The turn that takes what hangs on the bone from the A-pose to the T-pose. */
  turn: Quaternion;
}

export type RestPose = Map<BoneName, RestBone>;

/**
 * Half the distance between the hip joint centres, as a share of stature. MakeHuman's are 22 cm
 * apart, where people's are 17 to 18 (0.36 of the distance between the front iliac spines, Bell 1990).
 */
const HALF_HIP_WIDTH = 0.051;

/** How much of the modelled, relaxed curl of the fingers is taken out for the T-pose. */
const FINGERS_STRAIGHTENED = 0.5;

const UP = new Vector3(0, 1, 0);
const DOWN = new Vector3(0, -1, 0);
const FORWARD = new Vector3(0, 0, 1);

/** The joints of a body, as the means of the vertices that mark them. */
export function findJoints(
  positions: Float64Array,
  markers: Record<string, number[]>,
  stature: number,
): Map<BoneName, Vector3> {
  const end = (name: string) => {
    const vertices = markers[name];
    if (!vertices) throw new Error(`No joint ${name}`);
    const sum = new Vector3();
    for (const v of vertices) {
      sum.add(
        new Vector3(at(positions, 3 * v), at(positions, 3 * v + 1), at(positions, 3 * v + 2)),
      );
    }
    return sum.divideScalar(vertices.length);
  };
  const joints = new Map<BoneName, Vector3>();
  for (const { name, joint } of BONES) {
    const mean = new Vector3();
    for (const marker of joint) mean.add(end(marker));
    joints.set(name, mean.divideScalar(joint.length));
  }
  for (const side of ['left', 'right'] as const) {
    const hip = joint(joints, `${side}UpperLeg`);
    hip.x = Math.sign(hip.x) * HALF_HIP_WIDTH * stature;
  }
  for (const name of ['hips', 'spine', 'chest', 'upperChest', 'neck', 'head'] as const) {
    joint(joints, name).x = 0;
  }
  return joints;
}

/** Lays out the T-pose: arms along ±x, palms down, legs along −y, toes along +z. */
export function layOutRestPose(modelled: Map<BoneName, Vector3>): RestPose {
  const turns = new Map<BoneName, Quaternion>();
  for (const side of ['left', 'right'] as const) {
    turnArm(side, modelled, turns);
    turnLeg(side, modelled, turns);
  }
  const pose: RestPose = new Map();
  for (const { name, parent } of BONES) {
    const here = joint(modelled, name);
    const above = parent ? pose.get(parent) : undefined;
    const rest = above
      ? here.clone().sub(above.modelled).applyQuaternion(above.turn).add(above.rest)
      : here.clone();
    const turn = turns.get(name) ?? above?.turn ?? new Quaternion();
    pose.set(name, { modelled: here, rest, turn });
  }
  return pose;
}

type Turns = Map<BoneName, Quaternion>;
type Joints = Map<BoneName, Vector3>;

function turnArm(side: 'left' | 'right', joints: Joints, turns: Turns): void {
  const outward = new Vector3(side === 'left' ? 1 : -1, 0, 0);
  const from = (a: BoneName, b: BoneName) => joint(joints, b).clone().sub(joint(joints, a));
  const upper = from(`${side}UpperArm`, `${side}LowerArm`);
  const lower = from(`${side}LowerArm`, `${side}Hand`);
  const hand = from(`${side}Hand`, `${side}MiddleProximal`);

  // Bending the elbow takes the forearm forward, about this axis.
  const elbow = upper.clone().cross(lower);
  const elbowInRest = outward.clone().cross(FORWARD);
  turns.set(`${side}UpperArm`, turnTo(upper, elbow, outward, elbowInRest));
  const hinge = turnTo(lower, elbow, outward, elbowInRest);

  const acrossPalm = from(`${side}LittleProximal`, `${side}IndexProximal`);
  const palm = turnTo(hand, acrossPalm, outward, FORWARD);
  // The one forearm bone takes half of the turn between elbow and palm, which spares both ends.
  turns.set(
    `${side}LowerArm`,
    hinge.clone().slerp(turnTo(lower, acrossPalm, outward, FORWARD), 0.5),
  );
  turns.set(`${side}Hand`, palm);

  for (const finger of ['Index', 'Middle', 'Ring', 'Little'] as const) {
    const [proximal, middle, distal]: BoneName[] = [
      `${side}${finger}Proximal`,
      `${side}${finger}Intermediate`,
      `${side}${finger}Distal`,
    ];
    if (!proximal || !middle || !distal) continue;
    const straighten = (direction: Vector3) =>
      palm.clone().slerp(turnTo(direction, acrossPalm, outward, FORWARD), FINGERS_STRAIGHTENED);
    turns.set(proximal, straighten(from(proximal, middle)));
    turns.set(middle, straighten(from(middle, distal)));
    turns.set(distal, straighten(from(middle, distal)));
  }
}

function turnLeg(side: 'left' | 'right', joints: Joints, turns: Turns): void {
  const from = (a: BoneName, b: BoneName) => joint(joints, b).clone().sub(joint(joints, a));
  const foot = from(`${side}Foot`, `${side}Toes`);
  const toesForward = new Quaternion().setFromAxisAngle(UP, -Math.atan2(foot.x, foot.z));
  const straighten = (direction: Vector3, yaw: Quaternion) => {
    const turned = direction.normalize().applyQuaternion(yaw);
    return new Quaternion().setFromUnitVectors(turned, DOWN).multiply(yaw);
  };
  const half = new Quaternion().slerp(toesForward, 0.5);
  turns.set(`${side}UpperLeg`, straighten(from(`${side}UpperLeg`, `${side}LowerLeg`), half));
  turns.set(`${side}LowerLeg`, straighten(from(`${side}LowerLeg`, `${side}Foot`), toesForward));
  turns.set(`${side}Foot`, toesForward);
}

/** The turn that takes `direction` to `target`, and `side` as near as may be to `sideTarget`. */
function turnTo(
  direction: Vector3,
  side: Vector3,
  target: Vector3,
  sideTarget: Vector3,
): Quaternion {
  return frame(target, sideTarget).multiply(frame(direction, side).invert());
}

function frame(x: Vector3, y: Vector3): Quaternion {
  const first = x.clone().normalize();
  const third = first.clone().cross(y).normalize();
  const second = third.clone().cross(first);
  return new Quaternion().setFromRotationMatrix(new Matrix4().makeBasis(first, second, third));
}

function joint(joints: Joints, name: BoneName): Vector3 {
  const found = joints.get(name);
  if (!found) throw new Error(`No joint for ${name}`);
  return found;
}
