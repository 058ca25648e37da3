import { ANGLE, ANGLE_COUNT, LATERAL_ANGLES, MIRROR_ANGLE } from './angleNames';
import { copyPose, createPose, type Pose } from './pose';
import { BONE_COUNT, MIRROR_BONE } from './skeleton';

const _pose = createPose();
const _angles = new Float64Array(ANGLE_COUNT);

/** −1 for an axial angle towards a side, else 1. */
const SIGN = new Float64Array(ANGLE_COUNT).fill(1);
for (const name of LATERAL_ANGLES) SIGN[ANGLE[name]] = -1;

/**
 * The pose of the mirror image: reflected in the room's sagittal plane (x → −x), left and right exchanged.
 * `out` may be `pose`. Sources and sigma go along with their joints: the image of a seen joint counts as seen.
 * (That a limb was copied from the other side, the caller has to say: source `mirrored`.)
 */
export function mirrorPose(pose: Pose, out: Pose): Pose {
  const from = pose === out ? copyPose(pose, _pose) : pose;
  out.time = from.time;
  out.tracking = from.tracking;
  const left = from.contacts.left;
  out.contacts.left = from.contacts.right;
  out.contacts.right = left;
  out.root[0] = -from.root[0]!;
  out.root[1] = from.root[1]!;
  out.root[2] = from.root[2]!;
  for (let bone = 0; bone < BONE_COUNT; bone++) {
    const image = MIRROR_BONE[bone]!;
    // A turn about x stays as it is in the mirror; turns about y and z go the other way.
    out.rotations[image * 4] = from.rotations[bone * 4]!;
    out.rotations[image * 4 + 1] = -from.rotations[bone * 4 + 1]!;
    out.rotations[image * 4 + 2] = -from.rotations[bone * 4 + 2]!;
    out.rotations[image * 4 + 3] = from.rotations[bone * 4 + 3]!;
    for (let axis = 0; axis < 3; axis++) {
      out.sigma[image * 3 + axis] = from.sigma[bone * 3 + axis]!;
    }
    out.source[image] = from.source[bone]!;
  }
  return out;
}

/** The clinical angles of the mirror image, degrees; `out` may be `angles`. */
export function mirrorAngles(angles: Float64Array, out: Float64Array): Float64Array {
  _angles.set(angles);
  for (let i = 0; i < ANGLE_COUNT; i++) out[MIRROR_ANGLE[i]!] = SIGN[i]! * _angles[i]!;
  return out;
}
