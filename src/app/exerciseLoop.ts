import { populationBody } from '../core/body/body';
import { type Calibration, createCalibration, updateCalibration } from '../core/body/calibration';
import { createFrame, type Frame } from '../core/body/frame';
import type { LandmarkObservation } from '../core/body/observation';
import { createSolver } from '../core/body/solver';
import { type Coach, createCoach } from '../core/movement/coach';
import type { CoachResult } from '../core/movement/coachResult';
import type { Pattern } from '../core/movement/pattern';
import { countOf, type SetRecord } from '../core/program/sessionState';
import { type CueScheduler, createCueScheduler } from '../cues/cueScheduler';
import type { Exercise, LiveExercise } from '../patient/exercise';
import type { PatientStore } from '../patient/patientStore';
import type { PatientTracker, TrackerFactory } from '../patient/tracker';
import { checkView, NOTHING_SEEN } from '../patient/viewChecks';
import { createPauseKeeper } from './pauseKeeper';
import { createSightKeeper, type SightKeeper } from './sightKeeper';

export interface ExerciseLoopOptions {
  readonly store: PatientStore;
  readonly trackers: TrackerFactory;
  readonly patterns: readonly Pattern[];
  /** Seconds counted down when a set goes on; null for the session's own. */
  readonly countdown: number | null;
}

/** How often countdown, rest and pauses are looked at, ms. */
const TICK_MS = 100;

/**
 * The one loop from the tracker to the coach. Frame by frame it fills `live`; what happens (a repetition,
 * another cue, a pause) goes to the store, and only that.
 */
export function createExerciseLoop(options: ExerciseLoopOptions): Exercise {
  const { store, trackers, patterns } = options;
  const solver = createSolver(populationBody());
  const pauses = createPauseKeeper(options.countdown);
  let sight: SightKeeper = createSightKeeper();
  let calibration: Calibration = createCalibration();
  let tracker: PatientTracker | null = null;
  let make: (() => PatientTracker) | null = null;
  let endings: (() => void)[] = [];
  let coach: Coach | null = null;
  let cues: CueScheduler | null = null;
  let pattern: Pattern | null = null;
  let set: SetRecord | null = null;
  const live: { -readonly [Key in keyof LiveExercise]: LiveExercise[Key] } = {
    frame: createFrame() as Frame,
    observation: null,
    result: null as CoachResult | null,
  };

  const { send } = store.getState();
  const session = () => store.getState().session;
  const now = () => performance.now() / 1000;

  /** A set that has just begun gets a coach of its own. */
  function followSets(): void {
    const { choice, sets, phase } = session();
    pattern = patterns.find(({ id }) => id === choice?.pattern) ?? null;
    const current = sets.at(-1) ?? null;
    if (phase.kind !== 'do' || pattern === null || current === null) return;
    if (current === set || (set !== null && countOf(current) > 0)) return;
    set = current;
    const { side } = current;
    coach = createCoach(pattern, { side: side === 'both' ? 'find' : side });
    cues = createCueScheduler(pattern.id, pattern.tempo.hold > 0);
    live.result = null;
    store.setState({ cue: null, breath: 'free' });
    if (tracker === null || tracker.status.kind === 'ended') reopen();
  }

  /** A video runs while the set does; the camera goes off when the exercise is over. */
  function followPhase(): void {
    const { phase } = session();
    if (phase.kind === 'summary' || phase.kind === 'choose') {
      set = null;
      coach = null;
      live.result = null;
      if (tracker !== null) release();
    } else if (phase.kind === 'do' && phase.activity.kind === 'running') tracker?.play();
    else tracker?.hold();
  }

  /** The person's own size, from the first neutral stance before the set; never changed within it. */
  function calibrate(observation: LandmarkObservation): void {
    const { phase } = session();
    const exercising = phase.kind === 'do' && phase.activity.kind !== 'countdown';
    if (exercising || calibration.status === 'ready') return;
    const { body } = updateCalibration(calibration, observation);
    if (body !== null) solver.setBody(body);
  }

  function take(observation: LandmarkObservation): void {
    live.observation = observation;
    calibrate(observation);
    live.frame = solver.update(observation);
    const time = observation.captureTime;
    if (pattern !== null) {
      const checks = sight.update(checkView(observation, pattern), time);
      if (checks !== store.getState().checks) store.setState({ checks });
    }
    const { phase } = session();
    if (coach === null || cues === null) return;
    // The coach looks on while the set waits, so that what was begun before is not ended after it.
    const result = coach.update(live.frame);
    live.result = result;
    if (phase.kind !== 'do' || phase.activity.kind !== 'running') return;
    const cue = cues.update(result, time);
    const { breath } = result;
    const shown = store.getState();
    if (cue !== shown.cue || breath !== shown.breath) store.setState({ cue, breath });
    if (result.trial !== null) send({ kind: 'repetition', trial: result.trial });
  }

  function look(): void {
    const { phase } = session();
    if (phase.kind !== 'do') return;
    const { kind } = phase.activity;
    if (kind === 'countdown' || kind === 'resting') send({ kind: 'tick' });
    // A video shows what it shows: holding it would only make it wait for ever.
    if (tracker === null || tracker.source !== 'camera' || pattern === null) return;
    const { checks, tracker: status } = store.getState();
    const intent = pauses.update(
      session(),
      {
        tracker: status,
        outOfFrame: checks.person && !checks.body && live.result?.state === 'absent',
        onFeet: pattern.anchor === 'feet',
      },
      now(),
    );
    if (intent !== null) send(intent);
  }

  function followTracker(): void {
    if (tracker === null) return;
    const { status } = tracker;
    store.setState({ tracker: status });
    const { phase } = session();
    if (phase.kind !== 'do') return;
    if (status.kind === 'ended') send({ kind: 'finish' });
    if (status.kind === 'failed') send({ kind: 'pause', why: 'tracker-failed' });
  }

  function release(): void {
    for (const end of endings) end();
    endings = [];
    tracker?.stop();
    tracker = null;
    live.observation = null;
    solver.setBody(populationBody());
    solver.reset();
    calibration = createCalibration();
    sight = createSightKeeper();
    store.setState({ checks: NOTHING_SEEN, tracker: { kind: 'idle' } });
  }

  function reopen(): void {
    if (make === null) return;
    release();
    const opened = make();
    tracker = opened;
    endings = [opened.subscribe(followTracker), opened.onObservation(take)];
    store.setState({ tracker: opened.status });
    void opened.start().then(followPhase);
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (state.session === before.session) return;
    followSets();
    followPhase();
  });
  const timer = window.setInterval(look, TICK_MS);
  window.addEventListener('pagehide', () => {
    window.clearInterval(timer);
    unsubscribe();
    release();
  });

  return {
    live,
    get preview() {
      return tracker?.preview ?? null;
    },
    openCamera(deviceId) {
      make = () => trackers.camera(deviceId);
      store.setState({ source: 'camera' });
      reopen();
    },
    openFile(file) {
      make = () => trackers.file(file);
      store.setState({ source: 'file' });
      reopen();
    },
    goUnseen() {
      make = null;
      release();
      store.setState({ source: 'unseen' });
      const { phase } = session();
      if (phase.kind === 'do' && phase.activity.kind === 'paused') send({ kind: 'resume' });
    },
    reopen,
    close() {
      make = null;
      release();
      store.setState({ source: 'none' });
    },
    cameras: () => trackers.cameras(),
  };
}
