import type { Body } from '../../core/body/body';
import { createJointPlacement, placeJoints } from '../../core/body/kinematics';
import {
  LANDMARK,
  LANDMARK_COUNT,
  LANDMARK_STRIDE,
  LANDMARKS,
  type LandmarkObservation,
} from '../../core/body/observation';
import type { Pose } from '../../core/body/pose';
import { rotateVector } from '../../core/body/quaternion';
import { BONE } from '../../core/body/skeleton';
import { LANDMARK_PLACES } from './landmarkPlaces';
import { type Capsules, createCapsules, isOccluded, placeCapsules } from './selfOcclusion';

/** A level pinhole camera on the room's +Z side, looking along −Z at a person who stands at the origin. */
export interface CameraView {
  /** Metres from the camera to the room's origin. @default 2.5 */
  readonly distance: number;
  /** Height of the camera over the floor, metres. @default 1 */
  readonly height: number;
  /** Focal length in picture widths. @default 0.6 (78° across, a usual webcam) */
  readonly focal: number;
  /** Width of the picture divided by its height. @default 4/3 */
  readonly aspect: number;
  /** Turn of the whole person about the vertical through the origin, degrees; 90 shows the right side. @default 0 */
  readonly yaw: number;
}

export const CAMERA_VIEW_DEFAULTS: CameraView = {
  distance: 2.5,
  height: 1,
  focal: 0.6,
  aspect: 4 / 3,
  yaw: 0,
};

/** Visibility of a landmark in plain sight, behind another part of the body, and out of the picture. */
const SEEN = 0.98;
const OCCLUDED = 0.4;
const OUTSIDE = 0.03;

const placement = createJointPlacement();
const points = new Float64Array(LANDMARK_COUNT * 3);
const offset = new Float64Array(3);
const capsules: Capsules = createCapsules();

/**
 * What the camera sees of `body` in `pose`, without any error: fills image, world, visibility and
 * aspect of `out` and leaves its time alone. World landmarks are the true ones, in metres from the middle of the
 * hip landmarks.
 */
export function projectPose(
  body: Body,
  pose: Pose,
  view: CameraView,
  out: LandmarkObservation,
): LandmarkObservation {
  placeJoints(body, pose, placement);
  const yaw = (view.yaw * Math.PI) / 180;
  const cos = Math.cos(yaw);
  const sin = Math.sin(yaw);
  const { positions, rotations } = placement;
  turn(positions, cos, sin);
  LANDMARKS.forEach((landmark, index) => {
    const { bone, offset: share } = LANDMARK_PLACES[landmark];
    const at = index * 3;
    const joint = BONE[bone];
    for (let i = 0; i < 3; i++) offset[i] = share[i]! * body.height;
    rotateVector(points, at, rotations, joint * 4, offset, 0);
    const x = points[at]!;
    const z = points[at + 2]!;
    points[at] = x * cos + z * sin + positions[joint * 3]!;
    points[at + 1]! += positions[joint * 3 + 1]!;
    points[at + 2] = z * cos - x * sin + positions[joint * 3 + 2]!;
  });
  placeCapsules(capsules, body, positions);

  const hips = [0, 1, 2].map(
    (i) => (points[LANDMARK.leftHip * 3 + i]! + points[LANDMARK.rightHip * 3 + i]!) / 2,
  );
  const scale = view.focal / (view.distance - hips[2]!);
  out.aspect = view.aspect;
  out.persons = 1;
  for (let landmark = 0; landmark < LANDMARK_COUNT; landmark++) {
    const from = landmark * 3;
    const to = landmark * LANDMARK_STRIDE;
    const x = points[from]!;
    const y = points[from + 1]!;
    const z = points[from + 2]!;
    // Nothing nearer than 5 cm is projected from behind the camera.
    const depth = Math.max(0.05, view.distance - z);
    const u = 0.5 + (view.focal * x) / depth;
    const v = 0.5 - (view.focal * view.aspect * (y - view.height)) / depth;
    out.image[to] = u;
    out.image[to + 1] = v;
    out.image[to + 2] = (hips[2]! - z) * scale;
    out.world[to] = x - hips[0]!;
    out.world[to + 1] = hips[1]! - y;
    out.world[to + 2] = hips[2]! - z;
    const outside = u < 0 || u > 1 || v < 0 || v > 1 || view.distance - z < 0.1;
    const visibility = outside
      ? OUTSIDE
      : isOccluded(capsules, LANDMARKS[landmark]!, x, y, z, view)
        ? OCCLUDED
        : SEEN;
    out.image[to + 3] = visibility;
    out.world[to + 3] = visibility;
  }
  return out;
}

/** Turns points about the vertical through the origin. */
function turn(positions: Float64Array, cos: number, sin: number): void {
  for (let at = 0; at < positions.length; at += 3) {
    const x = positions[at]!;
    const z = positions[at + 2]!;
    positions[at] = x * cos + z * sin;
    positions[at + 2] = z * cos - x * sin;
  }
}
