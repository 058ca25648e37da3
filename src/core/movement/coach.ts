import { angleMeasurability } from '../body/angleMeasurability';
import { ANGLE } from '../body/angleNames';
import { angleSigmas } from '../body/angleSigmas';
import { anglesOf, createAngles } from '../body/anglesOf';
import { type Body, populationBody } from '../body/body';
import type { Frame } from '../body/frame';
import { mirrorName, type Side } from '../body/skeleton';
import { ATTEMPT_BEGINS, type AttemptFrame, createAttempt } from './attempt';
import { breathAt } from './breath';
import type { CoachResult } from './coachResult';
import { type CompensationInput, createCompensationWatch } from './compensation';
import { createHistory, type HistoryFrame } from './history';
import { createLiveErrors } from './liveErrors';
import { isErrorShown } from './measurement';
import type { Pattern } from './pattern';
import { ANGLE_SIGMA_LIMIT } from './quality';
import { createReadiness } from './readiness';
import { createRepetitionRecorder } from './repetitionRecorder';
import { createMovementTracker } from './tracker';
import type { RepetitionTrial } from './trial';
import { createTurns, type TurnFrame } from './turns';
import { twinRequest } from './twins';
import { createViewRequest, viewOf } from './viewRequest';

export interface CoachOptions {
  /** The side that moves, or `find` to have it found. Patterns of both sides ignore it. */
  readonly side: Side | 'find';
  /** @default a person of mean proportions */
  readonly body?: Body;
}

/** Follows one movement of one person. */
export interface Coach {
  /** Takes in one frame; the same result object each time, overwritten by the next. */
  update(frame: Frame): CoachResult;
}

/** The person's own start posture is followed over this time, seconds. */
const POSTURE_TIME = 3;
/** Seconds of rest after which it is known. */
const POSTURE_KNOWN = 0.6;
/** What may move as it likes has begun to, radians. */
const LOOSE_ANGLE = 0.25;
/** A request made by a look-alike stays about this long after it, seconds. */
const TWIN_MEMORY = 6;
const LONGEST_STEP = 0.5;
/** SDs by which the driving joint must have missed the minimum to overrule the path as a whole. */
const SURELY_SHORT = 1.5;
/** Two sides farther apart than this at the far end do not do the same movement, degrees. */
const MOST_APART = 25;
/** Not seen for this long, nobody is there, seconds. */
const ABSENT_AFTER = 0.75;

