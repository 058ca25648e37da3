import { describe, expect, it } from 'vitest';
import { describeVideoProblem, playableFormats } from '../../../src/tracking/file/videoFileError';

describe('a video that cannot be played', () => {
  const formats = 'MP4 (H.264)';

  it.each([
    { kind: 'empty' },
    { kind: 'foreign' },
    { kind: 'no-picture' },
    { kind: 'broken', at: 3.21 },
  ] as const)('is named, with what was expected ($kind)', (problem) => {
    const message = describeVideoProblem('walk.mov', problem, formats);
    expect(message.startsWith('walk.mov: ')).toBe(true);
    expect(message).toContain('Expected');
    expect(message).toContain(formats);
  });

  it('tells the place where it is broken', () => {
    const message = describeVideoProblem('walk.mp4', { kind: 'broken', at: 3.21 }, formats);
    expect(message).toContain('at 3.2 s');
  });

  it('lists only formats that this browser plays', () => {
    const firefoxWithoutH265 = (type: string) => (type.includes('hvc1') ? '' : 'probably');
    expect(playableFormats(firefoxWithoutH265)).not.toContain('H.265');
    expect(playableFormats(firefoxWithoutH265)).toContain('H.264');
    expect(playableFormats(() => '')).not.toBe('');
  });
});
