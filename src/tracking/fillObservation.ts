import type { LandmarkObservation } from '../core/body/observation';
import type { PoseDetection } from './webcam/poseMessages';

/** Writes what the pose model found in a picture of this shape into `out`. */
export function fillObservation(
  out: LandmarkObservation,
  detection: PoseDetection,
  width: number,
  height: number,
): LandmarkObservation {
  out.captureTime = detection.time;
  out.aspect = height > 0 ? width / height : out.aspect;
  out.persons = detection.persons;
  out.image.set(detection.image);
  out.world.set(detection.world);
  return out;
}