export function createCoach(pattern: Pattern, options: CoachOptions): Coach {
  const body = options.body ?? populationBody();
  const sides: readonly Side[] =
    pattern.sides === 'both'
      ? ['right']
      : options.side === 'find'
        ? ['right', 'left']
        : [options.side];
  const loop = pattern.shape === 'loop';
  const { start, minimum, target, angle: driver } = pattern.range;
  const minimumShare = (minimum - start) / (target - start);
  const drivers = sides.map((side) => ANGLE[side === 'left' ? mirrorName(driver) : driver]);
  const tracker = createMovementTracker(pattern, body, sides);
  const live = tracker.references.map((reference) =>
    createLiveErrors(pattern, body, reference.side, reference.trajectory),
  );
  const { turnPhase } = tracker.references[0]!.trajectory;
  const watch = createCompensationWatch(pattern);
  const history = createHistory();
  const attempt = createAttempt(minimumShare);
  const turns = createTurns(minimumShare);
  const requests = createViewRequest(pattern);
  const ready = createReadiness(sides.length);
  const recorder = createRepetitionRecorder(pattern, history, watch);
  const angles = createAngles();
  const sigmas = createAngles();
  const input: { -readonly [Key in keyof CompensationInput]: CompensationInput[Key] } = {
    evidence: undefined as never,
    local: tracker.body.local,
    view: tracker.body.view,
    angles,
    angleSigmas: sigmas,
    body,
    side: sides[0]!,
  };
  const facts: AttemptFrame & TurnFrame = {
    time: 0,
    elapsed: 0,
    progress: 0,
    phase: 0,
    x: 0,
    y: 0,
    amplitude: 0,
    onPath: 0,
    gain: 0,
    misfit: 1,
    other: 1,
    strayed: 0,
    seen: false,
  };
  const kept: HistoryFrame = {
    time: 0,
    progress: 0,
    departure: 0,
    loose: false,
    angle: Number.NaN,
    angleSigma: 0,
  };
  const flat = new Float64Array(2);
  const s = {
    last: Number.NaN,
    unseen: 0,
    postureTime: 0,
    farthest: 0,
    noise: 0.01,
    noiseTime: 0.01,
  };
  const result: { -readonly [Key in keyof CoachResult]: CoachResult[Key] } = {
    time: 0,
    state: 'absent',
    side: pattern.sides === 'both' ? 'both' : options.side === 'find' ? null : options.side,
    phase: 0,
    phaseSigma: 0,
    speed: 0,
    progress: 0,
    errors: live[0]!.errors,
    compensations: watch.states,
    breath: 'free',
    trial: null,
    rejected: null,
    request: null,
  };

  /** Rest is where a repetition may begin, and where one's own posture is learnt. */
  function rest(elapsed: number): void {
    if (loop) return;
    ready.update(tracker, elapsed, attempt.active);
    if (attempt.active || !ready.any || !ready.resting) return;
    // Once one's own posture is known, only true rest may change it: a slow way out is not to be swallowed.
    if (s.postureTime > POSTURE_KNOWN && tracker.rest < 0.6) return;
    s.postureTime += elapsed;
    const share = Math.max(elapsed / POSTURE_TIME, elapsed / (s.postureTime + 1e-9));
    tracker.settle(Math.min(1, share), elapsed, ready.of);
  }

  /**
   * What the joints themselves say against a repetition that the path as a whole would count: one leg doing what both
   * should; or, in a view the pattern does not name, a driving joint that missed the minimum.
   */
  function objection({ components }: RepetitionTrial): CoachResult['rejected'] {
    const apart = components.symmetry.measurement;
    if (apart.measurable && isErrorShown(apart.value, MOST_APART, apart.sigma)) {
      return 'not-this-movement';
    }
    const reached = components.range.measurement;
    const view = viewOf(tracker.body.view);
    if (!reached.measurable || (view !== null && pattern.views.includes(view))) return null;
    const missing = Math.sign(target - start) * (minimum - reached.value);
    return missing > SURELY_SHORT * reached.sigma ? 'too-small' : null;
  }

  function followAttempt(): void {
    if (!attempt.active) {
      const leaves = facts.seen && facts.progress > ATTEMPT_BEGINS && facts.onPath > 0.5;
      if (!leaves || !ready.of(tracker.side)) return;
      attempt.begin(facts);
      recorder.clear();
    }
    recorder.add(facts.time, facts.progress, attempt.peak);
    const verdict = attempt.update(facts, history);
    if (verdict === null) return;
    if (verdict === 'counted') {
      const trial = recorder.finish(result.side ?? sides[tracker.side]!, attempt);
      result.rejected = objection(trial);
      if (result.rejected === null) result.trial = trial;
    } else if (verdict !== 'nothing') {
      result.rejected = verdict;
    }
    if (verdict === 'not-seen' || facts.other > 0.5) ready.lose();
    else if (verdict === 'not-this-movement') ready.doubt(tracker);
  }

  function followTurns(): void {
    const before = turns.active;
    const verdict = turns.update(facts);
    if (!before) recorder.clear();
    recorder.add(facts.time, facts.amplitude, facts.amplitude);
    if (verdict === null) return;
    if (verdict === 'counted') {
      result.trial = recorder.finish(result.side ?? sides[tracker.side]!, {
        start: turns.start,
        peakTime: turns.peakTime,
        end: turns.end,
        peak: turns.amplitude,
      });
    } else {
      result.rejected = verdict;
    }
    recorder.clear();
  }

  function looseMoves(): boolean {
    const { loose } = tracker.references[tracker.side]!;
    for (let i = 0; i < loose.length; i++) {
      if (tracker.measures.strayed(loose[i]!) > LOOSE_ANGLE) return true;
    }
    return false;
  }

  function measure(frame: Frame): void {
    const { pose, evidence } = frame;
    anglesOf(pose, angles);
    angleSigmas(pose, sigmas, evidence);
    const at = drivers[tracker.side]!;
    const measurable =
      sigmas[at]! <= ANGLE_SIGMA_LIMIT && angleMeasurability(at, pose, angles) === 'measurable';
    kept.time = facts.time;
    kept.progress = facts.progress;
    kept.departure = loop ? 0 : tracker.measures.departure();
    kept.loose = looseMoves();
    kept.angle = measurable ? angles[at]! : Number.NaN;
    kept.angleSigma = sigmas[at]!;
    history.add(kept);
    recorder.measure(angles, sigmas, tracker);
    live[tracker.side]!.update(pose, angles, sigmas, tracker.phase, Math.max(1, tracker.amplitude));
    result.errors = live[tracker.side]!.errors;
    input.evidence = evidence;
    input.side = sides[tracker.side]!;
    const resting = loop ? tracker.onPath > 0.5 && !turns.active : tracker.rest > 0.6;
    watch.update(input, facts.elapsed, resting, tracker.phase);
  }

  function report(): void {
    const moving = loop ? turns.active && tracker.onPath > 0.5 : attempt.active;
    result.phase = tracker.phase;
    result.phaseSigma = tracker.phaseSigma;
    result.speed = tracker.speed;
    result.progress = facts.progress;
    if (s.unseen > ABSENT_AFTER || !facts.seen) result.state = 'absent';
    else if (moving) result.state = 'moving';
    else if (!loop && !ready.any) result.state = tracker.other > 0.5 ? 'other' : 'settling';
    else result.state = tracker.other > 0.6 ? 'other' : 'rest';
    result.breath = breathAt(pattern, tracker.phase, turnPhase, moving);
    if (pattern.sides === 'one' && options.side === 'find') {
      if (tracker.onPath > 0.5 && tracker.sideProbability > 0.9) result.side = sides[tracker.side]!;
    }
  }

  return {
    update(frame) {
      const { pose, evidence } = frame;
      result.trial = null;
      result.rejected = null;
      const { time } = pose;
      if (!Number.isFinite(time) || time <= s.last) return result;
      const elapsed = Number.isNaN(s.last) ? 0 : Math.min(LONGEST_STEP, time - s.last);
      s.last = result.time = facts.time = time;
      facts.elapsed = elapsed;
      const tracked = pose.tracking === 'tracked';
      if (tracked) tracker.update(evidence, elapsed);
      else tracker.wait(elapsed);
      facts.seen = tracked && tracker.seen;
      s.unseen = facts.seen ? 0 : s.unseen + elapsed;
      if (s.unseen > ABSENT_AFTER) {
        ready.lose();
        s.postureTime = Math.min(s.postureTime, 1);
      }
      facts.progress = tracker.progress;
      facts.phase = tracker.phase;
      facts.amplitude = tracker.amplitude;
      if (loop && facts.seen) {
        tracker.measures.flat(flat);
        facts.x = flat[0]!;
        facts.y = flat[1]!;
      }
      facts.onPath = tracker.onPath;
      facts.misfit = tracker.misfit;
      facts.gain = tracker.gain;
      facts.other = tracker.other;
      facts.strayed = tracker.strayed;
      if (facts.seen) {
        rest(elapsed);
        measure(frame);
      }
      if (loop) followTurns();
      else followAttempt();
      const view = requests.update(
        tracker.body.view,
        facts.seen,
        loop ? Number.POSITIVE_INFINITY : tracker.measures.visibility(),
        tracked ? evidence.headingSigma : Number.POSITIVE_INFINITY,
        elapsed,
      );
      if (attempt.active) s.farthest = Math.max(s.farthest, attempt.peak);
      else if (s.unseen === 0) s.farthest *= Math.exp(-elapsed / TWIN_MEMORY);
      const twin = twinRequest(pattern.id, viewOf(tracker.body.view), s.farthest);
      const waiting = facts.seen && !loop && !ready.any && view === null;
      result.request = waiting && tracker.other > 0.5 ? 'take-start-posture' : (view ?? twin);
      report();
      return result;
    },
  };
}
