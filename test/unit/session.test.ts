import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seconds } from '../../src/core/body/units';
import { notMeasurable } from '../../src/core/movement/measurement';
import type { ComponentScore, RepetitionTrial } from '../../src/core/movement/trial';
import { NOT_TODAY_REASONS, PRECAUTIONS } from '../../src/core/program/precautions';
import { updateSession } from '../../src/core/program/session';
import {
  type Choice,
  CLEARANCE_SECONDS,
  countOf,
  createSession,
  type Intent,
  isExercising,
  type PauseReason,
  REST_SECONDS,
  type Session,
} from '../../src/core/program/sessionState';
import { WARNING_SIGNS } from '../../src/core/program/stopRules';

const unknown: ComponentScore = {
  score: null,
  sigma: 0,
  measurement: notMeasurable('not-visible'),
  sentence: 'not-measured',
  values: {},
};

const trialAt = (end: number): RepetitionTrial => ({
  kind: 'repetition',
  pattern: 'elbow-flexion',
  side: 'left',
  start: seconds(end - 2),
  peak: seconds(end - 1),
  end: seconds(end),
  quality: null,
  qualitySigma: 0,
  components: {
    range: unknown,
    path: unknown,
    tempo: unknown,
    smoothness: unknown,
    symmetry: unknown,
    compensation: unknown,
  },
  compensations: [],
});

const oneSide: Choice = { pattern: 'elbow-flexion', sides: ['left'], dose: 3 };
const bothInTurn: Choice = { pattern: 'elbow-flexion', sides: ['left', 'right'], dose: 2 };
const well: Intent = {
  kind: 'answer',
  precautions: [],
  notToday: [],
  symptoms: { pain: 1, dizziness: 0 },
};

/** Goes through intents, one a second unless a tick names its own time. */
function play(session: Session, intents: readonly Intent[], from = 0): Session {
  return intents.reduce((now, intent, i) => updateSession(now, intent, seconds(from + i)), session);
}

const rep = (end: number): Intent => ({ kind: 'repetition', trial: trialAt(end) });
const running = (choice: Choice): Session =>
  play(createSession(), [{ kind: 'choose', choice }, well, { kind: 'start', countdown: 0 }]);

const PAUSES: readonly PauseReason[] = ['asked', 'nobody', 'second-person', 'out-of-frame'];

const anyIntent: fc.Arbitrary<Intent> = fc.oneof(
  fc.constantFrom<Intent>(
    { kind: 'choose', choice: oneSide },
    { kind: 'choose', choice: bothInTurn },
    { kind: 'watch' },
    { kind: 'back' },
    { kind: 'start' },
    { kind: 'start', countdown: 0 },
    { kind: 'tick' },
    { kind: 'count-one' },
    { kind: 'resume', countdown: 0 },
    { kind: 'skip-rest' },
    { kind: 'finish' },
    { kind: 'stop' },
    { kind: 'again' },
    { kind: 'choose-another' },
  ),
  fc.record({
    kind: fc.constant('answer' as const),
    precautions: fc.subarray([...PRECAUTIONS], { maxLength: 1 }),
    notToday: fc.subarray([...NOT_TODAY_REASONS], { maxLength: 1 }),
    symptoms: fc.record({ pain: fc.nat(10), dizziness: fc.nat(10) }),
  }),
  fc.constant(well),
  { weight: 6, arbitrary: fc.nat(1000).map(rep) },
  { weight: 3, arbitrary: fc.constant<Intent>({ kind: 'resume', countdown: 0 }) },
  fc.constantFrom(...PAUSES).map((why): Intent => ({ kind: 'pause', why })),
  fc.constantFrom(...WARNING_SIGNS).map((sign): Intent => ({ kind: 'report', sign })),
  fc.record({
    kind: fc.constant('symptoms-after' as const),
    symptoms: fc.record({ pain: fc.nat(10), dizziness: fc.nat(10) }),
  }),
);

type Step = readonly [Intent, number];

