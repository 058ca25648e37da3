import type { PoseFrame } from './webcam/poseMessages';

/**
 * The present picture of a video, to be handed to a worker; null while it has none. A `VideoFrame`
 * copies no pixels; browsers without it make a bitmap.
 */
export async function grabFrame(video: HTMLVideoElement): Promise<PoseFrame | null> {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return null;
  try {
    return typeof VideoFrame === 'undefined'
      ? await createImageBitmap(video)
      : new VideoFrame(video);
  } catch {
    // A camera that goes away between the check and here.
    return null;
  }
}
