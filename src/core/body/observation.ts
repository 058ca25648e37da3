import { type Seconds, seconds } from './units';

/**
 * MediaPipe's 33 body landmarks in its own order; left and right are the person's.
 * Source: BlazePose GHUM model card, 2021.
 */
export const LANDMARKS = [
  'nose',
  'leftEyeInner',
  'leftEye',
  'leftEyeOuter',
  'rightEyeInner',
  'rightEye',
  'rightEyeOuter',
  'leftEar',
  'rightEar',
  'mouthLeft',
  'mouthRight',
  'leftShoulder',
  'rightShoulder',
  'leftElbow',
  'rightElbow',
  'leftWrist',
  'rightWrist',
  'leftPinky',
  'rightPinky',
  'leftIndex',
  'rightIndex',
  'leftThumb',
  'rightThumb',
  'leftHip',
  'rightHip',
  'leftKnee',
  'rightKnee',
  'leftAnkle',
  'rightAnkle',
  'leftHeel',
  'rightHeel',
  'leftFootIndex',
  'rightFootIndex',
] as const;

export type Landmark = (typeof LANDMARKS)[number];
export const LANDMARK_COUNT = LANDMARKS.length;
/** Index of a landmark; multiply by {@link LANDMARK_STRIDE} for its place in the arrays. */
export const LANDMARK = Object.fromEntries(LANDMARKS.map((name, i) => [name, i])) as Record<
  Landmark,
  number
>;
/** Values per landmark: x, y, z, visibility. */
export const LANDMARK_STRIDE = 4;

/** Whose clock `captureTime` is read from; times of different clocks are not comparable. */
export type ClockId = 'camera' | 'file' | 'recording' | 'synthetic';

/** What one camera saw of one person at one time. Buffers are overwritten by the next one. */
export interface LandmarkObservation {
  readonly kind: 'landmarks';
  captureTime: Seconds;
  readonly clock: ClockId;
  /** Axes are the camera's: image x to the right, y down, z away from the camera. */
  readonly frameOfReference: 'camera';
  /** Width of the picture divided by its height. */
  aspect: number;
  /** How many people the tracker found; 0 means that the landmarks mean nothing. */
  persons: number;
  /**
   * 33 × (x, y, z, visibility): x and y as fractions of the picture's width and height, z a weak
   * hint of depth in the same scale as x, visibility 0–1.
   */
  readonly image: Float32Array;
  /** 33 × (x, y, z, visibility): metres from the middle of the hips; depth is a weak hint only. */
  readonly world: Float32Array;
  /** One SD of a clearly visible image landmark, as a fraction of the picture's height. */
  imageSigma: number;
}

/** The closed union of everything a sensor may have seen. */
export type Observation = LandmarkObservation;

/** An empty observation to be filled in again and again. */
export function createLandmarkObservation(clock: ClockId): LandmarkObservation {
  return {
    kind: 'landmarks',
    captureTime: seconds(0),
    clock,
    frameOfReference: 'camera',
    aspect: 4 / 3,
    persons: 0,
    image: new Float32Array(LANDMARK_COUNT * LANDMARK_STRIDE),
    world: new Float32Array(LANDMARK_COUNT * LANDMARK_STRIDE),
    imageSigma: 0.006,
  };
}
