import type { Pose } from '../core/body/pose';
import { BONE_COUNT, MIRROR_BONE } from '../core/body/skeleton';

/**
 * Writes the mirror image of a pose in the sagittal plane (x = 0): left and right change places, as a
 * patient sees it who looks into a mirror. `out` must be another pose.
 */
export function mirrorPose(pose: Pose, out: Pose): Pose {
  for (let bone = 0; bone < BONE_COUNT; bone++) {
    const from = MIRROR_BONE[bone]!;
    out.rotations[bone * 4] = pose.rotations[from * 4]!;
    out.rotations[bone * 4 + 1] = -pose.rotations[from * 4 + 1]!;
    out.rotations[bone * 4 + 2] = -pose.rotations[from * 4 + 2]!;
    out.rotations[bone * 4 + 3] = pose.rotations[from * 4 + 3]!;
    for (let i = 0; i < 3; i++) out.sigma[bone * 3 + i] = pose.sigma[from * 3 + i]!;
    out.source[bone] = pose.source[from]!;
  }
  out.time = pose.time;
  out.root[0] = -pose.root[0]!;
  out.root[1] = pose.root[1]!;
  out.root[2] = pose.root[2]!;
  out.contacts.left = pose.contacts.right;
  out.contacts.right = pose.contacts.left;
  out.tracking = pose.tracking;
  return out;
}
