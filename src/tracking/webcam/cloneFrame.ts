import type { PoseFrame } from './poseMessages';

/** A second handle on the picture, for a second worker: each worker takes its frame away. */
export function cloneFrame(frame: PoseFrame): Promise<PoseFrame> {
  return 'clone' in frame ? Promise.resolve(frame.clone()) : createImageBitmap(frame);
}
