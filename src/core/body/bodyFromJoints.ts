import type { Body } from './body';
import { BONE, BONE_COUNT, BONES, type Bone, PARENT } from './skeleton';
import { metres } from './units';

type Vector = readonly [x: number, y: number, z: number];

/** What is measured on a figure in its T-pose: +X its left, +Y up, facing +Z, metres. */
export interface FigureMeasures {
  /** Position of each joint relative to its parent's; the hips' is its height over the floor. */
  readonly offsets: Readonly<Record<Bone, Vector>>;
  /** Crown over the floor. */
  readonly height: number;
  /** From the wrist to the tip of the middle finger. */
  readonly handLength: number;
}

/** No segment of a person is that long, metres: centimetres passed by mistake are. */
const TOO_LONG = 3;
/** A figure is known exactly, but for what its skin hides. */
const FIGURE_LENGTH_SIGMA = 0.01;

/** Which way the segment that ends in a joint points in a T-pose, and by how much at least (cosine). */
const POINTS: Partial<Record<Bone, Vector>> = {
  leftLowerArm: [1, 0, 0],
  leftHand: [1, 0, 0],
  rightLowerArm: [-1, 0, 0],
  rightHand: [-1, 0, 0],
  leftLowerLeg: [0, -1, 0],
  leftFoot: [0, -1, 0],
  rightLowerLeg: [0, -1, 0],
  rightFoot: [0, -1, 0],
};
/** 30°: figures rest a little bent. */
const LEAST_ALONG = Math.cos(Math.PI / 6);

/** Segments without a length of their own where a figure lacks a joint that lies upon its neighbour. */
const MAY_BE_NOTHING: ReadonlySet<Bone> = new Set<Bone>([
  'chest',
  'upperChest',
  'neck',
  'head',
  'leftShoulder',
  'leftUpperArm',
  'leftToes',
  'rightShoulder',
  'rightUpperArm',
  'rightToes',
]);

function checkedLength(what: string, length: number, least: number): number {
  if (length >= least && length < TOO_LONG) return length;
  throw new RangeError(
    `${what} must be ${least > 0 ? 'more than 0' : 'at least 0'} and less than ${TOO_LONG} m long, but is ${length}. Lengths are metres.`,
  );
}

function checkOffset(bone: Bone, offset: Vector): void {
  const length = Math.hypot(...offset);
  const least = MAY_BE_NOTHING.has(bone) ? 0 : Number.MIN_VALUE;
  checkedLength(
    bone === 'hips' ? 'The height of the hips' : `The segment to ${bone}`,
    length,
    least,
  );
  const along = POINTS[bone];
  if (along === undefined) return;
  const cosine = (offset[0] * along[0] + offset[1] * along[1] + offset[2] * along[2]) / length;
  if (cosine < LEAST_ALONG) {
    throw new RangeError(
      `The segment to ${bone} points to (${offset.join(', ')}) instead of (${along.join(', ')}): a figure must be in its T-pose and face +Z, its left along +X.`,
    );
  }
}

/** Height of a joint over the floor in the T-pose, metres. */
function heightOf(bone: Bone, offsets: FigureMeasures['offsets']): number {
  const parent = PARENT[BONE[bone]]!;
  return offsets[bone][1] + (parent < 0 ? 0 : heightOf(BONES[parent]!, offsets));
}

/**
 * The body of a figure, an avatar's say, from its joints in the T-pose.
 *
 * @throws RangeError that names the segment, where a length is not above 0 (or is nothing where a person
 * cannot lack it) or not below 3 m, and where the figure is not in a T-pose
 */
export function bodyFromJoints({ offsets, height, handLength }: FigureMeasures): Body {
  const flat = new Float64Array(BONE_COUNT * 3);
  for (const bone of BONES) {
    checkOffset(bone, offsets[bone]);
    flat.set(offsets[bone], BONE[bone] * 3);
  }
  const least = Number.MIN_VALUE;
  const head = heightOf('head', offsets);
  const ankle = (heightOf('leftFoot', offsets) + heightOf('rightFoot', offsets)) / 2;
  return {
    height: metres(checkedLength('The figure', height, least)),
    offsets: flat,
    handLength: metres(checkedLength('The hand', handLength, least)),
    headHeight: metres(
      checkedLength('The head, from its joint to the crown,', height - head, least),
    ),
    ankleHeight: metres(checkedLength('The ankle, from the floor,', ankle, least)),
    lengthSigma: FIGURE_LENGTH_SIGMA,
    origin: 'avatar',
  };
}
