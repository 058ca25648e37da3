import { describe, expect, it } from 'vitest';
import { parseTryArguments } from '../../../tools/try/arguments';
import { parseClipInfo } from '../../../tools/try/clipInfo';
import { findFfmpeg } from '../../../tools/try/findFfmpeg';
import { formatTable } from '../../../tools/try/formatTable';
import { TryError } from '../../../tools/try/tryError';
import { parseY4mLayout } from '../../../tools/try/y4mLayout';

const PATTERNS = ['mini-squat', 'elbow-flexion'];

describe("the try command's line", () => {
  it('takes clip and options in any order', () => {
    const wanted = { clip: 'a.mp4', pattern: 'mini-squat', json: true };
    expect(parseTryArguments(['a.mp4', '--pattern', 'mini-squat', '--json'], PATTERNS)).toEqual(
      wanted,
    );
    expect(parseTryArguments(['--json', '--pattern=mini-squat', 'a.mp4'], PATTERNS)).toEqual(
      wanted,
    );
  });

  it('lists the patterns when one is unknown or missing', () => {
    const list = /mini-squat, elbow-flexion/;
    expect(() => parseTryArguments(['a.mp4', '--pattern', 'squat'], PATTERNS)).toThrow(list);
    expect(() => parseTryArguments(['a.mp4'], PATTERNS)).toThrow(list);
  });

  it.each([
    [['--pattern', 'mini-squat']],
    [['a.mp4', 'b.mp4', '--pattern', 'mini-squat']],
    [['a.mp4', '--pattern', 'mini-squat', '--loud']],
    [['a.mp4', '--pattern']],
  ])('refuses %j with the usage', (argv) => {
    expect(() => parseTryArguments(argv, PATTERNS)).toThrow(TryError);
    expect(() => parseTryArguments(argv, PATTERNS)).toThrow(/Usage: npm run/);
  });
});

describe('findFfmpeg', () => {
  it('says how to get it where it cannot be installed', () => {
    const machine = {
      platform: 'linux',
      environment: { PATH: '/usr/bin' },
      isRoot: false,
      isExecutable: () => false,
      runs: () => false,
    } as const;
    expect(() => findFfmpeg(machine)).toThrow(/Install it/);
  });
});

// The lines are ffmpeg 5's and 7's own, of a phone's video, a screen recording and a song.
describe('parseClipInfo', () => {
  it('knows an even rate', () => {
    const line =
      '  Stream #0:0[0x1](und): Video: h264 (High) (avc1 / 0x31637661), yuv420p(tv, bt709, progressive), 960x720 [SAR 1:1 DAR 4:3], 174 kb/s, 15 fps, 15 tbr, 15360 tbn (default)';
    expect(parseClipInfo(line)).toEqual({ rate: 15, isEven: true });
  });

  it('knows an uneven one', () => {
    const line =
      '    Stream #0:0(eng): Video: vp8, yuv420p(progressive), 640x480, SAR 1:1 DAR 4:3, 27.41 fps, 1k tbr, 1k tbn (default)';
    expect(parseClipInfo(line)).toEqual({ rate: 27.41, isEven: false });
  });

  it('takes no cover of a song for a video', () => {
    const lines =
      '  Stream #0:0: Audio: mp3, 44100 Hz, stereo, fltp, 192 kb/s\n  Stream #0:1: Video: mjpeg, yuvj420p, 500x500, 90k tbr, 90k tbn (attached pic)';
    expect(parseClipInfo(lines)).toBeNull();
  });
});

describe('parseY4mLayout', () => {
  it('counts the pictures of a file', () => {
    const head = 'YUV4MPEG2 W640 H480 F30000:1001 Ip A0:0 C420mpeg2 XYSCSS=420MPEG2\n';
    const layout = parseY4mLayout(`${head}FRAME\n`, head.length + 7 * (6 + (640 * 480 * 3) / 2));
    expect(layout).toEqual({ width: 640, height: 480, rate: 30000 / 1001, frames: 7 });
  });

  it('refuses anything else', () => {
    expect(parseY4mLayout('RIFF', 1000)).toBeNull();
  });
});

describe('the table', () => {
  it('shows each repetition, and a quality that could not be measured as a dash', () => {
    const lines = formatTable('mini-squat', [
      { start: 0.5, end: 3.456, quality: 87 },
      { start: 4, end: 8.25, quality: null },
    ]).split('\n');
    expect(lines[0]).toBe('mini-squat: 2 repetitions');
    expect(lines[2]?.trim().split(/\s+/)).toEqual(['1', '0.50', '3.46', '87']);
    expect(lines[3]?.trim().split(/\s+/)).toEqual(['2', '4.00', '8.25', '–']);
  });

  it('says when there was none', () => {
    expect(formatTable('mini-squat', [])).toBe('mini-squat: no repetition');
  });
});
