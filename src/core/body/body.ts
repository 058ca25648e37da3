import { BONE, BONE_COUNT, BONES, type Bone } from './skeleton';
import { type Metres, metres } from './units';

/** A person's size. In the T-pose every bone's frame is parallel to the room's. */
export interface Body {
  readonly height: Metres;
  /** Position of each joint relative to its parent's in the T-pose, metres, xyz; the hips' is its height over the floor. */
  readonly offsets: Float64Array;
  /** From the wrist to the tip of the middle finger, metres. */
  readonly handLength: Metres;
  /** From the neck's top joint (`head`) to the crown, metres. */
  readonly headHeight: Metres;
  /** Height of the ankle joint over the sole, metres. */
  readonly ankleHeight: Metres;
  /** One SD of every segment length as a share of it. */
  readonly lengthSigma: number;
  readonly origin: 'population' | 'calibrated' | 'avatar';
}

/**
 * Joint offsets as shares of body height in the T-pose (+X is the left). Segment lengths: Drillis &
 * Contini 1966, as tabulated by Winter, Biomechanics and Motor Control of Human Movement, 4th ed.,
 * fig. 4.1 (upper arm .186, forearm .146, hand .108, thigh .245, shank .246, foot .152 long and
 * ankle .039 high, shoulder breadth .259, hip breadth .191 at the trochanters; the joint centres lie further
 * in: .108 between the hips). The trunk is divided where VRM wants its joints, by anatomy's eye.
 */
const SHARES: Record<Bone, readonly [number, number, number]> = {
  hips: [0, 0.53, 0],
  spine: [0, 0.055, 0],
  chest: [0, 0.075, 0],
  upperChest: [0, 0.075, 0],
  neck: [0, 0.11, 0],
  head: [0, 0.055, 0.005],
  leftShoulder: [0.02, 0.085, 0],
  leftUpperArm: [0.0825, -0.01, 0],
  leftLowerArm: [0.186, 0, 0],
  leftHand: [0.146, 0, 0],
  rightShoulder: [-0.02, 0.085, 0],
  rightUpperArm: [-0.0825, -0.01, 0],
  rightLowerArm: [-0.186, 0, 0],
  rightHand: [-0.146, 0, 0],
  leftUpperLeg: [0.054, 0, 0],
  leftLowerLeg: [0, -0.245, 0],
  leftFoot: [0, -0.246, 0],
  leftToes: [0, -0.03, 0.085],
  rightUpperLeg: [-0.054, 0, 0],
  rightLowerLeg: [0, -0.245, 0],
  rightFoot: [0, -0.246, 0],
  rightToes: [0, -0.03, 0.085],
};

/** One SD of a segment's length about the population's proportion (Winter names 4–8 %). */
const POPULATION_LENGTH_SIGMA = 0.06;

export const POPULATION_HEIGHT = metres(1.68);

/** A person of mean proportions. */
export function populationBody(height: Metres = POPULATION_HEIGHT): Body {
  const offsets = new Float64Array(BONE_COUNT * 3);
  for (const bone of BONES) {
    const [x, y, z] = SHARES[bone];
    offsets.set([x * height, y * height, z * height], BONE[bone] * 3);
  }
  return {
    height,
    offsets,
    handLength: metres(0.108 * height),
    headHeight: metres(0.1 * height),
    ankleHeight: metres(0.039 * height),
    lengthSigma: POPULATION_LENGTH_SIGMA,
    origin: 'population',
  };
}

/** Length of the segment that ends in `bone`, i.e. the distance to its parent's joint, metres. */
export function boneLength(body: Body, bone: Bone): Metres {
  const at = BONE[bone] * 3;
  return metres(
    Math.hypot(body.offsets[at] ?? 0, body.offsets[at + 1] ?? 0, body.offsets[at + 2] ?? 0),
  );
}

/** Thigh and shank of the left side, metres: the length hip heights are measured in. */
export function legLength(body: Body): Metres {
  return metres(boneLength(body, 'leftLowerLeg') + boneLength(body, 'leftFoot'));
}
