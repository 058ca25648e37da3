/** A picked file that cannot be played to its end; the message names it, the place and what was expected. */
export class VideoFileError extends Error {
  override readonly name = 'VideoFileError';
}

interface Format {
  readonly name: string;
  readonly type: string;
}

const FORMATS: readonly Format[] = [
  { name: 'MP4 (H.264)', type: 'video/mp4; codecs="avc1.640028"' },
  { name: 'MP4 (H.265)', type: 'video/mp4; codecs="hvc1.1.6.L93.B0"' },
  { name: 'WebM (VP8, VP9)', type: 'video/webm; codecs="vp9"' },
  { name: 'WebM or MP4 (AV1)', type: 'video/mp4; codecs="av01.0.05M.08"' },
];

/** What the browser says it can play, as a list for people. */
export function playableFormats(canPlayType: (type: string) => string): string {
  const playable = FORMATS.filter(({ type }) => canPlayType(type) !== '').map(({ name }) => name);
  return playable.length > 0 ? playable.join(', ') : 'a video format of this browser';
}

export type VideoFileProblem =
  | { readonly kind: 'empty' }
  /** Not a video, or in a format the browser lacks. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'no-picture' }
  /** Whole up to this time, s. */
  | { readonly kind: 'broken'; readonly at: number };

export function describeVideoProblem(
  file: string,
  problem: VideoFileProblem,
  formats: string,
): string {
  const expected = `Expected a video this browser can play: ${formats}.`;
  switch (problem.kind) {
    case 'empty':
      return `${file}: the file is empty. ${expected}`;
    case 'foreign':
      return `${file}: not a video this browser knows. ${expected}`;
    case 'no-picture':
      return `${file}: there is no picture in it. ${expected}`;
    case 'broken':
      return `${file}: broken at ${problem.at.toFixed(1)} s. Expected a video that is whole: ${formats}.`;
  }
}

/** The video element gave up: its `MediaError` code, or null where it only fell silent. */
export class VideoStopped extends Error {
  override readonly name = 'VideoStopped';

  constructor(readonly code: number | null) {
    super(`The video stopped (${code ?? 'no answer'})`);
  }
}
