import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { seconds } from '../../../src/core/body/units';
import type {
  FromPoseWorker,
  PoseFrame,
  PoseTask,
  ToPoseWorker,
} from '../../../src/tracking/webcam/poseMessages';
import { PoseModel } from '../../../src/tracking/webcam/poseModel';

/** A worker that answers when it is told to, and otherwise as soon as it is asked. */
class FakeWorker {
  static all: FakeWorker[] = [];
  static loads: 'ready' | 'fails' = 'ready';
  static inferenceMs = 50;
  static persons: Record<PoseTask, number> = { follow: 1, count: 1 };

  onmessage: ((event: { data: FromPoseWorker }) => void) | null = null;
  onerror: ((event: { message: string; preventDefault(): void }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  terminated = false;
  task: PoseTask = 'follow';
  modelUrl = '';
  /** Frames it was given and has not answered. */
  pending: (ToPoseWorker & { kind: 'detect' })[] = [];
  silent = false;

  constructor() {
    FakeWorker.all.push(this);
  }

  static following(): FakeWorker {
    const worker = FakeWorker.all.findLast(({ task }) => task === 'follow');
    if (!worker) throw new Error('No worker follows anybody');
    return worker;
  }

  postMessage(message: ToPoseWorker): void {
    if (message.kind === 'detect') {
      this.pending.push(message);
      if (!this.silent) queueMicrotask(() => this.answer());
      return;
    }
    this.task = message.task;
    this.modelUrl = message.modelUrl;
    const answer: FromPoseWorker =
      FakeWorker.loads === 'ready'
        ? { kind: 'ready' }
        : { kind: 'failed', error: 'model-not-loaded', detail: 'not found' };
    queueMicrotask(() => this.onmessage?.({ data: answer }));
  }

  answer(): void {
    const message = this.pending.shift();
    if (!message || this.terminated) return;
    const detection = {
      time: message.time,
      persons: FakeWorker.persons[this.task],
      image: new Float32Array(132),
      world: new Float32Array(132),
      inferenceMs: FakeWorker.inferenceMs,
    };
    this.onmessage?.({ data: { kind: 'detected', detection } });
  }

  crash(): void {
    this.onerror?.({ message: 'out of memory', preventDefault: () => {} });
  }

  terminate(): void {
    this.terminated = true;
  }
}

class FakeFrame {
  closed = false;
  clone(): FakeFrame {
    return new FakeFrame();
  }
  close(): void {
    this.closed = true;
  }
}

const frame = (): PoseFrame & FakeFrame => new FakeFrame() as unknown as PoseFrame & FakeFrame;
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  FakeWorker.all = [];
  FakeWorker.loads = 'ready';
  FakeWorker.inferenceMs = 50;
  FakeWorker.persons = { follow: 1, count: 1 };
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('document', { baseURI: 'http://localhost/app/' });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the pose model on live pictures', () => {
  it('keeps one frame under way and lets the newest win', async () => {
    const model = await PoseModel.create({ countEvery: Number.POSITIVE_INFINITY });
    const worker = FakeWorker.following();
    worker.silent = true;
    const frames = [frame(), frame(), frame()];
    const results = frames.map((each, i) => model.detect(each, seconds(i)));
    await settle();
    expect(worker.pending.map(({ time }) => time)).toEqual([0]);
    expect(frames.map(({ closed }) => closed)).toEqual([false, true, false]);

    worker.answer();
    await settle();
    worker.answer();
    expect((await Promise.all(results)).map((result) => result?.time)).toEqual([0, undefined, 2]);
  });

  it('loads from our own origin, below the page', async () => {
    await PoseModel.create({ modelsUrl: 'models' });
    expect(FakeWorker.following().modelUrl).toBe(
      'http://localhost/app/models/pose_landmarker_lite.task',
    );
  });

  it('goes over to the full model without leaving a frame unanswered', async () => {
    FakeWorker.inferenceMs = 20;
    const model = await PoseModel.create({ countEvery: Number.POSITIVE_INFINITY });
    const lite = FakeWorker.following();
    for (let i = 0; i < 70; i++) {
      expect(await model.detect(frame(), seconds(i / 30))).not.toBeNull();
      await settle();
    }
    expect(model.variant).toBe('full');
    expect(lite.terminated).toBe(true);
    expect(FakeWorker.following().modelUrl).toContain('full');
  });

  it('stays with the model it has when the other one cannot be loaded', async () => {
    FakeWorker.inferenceMs = 20;
    const model = await PoseModel.create({ countEvery: Number.POSITIVE_INFINITY });
    FakeWorker.loads = 'fails';
    for (let i = 0; i < 200; i++) {
      expect(await model.detect(frame(), seconds(i / 30))).not.toBeNull();
      await settle();
    }
    expect(model.variant).toBe('lite');
    expect(FakeWorker.all).toHaveLength(2);
  });
});

