import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { parseClipInfo } from './clipInfo';
import { TryError } from './tryError';
import { parseY4mLayout } from './y4mLayout';

/** How long the first picture stands before the clip, s: loading, and the start posture. */
export const HOLD_BEFORE = 5;
/** How long the last picture stands, s. Longer than is looked at: the fake camera loops. */
const HOLD_AFTER = 12;
/** Larger than the pose model looks at, small enough to be read from the disk in time. */
const LONG_SIDE = 640;
/** Faster cameras only cost time: the model looks at thirty pictures a second at most. */
const HIGHEST_RATE = 60;

export interface CameraFile {
  /** Length of the clip itself, s. */
  readonly clipSeconds: number;
}

/**
 * Writes `clip` as the Y4M that Chromium plays as a camera, at the clip's own rate: first picture held,
 * the clip once, last picture held.
 * @throws TryError if that is no video
 */
export function makeCameraFile(ffmpeg: string, clip: string, target: string): CameraFile {
  if (!existsSync(clip)) throw new TryError(`No such clip: ${clip}`);
  if (!statSync(clip).isFile()) throw new TryError(`${clip} is not a file. Expected a video.`);
  if (statSync(clip).size === 0) throw new TryError(`${clip} is empty. Expected a video.`);
  const input = `file:${clip}`;
  const probe = spawnSync(ffmpeg, ['-hide_banner', '-i', input], { encoding: 'utf8' });
  const info = parseClipInfo(probe.stderr);
  if (info === null) {
    throw new TryError(
      `${clip} is not a video that ffmpeg knows. Expected MP4, WebM, MOV or alike.`,
    );
  }
  const rate = Math.min(info.rate ?? 30, HIGHEST_RATE);
  const filters = [
    // A phone's pictures come unevenly; a camera file has one rate.
    ...(info.isEven && rate === info.rate ? [] : [`fps=${rate}`]),
    // Pixels that are not square are made so.
    'scale=trunc(iw*sar/2)*2:trunc(ih/2)*2,setsar=1',
    `scale='min(${LONG_SIDE},iw)':'min(${LONG_SIDE},ih)':force_original_aspect_ratio=decrease:force_divisible_by=2`,
    `tpad=start_mode=clone:start_duration=${HOLD_BEFORE}:stop_mode=clone:stop_duration=${HOLD_AFTER}`,
  ];
  const { status, stderr } = spawnSync(
    ffmpeg,
    // biome-ignore format: pairs of option and value
    [
      '-nostdin', '-loglevel', 'error', '-y', '-i', input, '-map', '0:V:0', '-an',
      '-vf', filters.join(','), '-pix_fmt', 'yuv420p', '-f', 'yuv4mpegpipe', target,
    ],
    { encoding: 'utf8' },
  );
  const layout = status === 0 ? readLayout(target) : null;
  const held =
    layout === null
      ? 0
      : Math.round(HOLD_BEFORE * layout.rate) + Math.round(HOLD_AFTER * layout.rate);
  if (layout === null || layout.frames <= held) {
    const why = stderr.trim().split('\n').at(-1) ?? '';
    throw new TryError(`${clip} cannot be read as a video. ${why}`.trim());
  }
  return { clipSeconds: (layout.frames - held) / layout.rate };
}

function readLayout(file: string) {
  const head = Buffer.alloc(256);
  const handle = openSync(file, 'r');
  readSync(handle, head, 0, head.length, 0);
  closeSync(handle);
  return parseY4mLayout(head.toString('latin1'), statSync(file).size);
}
