/**
 * The bones the software knows, named after the VRM 1.0 humanoid, in an order in which a parent
 * always comes before its children. Fingers and eyes belong to the avatar alone.
 */
export const BONES = [
  'hips',
  'spine',
  'chest',
  'upperChest',
  'neck',
  'head',
  'leftShoulder',
  'leftUpperArm',
  'leftLowerArm',
  'leftHand',
  'rightShoulder',
  'rightUpperArm',
  'rightLowerArm',
  'rightHand',
  'leftUpperLeg',
  'leftLowerLeg',
  'leftFoot',
  'leftToes',
  'rightUpperLeg',
  'rightLowerLeg',
  'rightFoot',
  'rightToes',
] as const;

export type Bone = (typeof BONES)[number];
export type Side = 'left' | 'right';

export const BONE_COUNT = BONES.length;

/** Index of a bone in every per-bone array. */
export const BONE = Object.fromEntries(BONES.map((bone, index) => [bone, index])) as Record<
  Bone,
  number
>;

const PARENT_OF: Record<Bone, Bone | null> = {
  hips: null,
  spine: 'hips',
  chest: 'spine',
  upperChest: 'chest',
  neck: 'upperChest',
  head: 'neck',
  leftShoulder: 'upperChest',
  leftUpperArm: 'leftShoulder',
  leftLowerArm: 'leftUpperArm',
  leftHand: 'leftLowerArm',
  rightShoulder: 'upperChest',
  rightUpperArm: 'rightShoulder',
  rightLowerArm: 'rightUpperArm',
  rightHand: 'rightLowerArm',
  leftUpperLeg: 'hips',
  leftLowerLeg: 'leftUpperLeg',
  leftFoot: 'leftLowerLeg',
  leftToes: 'leftFoot',
  rightUpperLeg: 'hips',
  rightLowerLeg: 'rightUpperLeg',
  rightFoot: 'rightLowerLeg',
  rightToes: 'rightFoot',
};

/** Parent index of each bone, −1 for the hips. */
export const PARENT: readonly number[] = BONES.map((bone) => {
  const parent = PARENT_OF[bone];
  return parent === null ? -1 : BONE[parent];
});

/** The same name on the other side; names without a side are their own mirror image. */
export function mirrorName<Name extends string>(name: Name): Name {
  if (name.startsWith('left')) return `right${name.slice(4)}` as Name;
  if (name.startsWith('right')) return `left${name.slice(5)}` as Name;
  return name;
}

/** Index of each bone's counterpart on the other side. */
export const MIRROR_BONE: readonly number[] = BONES.map((bone) => BONE[mirrorName(bone)]);
