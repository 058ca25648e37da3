import type { Object3D } from 'three';
import type { Body } from '../core/body/body';
import { createJointPlacement, lowestSole, placeJoints } from '../core/body/kinematics';
import type { Pose } from '../core/body/pose';
import { multiplyQuaternions, quaternionFromAxis } from '../core/body/quaternion';
import { BONE, BONES, PARENT } from '../core/body/skeleton';
import { RADIANS_PER_DEGREE } from '../core/body/units';
import { MISSING_BONE_HEIR, standingHipHeight } from './avatarBody';
import type { Avatar } from './loadAvatar';
import { relaxHands } from './relaxedHand';
import { SCAPULAR_SHARE, shareElevation } from './scapularShare';
import { spreadTwist } from './spreadTwist';

export interface AvatarPoserOptions {
  /**
   * Share of arm elevation beyond 30° that goes through the shoulder bone, for its looks; moves the
   * shoulder's joint by some centimetres. 0 keeps every joint where forward kinematics puts it.
   * @default SCAPULAR_SHARE
   */
  readonly scapularShare?: number;
  /** Whose poses these are, if not the figure's own: lengths of the way are scaled to its legs. */
  readonly poseBody?: Body;
  /** Puts the lower foot onto the floor wherever the pose says that a foot stands. @default false */
  readonly grounded?: boolean;
}

export interface AvatarPoser {
  /**
   * Gives the figure a pose; `breath` is how full its lungs are (0–1). Shows with the figure's next
   * `vrm.update`. Nothing is allocated.
   */
  apply(pose: Pose, breath?: number): void;
}

/** How far a full breath tips the upper chest back, radians: just seen. */
const BREATH_TURN = 1.6 * RADIANS_PER_DEGREE;

interface Target {
  readonly node: Object3D;
  readonly at: number;
}

/** Prepares a figure for being posed, and relaxes its hands. */
export function createAvatarPoser(avatar: Avatar, options: AvatarPoserOptions = {}): AvatarPoser {
  const { scapularShare = SCAPULAR_SHARE, poseBody = avatar.body, grounded = false } = options;
  const { humanoid } = avatar.vrm;
  // A 0.x figure faces −Z in its file and is turned as a whole: x and z of each rotation change sign.
  const facing = avatar.vrm.meta.metaVersion === '0' ? -1 : 1;
  const scale = standingHipHeight(avatar.body) / standingHipHeight(poseBody);

  const targets: Target[] = [];
  const missing: { readonly at: number; readonly heir: number; readonly toParent: boolean }[] = [];
  for (const bone of BONES) {
    const node = humanoid.getNormalizedBoneNode(bone);
    if (node) {
      targets.push({ node, at: BONE[bone] * 4 });
      continue;
    }
    const heir = MISSING_BONE_HEIR[bone as keyof typeof MISSING_BONE_HEIR];
    if (heir === 'nobody') continue;
    const toParent = heir === 'parent';
    const to = toParent ? PARENT[BONE[bone]]! : BONE[heir];
    missing.push({ at: BONE[bone] * 4, heir: to * 4, toParent });
  }
  // A vertebra hands on to its parent, which may be missing too: the uppermost first.
  const handOn = missing.toReversed();
  const hips = humanoid.getNormalizedBoneNode('hips');
  const rotations = new Float64Array(BONES.length * 4);
  const placement = createJointPlacement();
  relaxHands(humanoid, facing);

  return {
    apply(pose, breath = 0) {
      rotations.set(pose.rotations);
      if (scapularShare > 0) {
        shareElevation(rotations, 'left', scapularShare);
        shareElevation(rotations, 'right', scapularShare);
      }
      spreadTwist(rotations, avatar.body, 'left');
      spreadTwist(rotations, avatar.body, 'right');
      if (breath > 0) breathe(rotations, breath);
      for (const { at, heir, toParent } of handOn) {
        if (toParent) multiplyQuaternions(rotations, heir, rotations, heir, rotations, at);
        else multiplyQuaternions(rotations, heir, rotations, at, rotations, heir);
      }
      for (const { node, at } of targets) {
        node.quaternion.set(
          rotations[at]! * facing,
          rotations[at + 1]!,
          rotations[at + 2]! * facing,
          rotations[at + 3]!,
        );
      }
      let height = pose.root[1]! * scale;
      if (grounded && (pose.contacts.left || pose.contacts.right)) {
        placeJoints(avatar.body, pose, placement);
        height = pose.root[1]! - lowestSole(avatar.body, placement);
      }
      hips?.position.set(
        pose.root[0]! * scale * facing,
        height + avatar.floor,
        pose.root[2]! * scale * facing,
      );
    },
  };
}

const breathTurn = new Float64Array(4);
const back = new Float64Array(4);

/** Opens the chest; head and arms keep their direction. */
function breathe(rotations: Float64Array, breath: number): void {
  quaternionFromAxis(breathTurn, 0, 1, 0, 0, -BREATH_TURN * breath);
  quaternionFromAxis(back, 0, 1, 0, 0, BREATH_TURN * breath);
  const chest = BONE.upperChest * 4;
  multiplyQuaternions(rotations, chest, rotations, chest, breathTurn, 0);
  for (const bone of BREATH_KEEPERS) {
    multiplyQuaternions(rotations, bone, back, 0, rotations, bone);
  }
}

const BREATH_KEEPERS = [BONE.neck * 4, BONE.leftShoulder * 4, BONE.rightShoulder * 4];
