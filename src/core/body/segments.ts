import type { Bone } from './skeleton';

/**
 * The straight pieces of the body whose directions the coach compares with a model movement, each
 * from a proximal to a distal joint. `bone` turns it; `rest` is its direction in the T-pose.
 */
export const SEGMENTS = [
  'pelvis',
  'trunk',
  'shoulders',
  'head',
  'leftUpperArm',
  'leftForearm',
  'rightUpperArm',
  'rightForearm',
  'leftThigh',
  'leftShank',
  'rightThigh',
  'rightShank',
  'leftFoot',
  'rightFoot',
] as const;

export type Segment = (typeof SEGMENTS)[number];
export const SEGMENT_COUNT = SEGMENTS.length;
export const SEGMENT = Object.fromEntries(SEGMENTS.map((name, i) => [name, i])) as Record<
  Segment,
  number
>;

interface SegmentDefinition {
  /** The bone whose rotation turns the segment. */
  readonly bone: Bone;
  /** Unit vector in the T-pose, room frame. */
  readonly rest: readonly [number, number, number];
}

/** `pelvis` and `shoulders` point from the right joint to the left one. */
export const SEGMENT_DEFINITIONS: Record<Segment, SegmentDefinition> = {
  pelvis: { bone: 'hips', rest: [1, 0, 0] },
  trunk: { bone: 'upperChest', rest: [0, 1, 0] },
  shoulders: { bone: 'upperChest', rest: [1, 0, 0] },
  head: { bone: 'head', rest: [0, 1, 0] },
  leftUpperArm: { bone: 'leftUpperArm', rest: [1, 0, 0] },
  leftForearm: { bone: 'leftLowerArm', rest: [1, 0, 0] },
  rightUpperArm: { bone: 'rightUpperArm', rest: [-1, 0, 0] },
  rightForearm: { bone: 'rightLowerArm', rest: [-1, 0, 0] },
  leftThigh: { bone: 'leftUpperLeg', rest: [0, -1, 0] },
  leftShank: { bone: 'leftLowerLeg', rest: [0, -1, 0] },
  rightThigh: { bone: 'rightUpperLeg', rest: [0, -1, 0] },
  rightShank: { bone: 'rightLowerLeg', rest: [0, -1, 0] },
  leftFoot: { bone: 'leftFoot', rest: [0, 0, 1] },
  rightFoot: { bone: 'rightFoot', rest: [0, 0, 1] },
};
