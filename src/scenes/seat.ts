import type { Body } from '../core/body/body';
import { createJointPlacement, placeJoints } from '../core/body/kinematics';
import { createPose } from '../core/body/pose';
import { BONE } from '../core/body/skeleton';
import type { Pattern } from '../core/movement/pattern';
import { createSynthesis } from '../core/movement/synthesis';

/** Where a chair stands for a sitter: the seat's height and the hips' place along z, metres. */
export interface Seat {
  readonly height: number;
  readonly z: number;
}

/** From the hip joints down to what they sit on, as a share of body height. */
const SITTING_FLESH = 0.056;

/** The chair for the start posture of a pattern, or null where one stands. */
export function seatFor(pattern: Pattern, body: Body): Seat | null {
  if (pattern.posture !== 'sitting') return null;
  const pose = createSynthesis(pattern, body).fillPose(0, createPose());
  const { positions } = placeJoints(body, pose, createJointPlacement());
  const hip = BONE.leftUpperLeg * 3;
  return { height: positions[hip + 1]! - SITTING_FLESH * body.height, z: positions[hip + 2]! };
}

/** Size of the chair, metres. */
export const CHAIR = {
  width: 0.44,
  depth: 0.43,
  /** From the seat to the top of the back. */
  back: 0.4,
  /** The hips' joints lie this far before the seat's back edge. */
  hipsToBack: 0.17,
} as const;

/** The corners of a chair, metres, xyz one after another. */
export function chairCorners({ height, z }: Seat): number[] {
  const corners: number[] = [];
  for (const x of [-CHAIR.width / 2, CHAIR.width / 2]) {
    for (const y of [0, height]) corners.push(x, y, z - CHAIR.hipsToBack + CHAIR.depth);
    for (const y of [0, height + CHAIR.back]) corners.push(x, y, z - CHAIR.hipsToBack);
  }
  return corners;
}
