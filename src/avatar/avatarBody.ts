import type { Body } from '../core/body/body';
import { BONE, BONE_COUNT, BONES, type Bone, PARENT } from '../core/body/skeleton';
import { type Metres, metres } from '../core/body/units';

/** Where a figure's joints are in its T-pose, facing +Z; metres. Bones it does not have are absent. */
export type RestJoints = Partial<Record<Bone, readonly [number, number, number]>>;

/** Heights (metres, in the frame of {@link RestJoints}) of the floor it stands on and of its crown. */
export interface FigureExtent {
  readonly floor: number;
  readonly crown: number;
  /** Tip of the left middle finger, if the figure has fingers. */
  readonly fingertip: readonly [number, number, number] | null;
}

/**
 * How the rotation of a bone that a figure lacks is passed on, so that all other joints stay where
 * forward kinematics puts them: a vertebra's to its parent (its joint coincides with the parent's); a
 * neck's or a shoulder's to its child (its joint coincides with the child's).
 */
export const MISSING_BONE_HEIR = {
  chest: 'parent',
  upperChest: 'parent',
  neck: 'head',
  leftShoulder: 'leftUpperArm',
  rightShoulder: 'rightUpperArm',
  leftToes: 'nobody',
  rightToes: 'nobody',
} as const satisfies Partial<Record<Bone, Bone | 'parent' | 'nobody'>>;

type Optional = keyof typeof MISSING_BONE_HEIR;

const isOptional = (bone: Bone): bone is Optional => bone in MISSING_BONE_HEIR;

/** Shares of body height, where a figure does not say: Winter (see `populationBody`). */
const HAND_SHARE = 0.108;
const TOES_SHARE = [0, -0.03, 0.085] as const;
/** A figure is known exactly, but for what its skin hides. */
const AVATAR_LENGTH_SIGMA = 0.01;

/** The body of a figure: its exact segment lengths. Required bones must be there. */
export function avatarBody(joints: RestJoints, extent: FigureExtent): Body {
  const height = extent.crown - extent.floor;
  const offsets = new Float64Array(BONE_COUNT * 3);
  const places: (readonly [number, number, number])[] = [];
  for (const bone of BONES) {
    const parent = PARENT[BONE[bone]]!;
    const from = parent < 0 ? ([0, extent.floor, 0] as const) : places[parent]!;
    const place = joints[bone] ?? standIn(bone, from, joints, height);
    places.push(place);
    for (let i = 0; i < 3; i++) offsets[BONE[bone] * 3 + i] = place[i]! - from[i]!;
  }
  // The root is placed by its height alone.
  offsets[BONE.hips * 3] = 0;
  offsets[BONE.hips * 3 + 2] = 0;
  const wrist = places[BONE.leftHand]!;
  const ankle = places[BONE.leftFoot]!;
  const tip = extent.fingertip;
  return {
    height: metres(height),
    offsets,
    handLength: metres(
      tip
        ? Math.hypot(tip[0] - wrist[0], tip[1] - wrist[1], tip[2] - wrist[2])
        : HAND_SHARE * height,
    ),
    headHeight: metres(extent.crown - places[BONE.head]![1]),
    ankleHeight: metres(ankle[1] - extent.floor),
    lengthSigma: AVATAR_LENGTH_SIGMA,
    origin: 'avatar',
  };
}

function standIn(
  bone: Bone,
  parent: readonly [number, number, number],
  joints: RestJoints,
  height: number,
): readonly [number, number, number] {
  const heir = isOptional(bone) ? MISSING_BONE_HEIR[bone] : 'parent';
  if (heir === 'parent') return parent;
  if (heir !== 'nobody') return joints[heir] ?? parent;
  const [x, y, z] = TOES_SHARE;
  return [parent[0] + x * height, parent[1] + y * height, parent[2] + z * height];
}

/** Height of a body's hips over the floor when it stands straight, metres. */
export const standingHipHeight = (body: Body): Metres => metres(body.offsets[BONE.hips * 3 + 1]!);
