/** What ffmpeg says of a file's picture. */
export interface ClipInfo {
  /** Mean pictures a second; null where it does not know. */
  readonly rate: number | null;
  /** Whether pictures come at even times, as far as the container tells. */
  readonly isEven: boolean;
}

/** Reads what `ffmpeg -i` prints on stderr; null if there is no moving picture. */
export function parseClipInfo(stderr: string): ClipInfo | null {
  // A cover picture of a sound file is a video stream too.
  const line = stderr
    .split('\n')
    .find((text) => /Stream #.*: Video:/.test(text) && !/\(attached pic\)/.test(text));
  if (line === undefined) return null;
  const number = (unit: string): number | null => {
    const match = new RegExp(`([\\d.]+)(k?) ${unit}\\b`).exec(line);
    return match ? Number(match[1]) * (match[2] ? 1000 : 1) : null;
  };
  const rate = number('fps');
  const base = number('tbr');
  const isEven = rate !== null && base !== null && Math.abs(base - rate) < 0.01 * rate;
  return { rate, isEven };
}
