import { type Seconds, seconds } from '../body/units';
import {
  type ActivePhase,
  type Choice,
  CLEARANCE_SECONDS,
  COUNTDOWN_SECONDS,
  countOf,
  type DoActivity,
  type Intent,
  REST_SECONDS,
  type Session,
  type SetRecord,
  waitsForWord,
} from './sessionState';
import { mayBeginWith, symptomThatStops } from './stopRules';

const doing = (activity: DoActivity): ActivePhase => ({ kind: 'do', activity });

const countdownTo = (time: Seconds, length = COUNTDOWN_SECONDS): DoActivity =>
  length > 0 ? { kind: 'countdown', until: seconds(time + length) } : { kind: 'running' };

const newSet = (choice: Choice, index: number): SetRecord => ({
  side: choice.sides[index]!,
  trials: [],
  selfCounted: 0,
});

/** The one place that decides whether exercise may begin. */
const mayExercise = (session: Session): boolean =>
  session.clearedAt !== null && session.endedBy === null && session.choice !== null;

/** The session after `intent` at `time`; the same object where the intent means nothing now. */
export function updateSession(session: Session, intent: Intent, time: Seconds): Session {
  if (intent.kind === 'stop') return stop(session);
  if (intent.kind === 'report') return { ...stop(session), endedBy: intent.sign };
  const { phase } = session;
  switch (phase.kind) {
    case 'choose':
      return intent.kind === 'choose' && session.endedBy === null
        ? choose(session, intent.choice, time)
        : session;
    case 'before':
      if (intent.kind === 'answer') return answer(session, intent, time);
      return intent.kind === 'back' ? { ...session, phase: { kind: 'choose' } } : session;
    case 'blocked':
      return intent.kind === 'back' ? { ...session, phase: { kind: 'before' } } : session;
    case 'camera':
      if (intent.kind === 'watch') return { ...session, phase: { kind: 'watch' } };
      if (intent.kind === 'back') return { ...session, phase: { kind: 'choose' } };
      return intent.kind === 'start' ? begin(session, time, intent.countdown) : session;
    case 'watch':
      if (intent.kind === 'back') return { ...session, phase: { kind: 'camera' } };
      return intent.kind === 'start' ? begin(session, time, intent.countdown) : session;
    case 'do':
      return exercise(session, phase.activity, intent, time);
    case 'summary':
      return afterwards(session, intent, time);
    case 'stopped':
      return afterStop(session, phase.from, intent, time);
  }
}

function choose(session: Session, choice: Choice, time: Seconds): Session {
  if (choice.sides.length === 0 || choice.dose < 1) return session;
  const { clearedAt } = session;
  const holds = clearedAt !== null && time - clearedAt < CLEARANCE_SECONDS;
  return {
    ...session,
    choice,
    clearedAt: holds ? clearedAt : null,
    phase: holds ? { kind: 'camera' } : { kind: 'before' },
    sets: [],
    symptomsAfter: null,
  };
}

function answer(
  session: Session,
  given: Extract<Intent, { kind: 'answer' }>,
  time: Seconds,
): Session {
  const { precautions, notToday, symptoms } = given;
  const blocked = (block: Extract<ActivePhase, { kind: 'blocked' }>['block']): Session => ({
    ...session,
    clearedAt: null,
    phase: { kind: 'blocked', block },
  });
  if (precautions.length > 0) return blocked({ why: 'precaution', items: precautions });
  if (notToday.length > 0) return blocked({ why: 'not-today', items: notToday });
  if (!mayBeginWith(symptoms)) return blocked({ why: 'symptoms-too-high' });
  return { ...session, clearedAt: time, symptomsBefore: symptoms, phase: { kind: 'camera' } };
}

function begin(session: Session, time: Seconds, countdown?: number): Session {
  if (!mayExercise(session)) return session;
  return {
    ...session,
    sets: [newSet(session.choice!, 0)],
    symptomsAfter: null,
    phase: doing(countdownTo(time, countdown)),
  };
}

function exercise(session: Session, activity: DoActivity, intent: Intent, time: Seconds): Session {
  const go = (next: DoActivity): Session => ({ ...session, phase: doing(next) });
  if (intent.kind === 'finish') return { ...session, phase: { kind: 'summary' } };
  switch (activity.kind) {
    case 'countdown':
      if (intent.kind === 'tick' && time >= activity.until) return go({ kind: 'running' });
      return intent.kind === 'pause' ? go({ kind: 'paused', why: intent.why }) : session;
    case 'running':
      if (intent.kind === 'pause') return go({ kind: 'paused', why: intent.why });
      if (intent.kind === 'repetition' || intent.kind === 'count-one')
        return count(session, intent, time);
      return session;
    case 'paused':
      if (intent.kind === 'resume') return go(countdownTo(time, intent.countdown));
      if (intent.kind === 'pause' && !waitsForWord(activity.why) && intent.why !== activity.why)
        return go({ kind: 'paused', why: intent.why });
      return session;
    case 'resting': {
      const over = intent.kind === 'tick' && time >= activity.until;
      return over || intent.kind === 'skip-rest' ? nextSet(session, time) : session;
    }
  }
}

function count(
  session: Session,
  intent: Extract<Intent, { kind: 'repetition' | 'count-one' }>,
  time: Seconds,
): Session {
  const current = session.sets.at(-1)!;
  const counted: SetRecord =
    intent.kind === 'repetition'
      ? { ...current, trials: [...current.trials, intent.trial] }
      : { ...current, selfCounted: current.selfCounted + 1 };
  const sets = [...session.sets.slice(0, -1), counted];
  const { dose, sides } = session.choice!;
  if (countOf(counted) < dose) return { ...session, sets };
  if (sets.length >= sides.length) return { ...session, sets, phase: { kind: 'summary' } };
  const until = seconds(time + REST_SECONDS);
  return { ...session, sets, phase: doing({ kind: 'resting', until }) };
}

function nextSet(session: Session, time: Seconds): Session {
  const next = newSet(session.choice!, session.sets.length);
  return { ...session, sets: [...session.sets, next], phase: doing(countdownTo(time)) };
}

function afterwards(session: Session, intent: Intent, time: Seconds): Session {
  switch (intent.kind) {
    case 'symptoms-after': {
      const sign = symptomThatStops(session.symptomsBefore!, intent.symptoms);
      const endedBy = session.endedBy ?? sign;
      return { ...session, symptomsAfter: intent.symptoms, endedBy };
    }
    // How one feels is asked between two sets: there is no way on without the answer.
    case 'again':
      return session.symptomsAfter === null ? session : begin(session, time, intent.countdown);
    case 'choose-another':
      if (session.symptomsAfter === null || session.endedBy !== null) return session;
      return { ...session, phase: { kind: 'choose' } };
    default:
      return session;
  }
}

/** STOP, from wherever one is. */
function stop(session: Session): Session {
  if (session.phase.kind === 'stopped') return session;
  return { ...session, phase: { kind: 'stopped', from: session.phase } };
}

function afterStop(session: Session, from: ActivePhase, intent: Intent, time: Seconds): Session {
  if (intent.kind === 'finish')
    return {
      ...session,
      phase: session.sets.length > 0 ? { kind: 'summary' } : { kind: 'choose' },
    };
  if (intent.kind !== 'resume' || session.endedBy !== null) return session;
  const resting = from.kind === 'do' && from.activity.kind === 'resting';
  if (from.kind !== 'do' || resting) return { ...session, phase: from };
  return { ...session, phase: doing(countdownTo(time, intent.countdown)) };
}
