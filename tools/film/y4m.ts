import { closeSync, openSync, writeSync } from 'node:fs';

/** A video as a browser's fake camera plays it at its own rate: uncompressed YUV4MPEG2, 4:2:0. */
export interface Y4mFile {
  /** One picture, RGBA, rows from the top, `width` × `height` × 4 bytes. */
  write(rgba: Uint8Array): void;
  close(): void;
}

/**
 * Full-range RGB to studio-range YCbCr, ITU-R BT.601. Chroma is taken from the upper left pixel of each 2 × 2: a pose
 * model does not mind.
 */
function toYuv420(rgba: Uint8Array, width: number, height: number, out: Uint8Array): void {
  const chromaWidth = width / 2;
  const uAt = width * height;
  const vAt = uAt + chromaWidth * (height / 2);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const r = rgba[at]!;
      const g = rgba[at + 1]!;
      const b = rgba[at + 2]!;
      out[y * width + x] = 16 + (65.738 * r + 129.057 * g + 25.064 * b) / 256;
      if (x % 2 === 0 && y % 2 === 0) {
        const chroma = (y / 2) * chromaWidth + x / 2;
        out[uAt + chroma] = 128 + (-37.945 * r - 74.494 * g + 112.439 * b) / 256;
        out[vAt + chroma] = 128 + (112.439 * r - 94.154 * g - 18.285 * b) / 256;
      }
    }
  }
}

/** Opens `path` for a video of even width and height at `rate` pictures a second. */
export function createY4m(path: string, width: number, height: number, rate: number): Y4mFile {
  if (width % 2 || height % 2) throw new RangeError(`Y4M needs even sizes, not ${width}×${height}`);
  const file = openSync(path, 'w');
  writeSync(file, `YUV4MPEG2 W${width} H${height} F${rate}:1 Ip A1:1 C420jpeg\n`);
  const frame = new Uint8Array(width * height * 1.5);
  return {
    write(rgba) {
      toYuv420(rgba, width, height, frame);
      writeSync(file, 'FRAME\n');
      writeSync(file, frame);
    },
    close: () => closeSync(file),
  };
}
