import { attachMetadata } from './attachMetadata';
import { type InputNormalization, inputMetadata } from './inputMetadata';
import { storedZip } from './storedZip';

export interface PoseTaskSources {
  /** `pose_detection.tflite`: finds the person. */
  detector: Uint8Array;
  /** `pose_landmark_*.tflite`: finds the 33 landmarks on the person. */
  landmarks: Uint8Array;
}

// The two models want different ranges. A wrong one does not fail: it costs up to a pixel and
// some millimetres without a word.
/** [−1, 1] */
const DETECTOR_INPUT: InputNormalization = { mean: 127.5, std: 127.5 };
/** [0, 1] */
const LANDMARKS_INPUT: InputNormalization = { mean: 0, std: 255 };

/** Packs the two models as the `.task` file that MediaPipe's PoseLandmarker loads. */
export function poseTask({ detector, landmarks }: PoseTaskSources): Uint8Array {
  return storedZip([
    {
      name: 'pose_detector.tflite',
      data: attachMetadata(detector, inputMetadata(DETECTOR_INPUT)),
    },
    {
      name: 'pose_landmarks_detector.tflite',
      data: attachMetadata(landmarks, inputMetadata(LANDMARKS_INPUT)),
    },
  ]);
}
