import type { Brightness } from './judgePicture';

/** Enough to tell a dark room from a covered lens, small enough to cost nothing. */
const WIDTH = 16;
const HEIGHT = 12;

/** Measures the brightness of a video's present picture; null where it cannot be read. */
export function createBrightnessMeter(): (video: HTMLVideoElement) => Brightness | null {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const brightness = { mean: 0, max: 0 };
  return (video) => {
    if (!context || video.videoWidth === 0) return null;
    context.drawImage(video, 0, 0, WIDTH, HEIGHT);
    const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
    let sum = 0;
    brightness.max = 0;
    for (let i = 0; i < data.length; i += 4) {
      const luma = 0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!;
      sum += luma;
      if (luma > brightness.max) brightness.max = luma;
    }
    brightness.mean = sum / (WIDTH * HEIGHT);
    return brightness;
  };
}
