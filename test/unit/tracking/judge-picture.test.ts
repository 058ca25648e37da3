import { describe, expect, it } from 'vitest';
import {
  type Brightness,
  createPictureJudgement,
  judgePicture,
} from '../../../src/tracking/webcam/judgePicture';
import { trackingIssue } from '../../../src/tracking/webcam/trackingIssue';

const ROOM: Brightness = { mean: 110, max: 240 };
const COVERED: Brightness = { mean: 4, max: 15 };
/** A dark room in which a lamp or a screen shines. */
const EVENING: Brightness = { mean: 18, max: 190 };

const judgeAll = (pictures: readonly Brightness[]): string[] => {
  const judgement = createPictureJudgement();
  return pictures.map((picture) => judgePicture(judgement, picture));
};

describe('judgePicture', () => {
  it('calls a covered lens black only when it stays covered', () => {
    expect(judgeAll([ROOM, COVERED, COVERED, COVERED])).toEqual([
      'bright',
      'bright',
      'black',
      'black',
    ]);
  });

  it('lets a camera begin with a black picture', () => {
    expect(judgeAll([COVERED, ROOM, ROOM])).toEqual(['bright', 'bright', 'bright']);
  });

  it('believes light at once', () => {
    expect(judgeAll([COVERED, COVERED, ROOM])).toEqual(['bright', 'black', 'bright']);
  });

  it('does not add up dark moments with light ones in between', () => {
    expect(judgeAll([COVERED, ROOM, COVERED, ROOM, COVERED])).not.toContain('black');
  });

  it('tells a dark room from a covered lens by its brightest spot', () => {
    expect(judgeAll([EVENING, EVENING])).toEqual(['bright', 'dim']);
  });
});

describe('trackingIssue', () => {
  it('names the black picture, not the missing person', () => {
    expect(trackingIssue('black', 'nobody')).toBe('black-picture');
  });

  it('blames dim light only when nobody is found in it', () => {
    expect(trackingIssue('dim', 'one')).toBeNull();
    expect(trackingIssue('dim', 'nobody')).toBe('black-picture');
    expect(trackingIssue('bright', 'nobody')).toBe('nobody');
  });

  it('tells of a second person', () => {
    expect(trackingIssue('bright', 'second-person')).toBe('second-person');
  });
});
