import type { Landmark } from '../../core/body/observation';
import { type Bone, mirrorName } from '../../core/body/skeleton';

/** Where on the body a landmark sits: a point fixed to a bone. */
export interface LandmarkPlace {
  readonly bone: Bone;
  /** From the bone's joint, in the bone's T-pose frame (x to the left), as shares of body height. */
  readonly offset: readonly [number, number, number];
}

const mirrored = ({ bone, offset: [x, y, z] }: LandmarkPlace): LandmarkPlace => ({
  bone: mirrorName(bone),
  offset: [-x, y, z],
});

const LEFT_EYE_INNER: LandmarkPlace = { bone: 'head', offset: [0.009, 0.033, 0.055] };
const LEFT_EYE: LandmarkPlace = { bone: 'head', offset: [0.019, 0.033, 0.053] };
const LEFT_EYE_OUTER: LandmarkPlace = { bone: 'head', offset: [0.027, 0.033, 0.047] };
const LEFT_EAR: LandmarkPlace = { bone: 'head', offset: [0.043, 0.025, 0.002] };
const MOUTH_LEFT: LandmarkPlace = { bone: 'head', offset: [0.014, -0.008, 0.055] };
// Shoulders stand on the collar bone's end, a little over the joint's centre; hips a little out and under it (seen on
// clips: trunk to leg .63–.68, where joint centres give .57).
const LEFT_SHOULDER: LandmarkPlace = { bone: 'leftShoulder', offset: [0.0785, 0.005, 0] };
const LEFT_ELBOW: LandmarkPlace = { bone: 'leftLowerArm', offset: [0, 0, 0] };
const LEFT_WRIST: LandmarkPlace = { bone: 'leftHand', offset: [0, 0, 0] };
const LEFT_PINKY: LandmarkPlace = { bone: 'leftHand', offset: [0.048, 0, -0.02] };
const LEFT_INDEX: LandmarkPlace = { bone: 'leftHand', offset: [0.054, 0, 0.016] };
const LEFT_THUMB: LandmarkPlace = { bone: 'leftHand', offset: [0.035, -0.004, 0.032] };
const LEFT_HIP: LandmarkPlace = { bone: 'hips', offset: [0.061, -0.012, 0] };
const LEFT_KNEE: LandmarkPlace = { bone: 'leftLowerLeg', offset: [0, 0, 0.003] };
const LEFT_ANKLE: LandmarkPlace = { bone: 'leftFoot', offset: [0, 0, 0] };
const LEFT_HEEL: LandmarkPlace = { bone: 'leftFoot', offset: [0, -0.03, -0.03] };
const LEFT_FOOT_INDEX: LandmarkPlace = { bone: 'leftFoot', offset: [0.005, -0.033, 0.11] };

/**
 * Where MediaPipe puts its landmarks. Shares by anatomy's eye from the figures of the BlazePose GHUM
 * model card (2021); heel to toe is Winter's foot length of .152 less its rounding.
 */
export const LANDMARK_PLACES: Record<Landmark, LandmarkPlace> = {
  nose: { bone: 'head', offset: [0, 0.014, 0.068] },
  leftEyeInner: LEFT_EYE_INNER,
  leftEye: LEFT_EYE,
  leftEyeOuter: LEFT_EYE_OUTER,
  rightEyeInner: mirrored(LEFT_EYE_INNER),
  rightEye: mirrored(LEFT_EYE),
  rightEyeOuter: mirrored(LEFT_EYE_OUTER),
  leftEar: LEFT_EAR,
  rightEar: mirrored(LEFT_EAR),
  mouthLeft: MOUTH_LEFT,
  mouthRight: mirrored(MOUTH_LEFT),
  leftShoulder: LEFT_SHOULDER,
  rightShoulder: mirrored(LEFT_SHOULDER),
  leftElbow: LEFT_ELBOW,
  rightElbow: mirrored(LEFT_ELBOW),
  leftWrist: LEFT_WRIST,
  rightWrist: mirrored(LEFT_WRIST),
  leftPinky: LEFT_PINKY,
  rightPinky: mirrored(LEFT_PINKY),
  leftIndex: LEFT_INDEX,
  rightIndex: mirrored(LEFT_INDEX),
  leftThumb: LEFT_THUMB,
  rightThumb: mirrored(LEFT_THUMB),
  leftHip: LEFT_HIP,
  rightHip: mirrored(LEFT_HIP),
  leftKnee: LEFT_KNEE,
  rightKnee: mirrored(LEFT_KNEE),
  leftAnkle: LEFT_ANKLE,
  rightAnkle: mirrored(LEFT_ANKLE),
  leftHeel: LEFT_HEEL,
  rightHeel: mirrored(LEFT_HEEL),
  leftFootIndex: LEFT_FOOT_INDEX,
  rightFootIndex: mirrored(LEFT_FOOT_INDEX),
};
