import { type Body, boneLength } from '../body';

/**
 * Distances on a body, metres: between MediaPipe's landmarks for the trunk and its two lines, between
 * joints' centres for the limbs. Its hips lie below the joints' centres and its shoulders above them (five
 * clips: trunk to leg .63–.68, where Drillis & Contini's joints give .57).
 */
export interface LandmarkLengths {
  readonly height: number;
  readonly hipWidth: number;
  readonly shoulderWidth: number;
  /** Middle of the hips to the middle of the shoulders. */
  readonly trunk: number;
  readonly upperArm: number;
  readonly forearm: number;
  readonly thigh: number;
  readonly shank: number;
  /** Heel to the tip of the foot. */
  readonly foot: number;
  /** Middle of the shoulders to the middle of the ears, upright. */
  readonly neck: number;
  readonly earWidth: number;
  /** Middle of the ears to the nose. */
  readonly face: number;
}

/** How far the landmarks stand from the joints' centres, as shares of body height. */
export const LANDMARK_SHIFT = {
  /** Shoulders over the joint. */
  shoulderUp: 0.008,
  /** Hips under the joint. */
  hipDown: 0.014,
  /** Hips to the side of the joint. */
  hipOut: 0.008,
} as const;

export function landmarkLengths(body: Body): LandmarkLengths {
  const { height } = body;
  const { shoulderUp, hipDown, hipOut } = LANDMARK_SHIFT;
  return {
    height,
    hipWidth: 2 * (boneLength(body, 'leftUpperLeg') + hipOut * height),
    shoulderWidth: 2 * shoulderHalfWidth(body),
    trunk: trunkLength(body) + (shoulderUp + hipDown) * height,
    upperArm: boneLength(body, 'leftLowerArm'),
    forearm: boneLength(body, 'leftHand'),
    thigh: boneLength(body, 'leftLowerLeg'),
    shank: boneLength(body, 'leftFoot'),
    foot: 0.14 * height,
    neck: 0.11 * height,
    earWidth: 0.086 * height,
    face: 0.068 * height,
  };
}

const chainOf = (body: Body, axis: 0 | 1, ...indices: number[]): number =>
  indices.reduce((sum, index) => sum + (body.offsets[index * 3 + axis] ?? 0), 0);

/** Spine, chest, upper chest, shoulder, upper arm: bones 1, 2, 3, 6 and 7. */
const trunkLength = (body: Body): number => chainOf(body, 1, 1, 2, 3, 6, 7);
const shoulderHalfWidth = (body: Body): number => chainOf(body, 0, 6, 7);
