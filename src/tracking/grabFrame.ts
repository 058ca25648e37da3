/**
 * The present picture of a video, to be handed to a worker, no larger than `longSide` pixels; null while
 * it has none. A bitmap, not a `VideoFrame`: that copies nothing, but where there is no graphics card the
 * pose model then took 140 ms of processor time for a picture instead of 60.
 */
export async function grabFrame(
  video: HTMLVideoElement,
  longSide: number,
): Promise<ImageBitmap | null> {
  const { videoWidth, videoHeight } = video;
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || videoWidth === 0) return null;
  const scale = Math.min(1, longSide / Math.max(videoWidth, videoHeight));
  try {
    return await createImageBitmap(video, {
      resizeWidth: Math.round(videoWidth * scale),
      resizeHeight: Math.round(videoHeight * scale),
      resizeQuality: 'medium',
    });
  } catch {
    // A camera that goes away between the check and here.
    return null;
  }
}
