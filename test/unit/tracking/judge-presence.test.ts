import { describe, expect, it } from 'vitest';
import { createPresenceJudgement, judgePresence } from '../../../src/tracking/webcam/judgePresence';

/** Judges `[persons, seconds]` pieces one after the other at `hertz`; the state after each piece. */
function judgePieces(pieces: readonly (readonly [number, number])[], hertz = 30): string[] {
  const judgement = createPresenceJudgement();
  let frame = 0;
  let end = 0;
  return pieces.map(([persons, length]) => {
    end += length;
    let state = judgement.state;
    for (; frame / hertz < end; frame++) state = judgePresence(judgement, persons, frame / hertz);
    return state;
  });
}

describe('judgePresence', () => {
  it.each([10, 15, 30, 60])('misses nobody for a moment without a word (%i Hz)', (hertz) => {
    const states = judgePieces(
      [
        [1, 2],
        [0, 0.5],
        [1, 2],
      ],
      hertz,
    );
    expect(states).toEqual(['one', 'one', 'one']);
  });

  it.each([10, 15, 30, 60])(
    'says that the person is gone, and that they are back (%i Hz)',
    (hertz) => {
      const states = judgePieces(
        [
          [1, 2],
          [0, 1.3],
          [1, 0.2],
          [1, 0.6],
        ],
        hertz,
      );
      expect(states).toEqual(['one', 'nobody', 'nobody', 'one']);
    },
  );

  it('lets somebody walk past', () => {
    expect(
      judgePieces([
        [1, 2],
        [2, 1],
        [1, 1],
      ]),
    ).toEqual(['one', 'one', 'one']);
  });

  it('speaks of a second person who stays', () => {
    expect(
      judgePieces([
        [1, 2],
        [2, 2],
        [1, 1],
      ]),
    ).toEqual(['one', 'second-person', 'one']);
  });

  it('does not flicker when a second person is seen in every other frame', () => {
    const judgement = createPresenceJudgement();
    for (let i = 0; i < 300; i++) {
      expect(judgePresence(judgement, 1 + (i % 2), i / 30)).toBe('one');
    }
  });

  it('says after a second that nobody was ever there', () => {
    expect(judgePieces([[0, 0.9]])).toEqual(['one']);
    expect(judgePieces([[0, 1.2]])).toEqual(['nobody']);
  });
});
