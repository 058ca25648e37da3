import { type Seconds, seconds } from '../../core/body/units';

type OnFrame = (time: Seconds) => void;

/**
 * Calls back with the capture time of each new picture of a camera, in seconds on the page's own
 * monotonic clock (`performance.now`); returns how to end that. Where the browser does not know when
 * a picture was taken, it is when it was shown, some ten milliseconds later.
 */
export function eachCameraFrame(video: HTMLVideoElement, onFrame: OnFrame): () => void {
  return 'requestVideoFrameCallback' in video
    ? eachVideoFrame(video, onFrame)
    : eachNewTime(video, onFrame);
}

function eachVideoFrame(video: HTMLVideoElement, onFrame: OnFrame): () => void {
  let last = Number.NEGATIVE_INFINITY;
  const callback: VideoFrameRequestCallback = (_now, { captureTime, presentationTime }) => {
    handle = video.requestVideoFrameCallback(callback);
    const time = (captureTime ?? presentationTime) / 1000;
    if (time <= last) return;
    last = time;
    onFrame(seconds(time));
  };
  let handle = video.requestVideoFrameCallback(callback);
  return () => video.cancelVideoFrameCallback(handle);
}

/** For browsers without that callback: a picture is new when the video's own time has moved. */
function eachNewTime(video: HTMLVideoElement, onFrame: OnFrame): () => void {
  let last = -1;
  const callback = (now: number): void => {
    handle = requestAnimationFrame(callback);
    if (video.currentTime === last) return;
    last = video.currentTime;
    onFrame(seconds(now / 1000));
  };
  let handle = requestAnimationFrame(callback);
  return () => cancelAnimationFrame(handle);
}
