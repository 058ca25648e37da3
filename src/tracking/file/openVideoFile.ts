import { createVideoElement } from '../videoElement';
import { untilVideo } from './steppableVideo';
import {
  describeVideoProblem,
  playableFormats,
  VideoFileError,
  type VideoFileProblem,
  VideoStopped,
} from './videoFileError';

/** A place beyond the end of every video, s. */
const FAR = 1e7;

/** What is to be said of this file, given what went wrong while `video` played it. */
export function videoFileError(file: File, video: HTMLVideoElement, cause: unknown): Error {
  if (!(cause instanceof VideoStopped)) {
    return cause instanceof Error ? cause : new Error(String(cause));
  }
  const unknown = video.readyState === HTMLMediaElement.HAVE_NOTHING;
  return explain(file, video, unknown ? { kind: 'foreign' } : broken(video));
}

const broken = (video: HTMLVideoElement): VideoFileProblem => ({
  kind: 'broken',
  at: video.currentTime,
});

const explain = (file: File, video: HTMLVideoElement, problem: VideoFileProblem): Error =>
  new VideoFileError(
    describeVideoProblem(
      file.name,
      problem,
      playableFormats((type) => video.canPlayType(type)),
    ),
  );

/**
 * Opens a video in `video` and waits until its first picture can be shown; returns how to let go of it.
 * @throws VideoFileError naming the file
 */
export async function openVideoFile(file: File, video: HTMLVideoElement): Promise<() => void> {
  if (file.size === 0) throw explain(file, createVideoElement(), { kind: 'empty' });
  const url = URL.createObjectURL(file);
  const close = (): void => {
    video.pause();
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  };
  try {
    await untilVideo(video, ['loadeddata'], () => {
      video.preload = 'auto';
      video.src = url;
    });
    // Browsers' own recordings do not say how long they are until their end has been seen.
    if (video.duration === Number.POSITIVE_INFINITY) {
      await untilVideo(video, ['durationchange'], () => {
        video.currentTime = FAR;
      });
    }
    if (video.videoWidth === 0) throw explain(file, video, { kind: 'no-picture' });
    return close;
  } catch (error) {
    const explained = videoFileError(file, video, error);
    close();
    throw explained;
  }
}
