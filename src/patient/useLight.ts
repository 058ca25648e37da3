import { useEffect, useState } from 'react';

/** Mean brightness (0–255) below which faces and joints drown in a webcam's noise; by eye (ours). */
const DARK = 48;
const EVERY_MS = 700;

/** Whether the picture is bright enough, looked at now and then on a thumbnail of it. */
export function useLight(picture: HTMLVideoElement | null): boolean {
  const [light, setLight] = useState(false);
  useEffect(() => {
    if (picture === null) return;
    const thumbnail = document.createElement('canvas');
    thumbnail.width = 32;
    thumbnail.height = 24;
    const context = thumbnail.getContext('2d', { willReadFrequently: true });
    if (context === null) return;
    const look = () => {
      if (picture.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
      context.drawImage(picture, 0, 0, 32, 24);
      const { data } = context.getImageData(0, 0, 32, 24);
      let sum = 0;
      for (let i = 0; i < data.length; i += 4)
        sum += 0.2126 * data[i]! + 0.7152 * data[i + 1]! + 0.0722 * data[i + 2]!;
      setLight(sum / (data.length / 4) > DARK);
    };
    const timer = window.setInterval(look, EVERY_MS);
    look();
    return () => window.clearInterval(timer);
  }, [picture]);
  return light;
}
