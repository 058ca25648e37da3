/** `full` is the more accurate model, and takes about half as long again as `lite`. */
export type PoseVariant = 'lite' | 'full';

export const POSE_MODEL_FILES: Record<PoseVariant, string> = {
  lite: 'pose_landmarker_lite.task',
  full: 'pose_landmarker_full.task',
};
