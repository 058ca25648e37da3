import type { Seconds } from '../../core/body/units';
import type { PoseDelegate } from './chooseDelegate';
import {
  createModelChoice,
  MODEL_CHOICE_DEFAULTS,
  type ModelChoice,
  updateModelChoice,
} from './chooseModel';
import { cloneFrame } from './cloneFrame';
import { PersonCounter } from './personCounter';
import type { PoseDetection, PoseFrame, PoseTask, PoseWorkerOptions } from './poseMessages';
import { PoseModelError } from './poseModelError';
import { PoseSession } from './poseSession';
import { POSE_MODEL_FILES, type PoseVariant } from './poseVariant';

export interface PoseModelOptions {
  /**
   * `live`: the newest frame wins, and those it overtakes are dropped. `file`: every frame is
   * answered, in order.
   * @default 'live'
   */
  mode?: 'live' | 'file';
  /**
   * `auto` begins with `lite` and goes on with what this machine keeps up with. What comes out of a
   * file should not depend on how busy the machine was: name a model there.
   * @default 'auto'
   */
  model?: PoseVariant | 'auto';
  /**
   * Longest median time for a frame with which `auto` is content, ms.
   * @default 45
   */
  frameBudgetMs?: number;
  /**
   * Where to compute; `auto` takes the GPU where there is a real one.
   * @default 'CPU'
   */
  delegate?: PoseDelegate | 'auto';
  /**
   * How often to look for a second person, s of capture time, on a worker of its own; `Infinity`
   * for never.
   * @default 1
   */
  countEvery?: number;
  /**
   * Folder of the models and of `wasm/`, relative to the page.
   * @default `models` below the app's base
   */
  modelsUrl?: string;
}

const POSE_MODEL_DEFAULTS: Required<PoseModelOptions> = {
  mode: 'live',
  model: 'auto',
  frameBudgetMs: MODEL_CHOICE_DEFAULTS.budgetMs,
  delegate: 'CPU',
  countEvery: 1,
  modelsUrl: `${import.meta.env.BASE_URL}models`,
};

/** New starts in a row, with no frame answered in between, before giving up. */
const MAX_RESTARTS = 2;
/** Looking for a second person takes a tenth of the time at most. */
const COUNTING_REST = 10;

interface Job {
  frame: PoseFrame;
  time: Seconds;
  resolve(detection: PoseDetection | null): void;
  reject(error: unknown): void;
}

/** A model that is to take over: loaded, then warmed up by its slow first frame, then used. */
interface Successor {
  session: PoseSession;
  variant: PoseVariant;
  state: 'cold' | 'warming' | 'warm';
}

/** MediaPipe's pose model on workers of its own: the main thread is never kept waiting. */
export class PoseModel {
  private readonly waiting: Job[] = [];
  private working = false;
  private restarts = 0;
  private closed = false;
  private failure: PoseModelError | null = null;
  private readonly choice: ModelChoice;
  private successor: Successor | null = null;
  private changing = false;
  private counter: PersonCounter | null = null;

  private constructor(
    private readonly options: Required<PoseModelOptions>,
    private session: PoseSession,
    private currentVariant: PoseVariant,
  ) {
    this.choice = createModelChoice(currentVariant);
  }

  /** Loads the model; rejects with a {@link PoseModelError}. */
  static async create(options: PoseModelOptions = {}): Promise<PoseModel> {
    const all = { ...POSE_MODEL_DEFAULTS, ...options };
    const variant = all.model === 'auto' ? 'lite' : all.model;
    const session = await PoseSession.open(workerOptions(all, variant, 'follow'));
    const model = new PoseModel(all, session, variant);
    const counting = model.startCounting();
    if (all.mode === 'file') await counting;
    return model;
  }

  /** The model in use now. */
  get variant(): PoseVariant {
    return this.currentVariant;
  }

  /**
   * Finds the person in the frame, which it takes away and closes. `null` when the frame was
   * dropped: overtaken by a newer one, closed upon, or lost with a worker that had to be started
   * again. Rejects with a {@link PoseModelError} once there is no going on.
   */
  detect(frame: PoseFrame, time: Seconds): Promise<PoseDetection | null> {
    if (this.closed) {
      frame.close();
      return this.failure ? Promise.reject(this.failure) : Promise.resolve(null);
    }
    return new Promise((resolve, reject) => {
      if (this.options.mode === 'live') this.dropWaiting();
      this.waiting.push({ frame, time, resolve, reject });
      if (!this.working) void this.work();
    });
  }