/** Pure chance hardly ever gets past the questions: most histories begin the way people do. */
const OPENINGS: readonly (readonly Step[])[] = [
  [],
  [
    [{ kind: 'choose', choice: bothInTurn }, 0],
    [well, 0],
  ],
  [
    [{ kind: 'choose', choice: oneSide }, 0],
    [well, 0],
    [{ kind: 'start', countdown: 0 }, 0],
  ],
];

const anyHistory: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.constantFrom(...OPENINGS),
    fc.array(fc.tuple(anyIntent, fc.integer({ min: 0, max: 90 })), { maxLength: 60 }),
  )
  .map(([opening, rest]) => [...opening, ...rest]);

function walk(
  history: readonly Step[],
  visit: (before: Session, intent: Intent, after: Session) => void,
) {
  let session = createSession();
  let time = 0;
  for (const [intent, wait] of history) {
    time += wait;
    const after = updateSession(session, intent, seconds(time));
    visit(session, intent, after);
    session = after;
  }
  return session;
}

describe('in any history', () => {
  it('reaches exercise often enough for the properties below to mean something', () => {
    let reached = 0;
    fc.assert(
      fc.property(anyHistory, (history) => {
        walk(history, (_, __, after) => {
          if (isExercising(after)) reached++;
        });
      }),
      { seed: 7, numRuns: 300 },
    );
    expect(reached).toBeGreaterThan(300);
  });

  it('lets nobody exercise before the screen, today and the symptoms are passed', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        let passed = false;
        walk(history, (_, intent, after) => {
          if (intent.kind === 'answer') {
            const { precautions, notToday, symptoms } = intent;
            passed ||=
              precautions.length + notToday.length === 0 &&
              symptoms.pain < 5 &&
              symptoms.dizziness < 5;
          }
          if (isExercising(after)) expect(passed).toBe(true);
        });
      }),
    );
  });

  it('lets nobody exercise after a stop rule', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        let ended = false;
        walk(history, (_, intent, after) => {
          ended ||= intent.kind === 'report';
          if (ended) {
            expect(isExercising(after)).toBe(false);
            expect(after.endedBy).not.toBeNull();
          }
        });
      }),
    );
  });

  it('stops from everywhere', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const session = walk(history, () => {});
        expect(updateSession(session, { kind: 'stop' }, seconds(1e5)).phase.kind).toBe('stopped');
      }),
    );
  });

  it('never loses a counted repetition but by starting afresh', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const total = (s: Session) => s.sets.reduce((sum, set) => sum + countOf(set), 0);
        walk(history, (before, intent, after) => {
          if (['choose', 'start', 'again'].includes(intent.kind)) return;
          expect(total(after)).toBeGreaterThanOrEqual(total(before));
        });
      }),
    );
  });

  it('never counts more than the dose in a set, nor more sets than were chosen', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        walk(history, (_, __, after) => {
          if (after.choice === null) return;
          expect(after.sets.length).toBeLessThanOrEqual(after.choice.sides.length);
          for (const set of after.sets) expect(countOf(set)).toBeLessThanOrEqual(after.choice.dose);
        });
      }),
    );
  });
});