describe('the pose model on a file', () => {
  it('answers every frame, in order, one at a time', async () => {
    const model = await PoseModel.create({ mode: 'file', countEvery: Number.POSITIVE_INFINITY });
    const worker = FakeWorker.following();
    worker.silent = true;
    const results = [0, 1, 2, 3].map((time) => model.detect(frame(), seconds(time)));
    for (let i = 0; i < 4; i++) {
      await settle();
      expect(worker.pending).toHaveLength(1);
      worker.answer();
    }
    expect((await Promise.all(results)).map((result) => result?.time)).toEqual([0, 1, 2, 3]);
  });

  it('counts people at the same times, whatever the speed of the machine', async () => {
    FakeWorker.persons.count = 2;
    const model = await PoseModel.create({ mode: 'file', countEvery: 1 });
    const counter = FakeWorker.all.find(({ task }) => task === 'count');
    const seen: number[] = [];
    vi.spyOn(counter as FakeWorker, 'postMessage').mockImplementation(function (
      this: FakeWorker,
      message,
    ) {
      if (message.kind === 'detect') seen.push(message.time);
      FakeWorker.prototype.postMessage.call(this, message);
    });
    for (let i = 0; i <= 10; i++) {
      const detection = await model.detect(frame(), seconds(i / 4));
      expect(detection?.persons).toBe(2);
    }
    expect(seen).toEqual([0, 1, 2]);
  });

  it('sees nobody when it follows nobody, whoever was counted before', async () => {
    FakeWorker.persons = { follow: 0, count: 2 };
    const model = await PoseModel.create({ mode: 'file' });
    expect((await model.detect(frame(), seconds(0)))?.persons).toBe(0);
  });
});

describe('a pose model in trouble', () => {
  it('says that the model could not be loaded', async () => {
    FakeWorker.loads = 'fails';
    await expect(PoseModel.create()).rejects.toMatchObject({
      kind: 'model-not-loaded',
      detail: 'not found',
    });
    expect(FakeWorker.following().terminated).toBe(true);
  });

  it('starts a new worker after a crash, and loses one frame', async () => {
    const model = await PoseModel.create({ countEvery: Number.POSITIVE_INFINITY });
    const first = FakeWorker.following();
    first.silent = true;
    const lost = model.detect(frame(), seconds(0));
    await settle();
    first.crash();
    expect(await lost).toBeNull();
    expect(first.terminated).toBe(true);
    expect((await model.detect(frame(), seconds(1)))?.time).toBe(1);
  });

  it('starts a new worker when the old one says nothing any more', async () => {
    vi.useFakeTimers();
    const model = await PoseModel.create({ countEvery: Number.POSITIVE_INFINITY });
    FakeWorker.following().silent = true;
    const lost = model.detect(frame(), seconds(0));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await lost).toBeNull();
    expect((await model.detect(frame(), seconds(1)))?.time).toBe(1);
  });

  it('gives up when it crashes again and again', async () => {
    const model = await PoseModel.create({ countEvery: Number.POSITIVE_INFINITY });
    const crashing = async (): Promise<unknown> => {
      FakeWorker.following().silent = true;
      const result = model.detect(frame(), seconds(0)).catch((error: unknown) => error);
      await settle();
      FakeWorker.following().crash();
      return result;
    };
    expect(await crashing()).toBeNull();
    expect(await crashing()).toBeNull();
    expect(await crashing()).toMatchObject({ kind: 'worker-crashed', detail: 'out of memory' });
    await expect(model.detect(frame(), seconds(1))).rejects.toMatchObject({
      kind: 'worker-crashed',
    });
    expect(FakeWorker.all.every(({ terminated }) => terminated)).toBe(true);
  });

  it('follows the patient also when nobody can be counted', async () => {
    const model = await PoseModel.create({ mode: 'file' });
    const counter = FakeWorker.all.find(({ task }) => task === 'count') as FakeWorker;
    counter.crash();
    expect((await model.detect(frame(), seconds(0)))?.persons).toBe(1);
  });
});

describe('closing the pose model', () => {
  it('ends its workers, also one that is still loading, and drops what is under way', async () => {
    const model = await PoseModel.create();
    FakeWorker.following().silent = true;
    const results = [0, 1].map((time) => model.detect(frame(), seconds(time)));
    model.close();
    model.close();
    expect(await Promise.all(results)).toEqual([null, null]);
    await settle();
    expect(FakeWorker.all.map(({ terminated }) => terminated)).toEqual([true, true]);
  });

  it('takes frames that come too late and closes them', async () => {
    const model = await PoseModel.create();
    model.close();
    const late = frame();
    expect(await model.detect(late, seconds(0))).toBeNull();
    expect(late.closed).toBe(true);
  });
});
