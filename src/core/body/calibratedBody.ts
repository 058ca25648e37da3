import { type Body, populationBody } from './body';
import { BONE, type Bone } from './skeleton';
import type { Metres } from './units';

/** What a neutral stance shows of a body: shares of body height, between joints' centres, both sides' mean. */
export interface BodyShares {
  thigh: number;
  shank: number;
  /** Hips to the height of the upper arms' joints. */
  trunk: number;
  upperArm: number;
  forearm: number;
  /** From one upper arm's joint to the other's. */
  shoulderWidth: number;
  hipWidth: number;
}

/** One SD of each share as a share of it, as a stance of two seconds shows it (both sides, drift of about 1 % of height). */
const STANCE_SIGMA: Readonly<Record<keyof BodyShares, number>> = {
  thigh: 0.045,
  shank: 0.04,
  trunk: 0.04,
  upperArm: 0.06,
  forearm: 0.09,
  shoulderWidth: 0.08,
  hipWidth: 0.12,
};

/** The bones that make up a length, and along which axis of the T-pose they are added. */
const PARTS: Readonly<Record<keyof BodyShares, readonly Bone[]>> = {
  thigh: ['leftLowerLeg', 'rightLowerLeg'],
  shank: ['leftFoot', 'rightFoot'],
  trunk: ['spine', 'chest', 'upperChest'],
  upperArm: ['leftLowerArm', 'rightLowerArm'],
  forearm: ['leftHand', 'rightHand'],
  shoulderWidth: ['leftShoulder', 'leftUpperArm', 'rightShoulder', 'rightUpperArm'],
  hipWidth: ['leftUpperLeg', 'rightUpperLeg'],
};

/** One SD of a calibrated segment's length as a share of it. */
const CALIBRATED_LENGTH_SIGMA = 0.035;
/** Nobody is further from the mean than this; what is measured so was foreshortened or is an error. */
const LARGEST_DEVIATION = 0.2;

/** Shares of a person of mean proportions. */
export function sharesOf(body: Body): BodyShares {
  const at = (bone: Bone, axis: 0 | 1): number =>
    body.offsets[BONE[bone] * 3 + axis]! / body.height;
  return {
    thigh: -at('leftLowerLeg', 1),
    shank: -at('leftFoot', 1),
    trunk:
      at('spine', 1) +
      at('chest', 1) +
      at('upperChest', 1) +
      at('leftShoulder', 1) +
      at('leftUpperArm', 1),
    upperArm: at('leftLowerArm', 0),
    forearm: at('leftHand', 0),
    shoulderWidth: 2 * (at('leftShoulder', 0) + at('leftUpperArm', 0)),
    hipWidth: 2 * at('leftUpperLeg', 0),
  };
}

/**
 * A body of this height whose proportions are those measured, as far as they are better known than the population's: the
 * mean of both, weighed by their variances. What is out of all proportion is not believed at all.
 */
export function calibratedBody(height: Metres, measured: BodyShares): Body {
  const mean = populationBody(height);
  const usual = sharesOf(mean);
  const offsets = Float64Array.from(mean.offsets);
  for (const name of Object.keys(PARTS) as (keyof BodyShares)[]) {
    const deviation = measured[name] / usual[name] - 1;
    if (!(Math.abs(deviation) < LARGEST_DEVIATION)) continue;
    const spread = mean.lengthSigma ** 2;
    const believed = (deviation * spread) / (spread + STANCE_SIGMA[name] ** 2);
    // The trunk's height also holds the shoulders' place on the upper chest, which stays as it is.
    const stretch = name === 'trunk' ? believed * (usual.trunk / stretchable(mean)) : believed;
    const axis = name === 'shoulderWidth' ? 0 : null;
    for (const bone of PARTS[name])
      for (let i = 0; i < 3; i++)
        if (axis === null || i === axis) offsets[BONE[bone] * 3 + i]! *= 1 + stretch;
  }
  // Standing straight, the soles are on the floor.
  offsets[BONE.hips * 3 + 1] =
    mean.ankleHeight - offsets[BONE.leftLowerLeg * 3 + 1]! - offsets[BONE.leftFoot * 3 + 1]!;
  return { ...mean, offsets, lengthSigma: CALIBRATED_LENGTH_SIGMA, origin: 'calibrated' };
}

const stretchable = (body: Body): number =>
  PARTS.trunk.reduce((sum, bone) => sum + body.offsets[BONE[bone] * 3 + 1]! / body.height, 0);