describe('a set', () => {
  it('counts down three seconds before it begins', () => {
    const session = play(createSession(), [
      { kind: 'choose', choice: oneSide },
      well,
      { kind: 'start' },
    ]);
    const at = (time: number) => updateSession(session, { kind: 'tick' }, seconds(time)).phase;
    expect(at(4.9)).toMatchObject({ activity: { kind: 'countdown' } });
    expect(at(5)).toMatchObject({ activity: { kind: 'running' } });
  });

  it('ends by itself at its dose', () => {
    const session = play(running(oneSide), [rep(1), rep(2), rep(3)]);
    expect(session.phase.kind).toBe('summary');
    expect(session.sets.map(countOf)).toEqual([3]);
  });

  it('rests between the sides, then does the other one', () => {
    const rested = play(running(bothInTurn), [rep(1), rep(2)], 10);
    expect(rested.phase).toMatchObject({ activity: { kind: 'resting' } });
    const early = updateSession(rested, { kind: 'tick' }, seconds(11 + REST_SECONDS - 1));
    expect(early.sets).toHaveLength(1);
    const over = updateSession(rested, { kind: 'tick' }, seconds(11 + REST_SECONDS));
    expect(over.sets.map((set) => set.side)).toEqual(['left', 'right']);
    expect(over.phase).toMatchObject({ activity: { kind: 'countdown' } });
  });

  it('keeps its count through a pause, and counts nothing while it waits', () => {
    const session = play(running(oneSide), [
      rep(1),
      { kind: 'pause', why: 'nobody' },
      rep(2),
      { kind: 'resume', countdown: 0 },
      rep(3),
    ]);
    expect(session.sets[0]?.trials.map((trial) => trial.end)).toEqual([1, 3]);
  });

  it('stays paused for whoever asked, whatever the camera sees', () => {
    const session = play(running(oneSide), [
      { kind: 'pause', why: 'asked' },
      { kind: 'pause', why: 'nobody' },
    ]);
    expect(session.phase).toMatchObject({ activity: { kind: 'paused', why: 'asked' } });
  });

  it('goes on after STOP where it was, through a countdown', () => {
    const session = play(running(oneSide), [rep(1), { kind: 'stop' }, { kind: 'resume' }]);
    expect(session.phase).toMatchObject({ activity: { kind: 'countdown' } });
    expect(session.sets.map(countOf)).toEqual([1]);
  });
});

describe('before and after', () => {
  const answered = (change: Partial<Extract<Intent, { kind: 'answer' }>>) =>
    play(createSession(), [
      { kind: 'choose', choice: oneSide },
      { ...well, ...change } as Intent,
      { kind: 'start' },
    ]).phase;

  it('blocks at one yes of the precaution screen', () => {
    for (const precaution of PRECAUTIONS)
      expect(answered({ precautions: [precaution] })).toMatchObject({
        kind: 'blocked',
        block: { why: 'precaution' },
      });
  });

  it('blocks for the day at one reason not to exercise', () => {
    for (const reason of NOT_TODAY_REASONS)
      expect(answered({ notToday: [reason] })).toMatchObject({
        kind: 'blocked',
        block: { why: 'not-today' },
      });
  });

  it('lets nobody begin at pain five without a limit of their own', () => {
    expect(answered({ symptoms: { pain: 5, dizziness: 0 } }).kind).toBe('blocked');
    expect(answered({ symptoms: { pain: 4, dizziness: 4 } }).kind).toBe('do');
  });

  it.each([
    [1, 2, null],
    [1, 3, 'pain'],
    [4, 5, 'pain'],
    [3, 4, null],
    [4, 2, null],
  ])('pain from %i to %i ends exercise: %s', (pain, after, endedBy) => {
    const session = play(createSession(), [
      { kind: 'choose', choice: oneSide },
      { ...well, symptoms: { pain, dizziness: 0 } } as Intent,
      { kind: 'start', countdown: 0 },
      { kind: 'finish' },
      { kind: 'symptoms-after', symptoms: { pain: after, dizziness: 0 } },
    ]);
    expect(session.endedBy).toBe(endedBy);
    const again = play(session, [{ kind: 'again' }]);
    expect(isExercising(again)).toBe(endedBy === null);
  });

  it('asks how one feels before the next set', () => {
    const done = play(running(oneSide), [{ kind: 'finish' }]);
    expect(play(done, [{ kind: 'again' }]).phase.kind).toBe('summary');
    expect(play(done, [{ kind: 'choose-another' }]).phase.kind).toBe('summary');
  });

  it('asks about today again when the answers have grown old', () => {
    const other = play(running(oneSide), [
      { kind: 'finish' },
      { kind: 'symptoms-after', symptoms: { pain: 0, dizziness: 0 } },
      { kind: 'choose-another' },
    ]);
    const chosen = (time: number) =>
      updateSession(other, { kind: 'choose', choice: oneSide }, seconds(time)).phase.kind;
    expect(chosen(60)).toBe('camera');
    expect(chosen(CLEARANCE_SECONDS + 60)).toBe('before');
  });
});
