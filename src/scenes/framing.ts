import { type Body, boneLength } from '../core/body/body';
import type { JointPlacement } from '../core/body/kinematics';
import { BONE, BONES, type Bone } from '../core/body/skeleton';

/** Points (metres, xyz in the figure's frame) that a picture must show. */
export type Cloud = Float64Array;

/** How far flesh, fingers and shoes reach beyond the joints, metres. */
const MARGIN = 0.09;
/** Half the width of the mat a figure stands on that is to be seen, metres. */
const STAND = 0.42;
const TIPS: readonly (readonly [Bone, readonly [number, number, number]])[] = [
  ['leftHand', [1, 0, 0]],
  ['rightHand', [-1, 0, 0]],
  ['head', [0, 1, 0]],
  ['leftFoot', [0, -1, 0]],
  ['rightFoot', [0, -1, 0]],
];
export const CLOUD_POINTS = BONES.length + TIPS.length;

/** Writes all joints of a placement, the fingertips, the crown and the soles into a cloud at `index`. */
export function addToCloud(
  cloud: Cloud,
  index: number,
  body: Body,
  { positions, rotations }: JointPlacement,
): void {
  let at = index * CLOUD_POINTS * 3;
  cloud.set(positions, at);
  at += positions.length;
  for (const [bone, [dx, dy, dz]] of TIPS) {
    const reach = tipReach(body, bone);
    const [x, y, z] = turn(rotations, BONE[bone] * 4, dx * reach, dy * reach, dz * reach);
    cloud[at] = positions[BONE[bone] * 3]! + x;
    cloud[at + 1] = positions[BONE[bone] * 3 + 1]! + y;
    cloud[at + 2] = positions[BONE[bone] * 3 + 2]! + z;
    at += 3;
  }
}

function tipReach(body: Body, bone: Bone): number {
  if (bone === 'head') return body.headHeight;
  if (bone === 'leftHand' || bone === 'rightHand') return body.handLength;
  return Math.max(body.ankleHeight, boneLength(body, bone) * 0.1);
}

function turn(
  q: Float64Array,
  at: number,
  x: number,
  y: number,
  z: number,
): readonly [number, number, number] {
  const qx = q[at]!;
  const qy = q[at + 1]!;
  const qz = q[at + 2]!;
  const qw = q[at + 3]!;
  const tx = 2 * (qy * z - qz * y);
  const ty = 2 * (qz * x - qx * z);
  const tz = 2 * (qx * y - qy * x);
  return [
    x + qw * tx + qy * tz - qz * ty,
    y + qw * ty + qz * tx - qx * tz,
    z + qw * tz + qx * ty - qy * tx,
  ];
}

/** What a cloud takes up before a camera, metres along its axes: right, up, and towards it. */
export interface Extent {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  readonly near: number;
}

/**
 * The extent of a cloud turned by `yaw` (radians about +Y), before a camera that looks down by `pitch`
 * (radians), with room for what surrounds the joints.
 */
export function extentOf(cloud: Cloud, yaw: number, pitch = 0): Extent {
  const down = Math.sin(pitch);
  const level = Math.cos(pitch);
  const sine = Math.sin(yaw);
  const cosine = Math.cos(yaw);
  let left = -STAND;
  let right = STAND;
  let bottom = 0;
  let top = 0;
  let near = 0;
  for (let i = 0; i < cloud.length; i += 3) {
    const x = cloud[i]! * cosine + cloud[i + 2]! * sine;
    const z = cloud[i + 2]! * cosine - cloud[i]! * sine;
    left = Math.min(left, x);
    right = Math.max(right, x);
    const y = cloud[i + 1]! * level - z * down;
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
    near = Math.max(near, cloud[i + 1]! * down + z * level);
  }
  return {
    left: left - MARGIN,
    right: right + MARGIN,
    bottom: bottom - MARGIN,
    top: top + MARGIN,
    near: near + MARGIN,
  };
}

export interface Framing {
  /** Distance of the camera from what it looks at, metres. */
  readonly distance: number;
  /** Where it looks, along its own upward axis from the room's origin, metres. */
  readonly height: number;
  /** Where each figure's axis stands, metres to the right of the middle of the picture. */
  readonly places: readonly number[];
}

/** Room between two figures, metres. */
const GAP = 0.12;

/**
 * Puts the figures side by side, in the order given, and the camera in front of their middle, so near
 * that all of every extent is just inside the picture.
 * @param verticalAngle the camera's field of view from bottom to top, radians
 */
export function frameFigures(
  extents: readonly Extent[],
  aspect: number,
  verticalAngle: number,
): Framing {
  const width = extents.reduce((sum, { left, right }) => sum + right - left, 0);
  const whole = width + GAP * Math.max(0, extents.length - 1);
  const bottom = Math.min(...extents.map((extent) => extent.bottom));
  const top = Math.max(...extents.map((extent) => extent.top));
  const near = Math.max(...extents.map((extent) => extent.near));
  const tangent = Math.tan(verticalAngle / 2);
  const forHeight = (top - bottom) / 2 / tangent;
  const forWidth = whole / 2 / (tangent * aspect);
  const before = Math.max(forHeight, forWidth);
  // What a wide picture has left over goes between and around the figures in equal parts.
  const spare = (2 * before * tangent * aspect - whole) / (extents.length + 1);
  let edge = spare - (whole / 2 + (spare * (extents.length + 1)) / 2);
  const places = extents.map(({ left, right }) => {
    const place = edge - left;
    edge += right - left + GAP + spare;
    return place;
  });
  return { distance: near + before, height: (top + bottom) / 2, places };
}
