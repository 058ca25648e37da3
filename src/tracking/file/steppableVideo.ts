import type { SteppableVideo } from './frameStepper';
import { VideoStopped } from './videoFileError';

/** How long a picture that slips through while the video stops is waited for, ms. */
const SETTLE_MS = 30;
/** After the last picture nothing more is told; otherwise a busy machine is only slow to do so. */
const SEEK_SETTLE_MS = 1500;
/** A file that is cut off leaves some browsers waiting for the rest for ever, ms. */
const STUCK_MS = 20_000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** While a page is hidden browsers show no pictures of a video. */
async function untilVisible(): Promise<void> {
  while (document.hidden) {
    await new Promise((resolve) =>
      document.addEventListener('visibilitychange', resolve, { once: true }),
    );
  }
}

/** Waits for one of these events; rejects with {@link VideoStopped} on an error or on silence. */
export function untilVideo(
  video: HTMLVideoElement,
  events: readonly string[],
  begin?: () => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const end = (event: Event): void => {
      clearTimeout(timer);
      for (const name of [...events, 'error']) video.removeEventListener(name, end);
      if (event.type === 'error') reject(new VideoStopped(video.error?.code ?? null));
      else resolve(event.type);
    };
    const timer = setTimeout(() => {
      if (document.hidden) return;
      for (const name of [...events, 'error']) video.removeEventListener(name, end);
      reject(new VideoStopped(null));
    }, STUCK_MS);
    for (const name of [...events, 'error']) video.addEventListener(name, end);
    begin?.();
  });
}

/** A loaded video element as something to step through. */
export function steppableVideo(video: HTMLVideoElement): SteppableVideo {
  /** Time of the picture on show, s. */
  let shown = Number.NEGATIVE_INFINITY;
  /** How often the browser has told of a picture. */
  let told = 0;
  let tell: (() => void) | null = null;
  const watch: VideoFrameRequestCallback = (_now, { mediaTime }) => {
    shown = mediaTime;
    told++;
    video.requestVideoFrameCallback(watch);
    tell?.();
  };
  video.requestVideoFrameCallback(watch);

  return {
    get duration() {
      return video.duration;
    },

    async seek(time) {
      await untilVisible();
      const before = told;
      await untilVideo(video, ['seeked'], () => {
        video.currentTime = time;
      });
      // The picture, new or the same, is told before or after the seek's end.
      const patience = performance.now() + SEEK_SETTLE_MS;
      while (told === before && performance.now() < patience) {
        await wait(4);
        if (document.hidden) return this.seek(time);
      }
      // A busy machine may not have told of any picture yet.
      return Number.isFinite(shown) ? shown : video.currentTime;
    },

    async runOn(after) {
      await untilVisible();
      // A pause that overtakes a play rejects it; errors come as events.
      const play = (): void => void video.play().catch(() => {});
      tell = () => {
        if (shown <= after) return;
        tell = null;
        video.removeEventListener('pause', play);
        video.pause();
        video.dispatchEvent(new Event('shown'));
      };
      // A page that takes the video out of the document pauses it by that.
      video.addEventListener('pause', play);
      const event = await untilVideo(video, ['ended', 'shown'], play).finally(() =>
        video.removeEventListener('pause', play),
      );
      tell = null;
      // A picture may still slip through before the video stands.
      await wait(SETTLE_MS);
      return event === 'ended' && shown <= after ? null : shown;
    },
  };
}
