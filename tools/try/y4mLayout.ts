/** A Y4M file's shape: pictures of equal size, one after the other. */
export interface Y4mLayout {
  readonly width: number;
  readonly height: number;
  /** Pictures a second. */
  readonly rate: number;
  readonly frames: number;
}

const FRAME_HEADER_BYTES = 'FRAME\n'.length;

/** Reads the first line of a Y4M file with 4:2:0 pictures; null if that is not one. */
export function parseY4mLayout(head: string, fileBytes: number): Y4mLayout | null {
  const end = head.indexOf('\n');
  const line = end < 0 ? '' : head.slice(0, end);
  const match = /^YUV4MPEG2 W(\d+) H(\d+) F(\d+):(\d+)/.exec(line);
  if (!match) return null;
  const [width, height, numerator, denominator] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const frameBytes =
    FRAME_HEADER_BYTES + width * height + 2 * Math.ceil(width / 2) * Math.ceil(height / 2);
  return {
    width,
    height,
    rate: numerator / denominator,
    frames: Math.floor((fileBytes - end - 1) / frameBytes),
  };
}
