import { createPose, type Pose } from './pose';
import { SEGMENT_COUNT } from './segments';

/** What stands in an SD of {@link Evidence} where a segment was not seen at all (radians). */
export const UNSEEN_SIGMA = 10;

/**
 * How well the directions of the body's segments are known, told apart by what the sensor sees:
 * across its line of sight (well) and along it (hardly). A pose's sigma about a bone's own axes
 * cannot say this for a person who stands at an angle to the camera; this can.
 */
export interface Evidence {
  /**
   * Unit vector in the room frame from the person to the sensor: the direction the sensor is all but
   * blind in. For a sensor without such a direction the two sigmas below are equal.
   */
  readonly viewAxis: Float64Array;
  /** Unit vector of each segment in the room frame, xyz, as in {@link SEGMENTS}. */
  readonly directions: Float64Array;
  /** One SD (radians) of each direction's components across the view axis. */
  readonly sigmaAcross: Float64Array;
  /** One SD (radians) of each direction's component along the view axis. */
  readonly sigmaAlong: Float64Array;
  /**
   * Yaw of the body in the room (radians about +Y, 0 = facing +Z), from pelvis and shoulders,
   * filtered over about a second; with its SD.
   */
  heading: number;
  headingSigma: number;
  /** Height of the hips over the lower ankle in leg lengths (1 = straight leg), with its SD. */
  hipHeight: number;
  hipHeightSigma: number;
  /**
   * Height of each shoulder over the line of a relaxed shoulder girdle (metres, up is positive),
   * with its SD: what tells a hiked shoulder, which segment directions cannot.
   */
  readonly shoulderLift: { left: number; right: number; sigma: number };
}

/** Scalar streams beside the pose (EMG, pressure, …); empty until a device is there. */
export interface Signal {
  readonly name: string;
  readonly unit: string;
  readonly rate: number;
  value: number;
}

/** All that is known about the patient at one time; overwritten by the next one. */
export interface Frame {
  readonly pose: Pose;
  readonly evidence: Evidence;
  readonly signals: readonly Signal[];
}

export function createFrame(): Frame {
  return {
    pose: createPose(),
    evidence: {
      viewAxis: Float64Array.of(0, 0, 1),
      directions: new Float64Array(SEGMENT_COUNT * 3),
      sigmaAcross: new Float64Array(SEGMENT_COUNT).fill(UNSEEN_SIGMA),
      sigmaAlong: new Float64Array(SEGMENT_COUNT).fill(UNSEEN_SIGMA),
      heading: 0,
      headingSigma: UNSEEN_SIGMA,
      hipHeight: 1,
      hipHeightSigma: UNSEEN_SIGMA,
      shoulderLift: { left: 0, right: 0, sigma: UNSEEN_SIGMA },
    },
    signals: [],
  };
}
