import type { LandmarkObservation } from '../core/body/observation';
import { quantiseObservation } from '../core/body/quantise';
import type { PoseDetection } from './webcam/poseMessages';

/**
 * Writes what the pose model found in a picture of this shape into `out`, rounded to what a recording
 * keeps: whoever sees it live and whoever sees its replay see the same.
 */
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
  quantiseObservation(out);
  return out;
}