  /** Ends the workers. May be called twice. */
  close(): void {
    this.closed = true;
    this.dropWaiting();
    this.session.close();
    this.successor?.session.close();
    this.counter?.close();
  }

  private dropWaiting(): void {
    for (const job of this.waiting.splice(0)) {
      job.frame.close();
      job.resolve(null);
    }
  }

  private async work(): Promise<void> {
    this.working = true;
    for (let job = this.waiting.shift(); job; job = this.waiting.shift()) await this.answer(job);
    this.working = false;
  }

  private async answer(job: Job): Promise<void> {
    try {
      if (this.successor?.state === 'warm') this.takeOver(this.successor);
      await this.shareFrame(job.frame, job.time);
      const detection = await this.session.detect(job.frame, job.time);
      if (detection.persons > 0) {
        detection.persons = Math.max(detection.persons, this.counter?.persons ?? 0);
      }
      this.restarts = 0;
      job.resolve(detection);
      this.considerModel(detection.inferenceMs);
    } catch (error) {
      await this.recover(job, error);
    }
  }

  /** Gives copies of the frame to the workers that need one now. */
  private async shareFrame(frame: PoseFrame, time: Seconds): Promise<void> {
    const counted = this.counter?.look(frame, time);
    if (this.options.mode === 'file') await counted;
    if (this.successor?.state === 'cold') {
      void this.warmUp(this.successor, await cloneFrame(frame), time);
    }
  }

  private async recover(job: Job, error: unknown): Promise<void> {
    job.frame.close();
    if (this.closed) job.resolve(null);
    else if (error instanceof PoseModelError) await this.restart(job, error);
    else job.reject(error);
  }

  private async restart(job: Job, error: PoseModelError): Promise<void> {
    try {
      if (this.restarts++ >= MAX_RESTARTS) throw error;
      this.session = await this.open(this.currentVariant, 'follow');
      job.resolve(null);
    } catch (cause) {
      if (!this.closed) this.failure = cause instanceof PoseModelError ? cause : error;
      this.close();
      if (this.failure) job.reject(this.failure);
      else job.resolve(null);
    }
  }

  private async open(variant: PoseVariant, task: PoseTask): Promise<PoseSession> {
    const session = await PoseSession.open(workerOptions(this.options, variant, task));
    if (this.closed) session.close();
    return session;
  }

  /** Without the second worker the person is followed all the same, so its failure is no error. */
  private async startCounting(): Promise<void> {
    if (this.options.countEvery === Number.POSITIVE_INFINITY) return;
    const session = await this.open('lite', 'count').catch(() => null);
    const rest = this.options.mode === 'live' ? COUNTING_REST : 0;
    if (session) this.counter = new PersonCounter(session, this.options.countEvery, rest);
  }

  private considerModel(inferenceMs: number): void {
    if (this.options.model !== 'auto' || this.changing) return;
    const variant = updateModelChoice(this.choice, inferenceMs, {
      budgetMs: this.options.frameBudgetMs,
    });
    if (variant !== this.currentVariant) void this.prepare(variant);
  }

  /** Loads the other model beside the one in use, so that no frame goes without an answer. */
  private async prepare(variant: PoseVariant): Promise<void> {
    this.changing = true;
    try {
      this.successor = { session: await this.open(variant, 'follow'), variant, state: 'cold' };
    } catch {
      this.endChange();
    }
  }

  private async warmUp(successor: Successor, frame: PoseFrame, time: Seconds): Promise<void> {
    successor.state = 'warming';
    try {
      await successor.session.detect(frame, time);
      successor.state = 'warm';
    } catch {
      this.endChange();
    }
  }

  private takeOver(successor: Successor): void {
    this.session.close();
    this.session = successor.session;
    this.currentVariant = successor.variant;
    this.endChange();
  }

  private endChange(): void {
    this.choice.current = this.currentVariant;
    this.successor = null;
    this.changing = false;
  }
}

function workerOptions(
  { modelsUrl, delegate }: Required<PoseModelOptions>,
  variant: PoseVariant,
  task: PoseTask,
): PoseWorkerOptions {
  // Absolute, because the worker's own place is not the page's, and because the development server
  // takes only relative imports for its own.
  const base = new URL(modelsUrl, document.baseURI).href;
  return {
    modelUrl: `${base}/${POSE_MODEL_FILES[variant]}`,
    wasmUrl: `${base}/wasm`,
    delegate,
    task,
  };
}
