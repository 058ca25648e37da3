import { BONE_COUNT } from './skeleton';
import { type Seconds, seconds } from './units';

/**
 * Where the knowledge about a joint comes from. `inferred` and `mirrored` joints may be drawn but
 * are never scored.
 */
export const POSE_SOURCES = [
  'camera',
  'headset',
  'fused',
  'mirrored',
  'inferred',
  'model',
] as const;
export type PoseSource = (typeof POSE_SOURCES)[number];

/** Index of a source in {@link Pose.source}. */
export const SOURCE = Object.fromEntries(POSE_SOURCES.map((s, i) => [s, i])) as Record<
  PoseSource,
  number
>;

/** `tracked`: a person is seen now. `lost`: nobody is seen; the pose is the last one known. */
export type TrackingState = 'tracked' | 'lost';

/** What stands in {@link Pose.sigma} where nothing is known of an axis. */
export const UNKNOWN_SIGMA_DEGREES = 180;

/**
 * A body's posture at one time. Buffers are allocated once and overwritten.
 * Frame of reference: the room (right-handed, +Y up; a figure with identity rotations faces +Z and
 * its left is +X).
 */
export interface Pose {
  time: Seconds;
  /** Position of the hips joint in the room, metres, xyz. */
  readonly root: Float64Array;
  /**
   * Unit quaternion xyzw per bone, relative to the T-pose in the parent's frame (VRM normalised
   * pose); of the hips, relative to the room.
   */
  readonly rotations: Float64Array;
  /** One SD in degrees about the x, y and z axis of each bone's own (rotated) frame. */
  readonly sigma: Float64Array;
  /** Index into {@link POSE_SOURCES} per bone. */
  readonly source: Uint8Array;
  /** Whether the left and the right foot stand on the floor, as far as is known. */
  readonly contacts: { left: boolean; right: boolean };
  tracking: TrackingState;
}

/** A T-pose at the origin that nothing is known of. */
export function createPose(): Pose {
  const rotations = new Float64Array(BONE_COUNT * 4);
  for (let bone = 0; bone < BONE_COUNT; bone++) rotations[bone * 4 + 3] = 1;
  return {
    time: seconds(0),
    root: new Float64Array(3),
    rotations,
    sigma: new Float64Array(BONE_COUNT * 3).fill(UNKNOWN_SIGMA_DEGREES),
    source: new Uint8Array(BONE_COUNT).fill(SOURCE.inferred),
    contacts: { left: false, right: false },
    tracking: 'lost',
  };
}

export function copyPose(from: Pose, to: Pose): Pose {
  to.time = from.time;
  to.root.set(from.root);
  to.rotations.set(from.rotations);
  to.sigma.set(from.sigma);
  to.source.set(from.source);
  to.contacts.left = from.contacts.left;
  to.contacts.right = from.contacts.right;
  to.tracking = from.tracking;
  return to;
}
