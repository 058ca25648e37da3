import { describe, expect, it } from 'vitest';
import { createPauseKeeper, type Sight } from '../../src/app/pauseKeeper';
import { seconds } from '../../src/core/body/units';
import { updateSession } from '../../src/core/program/session';
import { createSession, type Session } from '../../src/core/program/sessionState';
import type { TrackingIssue } from '../../src/patient/tracker';

const running = (): Session =>
  (
    [
      { kind: 'choose', choice: { pattern: 'mini-squat', sides: ['both'], dose: 8 } },
      { kind: 'answer', precautions: [], notToday: [], symptoms: { pain: 0, dizziness: 0 } },
      { kind: 'start', countdown: 0 },
    ] as const
  ).reduce<Session>((now, intent) => updateSession(now, intent, seconds(0)), createSession());

const sight = (issue: TrackingIssue | null, change: Partial<Sight> = {}): Sight => ({
  tracker: { kind: 'running', issue },
  outOfFrame: false,
  onFeet: true,
  ...change,
});

/** Looks ten times a second at what `seen` says for each time; gives back every activity on the way. */
function watch(until: number, seen: (time: number) => Sight): string[] {
  const keeper = createPauseKeeper(0);
  let session = running();
  const story: string[] = [];
  for (let i = 0; i <= until * 10; i++) {
    const time = i / 10;
    const intent = keeper.update(session, seen(time), time);
    if (intent !== null) session = updateSession(session, intent, seconds(time));
    if (session.phase.kind !== 'do') throw new Error('left the exercise');
    const { activity } = session.phase;
    const now = activity.kind === 'paused' ? activity.why : activity.kind;
    if (story.at(-1) !== now) story.push(now);
  }
  return story;
}

describe('a set', () => {
  it('waits while a second person is there, and goes on by itself', () => {
    const story = watch(8, (time) => sight(time > 1 && time < 4 ? 'second-person' : null));
    expect(story).toEqual(['running', 'second-person', 'running']);
  });

  it('waits for a word after more than three seconds out of sight on one’s feet', () => {
    const story = watch(12, (time) => sight(time > 1 && time < 6 ? 'nobody' : null));
    expect(story).toEqual(['running', 'nobody', 'lost-while-standing']);
  });

  it('goes on by itself after a short absence, and after a long one in a seated movement', () => {
    const short = watch(8, (time) => sight(time > 1 && time < 3 ? 'nobody' : null));
    expect(short).toEqual(['running', 'nobody', 'running']);
    const seated = watch(12, (time) =>
      sight(time > 1 && time < 8 ? 'nobody' : null, { onFeet: false }),
    );
    expect(seated).toEqual(['running', 'nobody', 'running']);
  });

  it('is not stopped by a limb that leaves the picture for a moment', () => {
    const story = watch(6, (time) => sight(null, { outOfFrame: time > 1 && time < 2 }));
    expect(story).toEqual(['running']);
  });

  it('waits while a needed part stays out of the picture', () => {
    const story = watch(8, (time) => sight(null, { outOfFrame: time > 1 && time < 4 }));
    expect(story).toEqual(['running', 'out-of-frame', 'running']);
  });

  it('waits for an unplugged camera and goes on when it is back', () => {
    const story = watch(8, (time) =>
      time > 1 && time < 4
        ? { ...sight(null), tracker: { kind: 'failed', failure: 'camera-unplugged' } }
        : sight(null),
    );
    expect(story).toEqual(['running', 'tracker-failed', 'running']);
  });
});
