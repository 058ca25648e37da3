import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TrackerStatus } from '../../src/tracking/trackerStatus';
import { PoseModelError } from '../../src/tracking/webcam/poseModelError';
import { WebcamTracker } from '../../src/tracking/webcam/webcamTracker';
import { FakePoseModel } from './fakePoseModel';

/** A camera that is a canvas: what it sees is painted, and it can be pulled out. */
class PaintedCamera {
  readonly canvas = document.createElement('canvas');
  readonly streams: MediaStream[] = [];
  colour = '#8a8';
  private readonly context = this.canvas.getContext('2d')!;
  private readonly timer = setInterval(() => this.paint(), 40);
  private tick = 0;

  constructor() {
    this.canvas.width = 160;
    this.canvas.height = 120;
    this.paint();
  }

  open(): MediaStream {
    const stream = this.canvas.captureStream(25);
    this.streams.push(stream);
    return stream;
  }

  /** As a browser does: the track ends by itself. */
  pullOut(): void {
    for (const track of this.streams.at(-1)!.getTracks()) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
  }

  get isOn(): boolean {
    return this.streams.some((stream) =>
      stream.getTracks().some((track) => track.readyState === 'live'),
    );
  }

  close(): void {
    clearInterval(this.timer);
  }

  private paint(): void {
    this.context.fillStyle = this.colour;
    this.context.fillRect(0, 0, 160, 120);
    // A canvas that does not change gives no pictures: one dot, as dark as noise, moves.
    this.context.fillStyle = '#0b0b0b';
    this.context.fillRect(this.tick++ % 160, 0, 1, 1);
  }
}

let camera: PaintedCamera;
let model: FakePoseModel;
let tracker: WebcamTracker;
let statuses: TrackerStatus[];

function openTracker(): WebcamTracker {
  const made = new WebcamTracker({ createModel: async () => model });
  made.subscribe(() => statuses.push(made.status));
  return made;
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 50 });

beforeEach(() => {
  camera = new PaintedCamera();
  model = new FakePoseModel();
  statuses = [];
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async () => camera.open());
  tracker = openTracker();
});

afterEach(() => {
  tracker.stop();
  camera.close();
  vi.restoreAllMocks();
});

describe('WebcamTracker', () => {
  it('loads, asks, runs, and gives observations whose times only grow', async () => {
    const times: number[] = [];
    tracker.onObservation(({ captureTime, aspect, clock }) => {
      expect(aspect).toBeCloseTo(4 / 3, 5);
      expect(clock).toBe('camera');
      times.push(captureTime);
    });
    await tracker.start();
    await until(() => expect(times.length).toBeGreaterThan(10));
    expect(statuses.map(({ kind }) => kind)).toEqual(['loading', 'asking', 'running']);
    expect(times.every((time, i) => i === 0 || time > times[i - 1]!)).toBe(true);
    expect(Math.abs(times.at(-1)! - performance.now() / 1000)).toBeLessThan(5);
  });

  it('asks for the camera only when the model can look', async () => {
    let cameraAskedBefore: boolean | null = null;
    tracker = new WebcamTracker({
      createModel: async () => {
        cameraAskedBefore = camera.streams.length > 0;
        return model;
      },
    });
    await tracker.start();
    expect(cameraAskedBefore).toBe(false);
    expect(model.times[0]).toBe(0);
  });

  it('goes on when the page takes its picture out of the document', async () => {
    await tracker.start();
    document.body.append(tracker.preview);
    await until(() => expect(model.times.length).toBeGreaterThan(3));
    tracker.preview.remove();
    const before = model.times.length;
    await until(() => expect(model.times.length).toBeGreaterThan(before + 5));
  });

  it('says that the camera was pulled out, and goes on with the time once it is back', async () => {
    await tracker.start();
    await until(() => expect(model.times.length).toBeGreaterThan(3));
    const before = model.times.at(-1)!;
    camera.pullOut();
    expect(tracker.status).toMatchObject({ kind: 'failed', failure: 'camera-unplugged' });
    const count = model.times.length;
    await tracker.start();
    await until(() => expect(model.times.length).toBeGreaterThan(count + 3));
    expect(tracker.status).toEqual({ kind: 'running', issue: null });
    expect(model.times[count]).toBeGreaterThan(before);
  });

  it('tells a covered lens, and takes it back when it is uncovered', async () => {
    await tracker.start();
    const issue = () => (tracker.status.kind === 'running' ? tracker.status.issue : 'not running');
    camera.colour = '#040404';
    await until(() => expect(issue()).toBe('black-picture'));
    camera.colour = '#8a8';
    await until(() => expect(issue()).toBeNull());
  });

  it('tells when nobody is there, and when there are two', async () => {
    await tracker.start();
    const issue = () => (tracker.status.kind === 'running' ? tracker.status.issue : 'not running');
    model.persons = 0;
    await until(() => expect(issue()).toBe('nobody'));
    model.persons = 2;
    await until(() => expect(issue()).toBe('second-person'));
    model.persons = 1;
    await until(() => expect(issue()).toBeNull());
  });

  it('switches the camera off when stopped, also while the person is still being asked', async () => {
    await tracker.start();
    expect(camera.isOn).toBe(true);
    tracker.stop();
    tracker.stop();
    expect(camera.isOn).toBe(false);
    expect(model.closed).toBe(1);

    let allow: (stream: MediaStream) => void = () => {};
    vi.mocked(navigator.mediaDevices.getUserMedia).mockImplementation(
      () => new Promise((resolve) => (allow = resolve)),
    );
    tracker = openTracker();
    const started = tracker.start();
    await until(() => expect(tracker.status.kind).toBe('asking'));
    tracker.stop();
    allow(camera.open());
    await started;
    expect(camera.isOn).toBe(false);
    expect(tracker.status).toEqual({ kind: 'idle' });
  });

  // Names after Media Capture and Streams, §10.2.
  it.each([
    ['NotAllowedError', 'permission-refused'],
    ['NotFoundError', 'no-camera'],
    ['OverconstrainedError', 'no-camera'],
    ['NotReadableError', 'camera-in-use'],
  ])('%s is %s, and can be tried again', async (name, failure) => {
    vi.mocked(navigator.mediaDevices.getUserMedia).mockRejectedValueOnce(
      new DOMException('no', name),
    );
    await tracker.start();
    expect(tracker.status).toMatchObject({ kind: 'failed', failure });
    await tracker.start();
    expect(tracker.status.kind).toBe('running');
  });

  it('names a model that did not load, and lets the camera alone', async () => {
    tracker = new WebcamTracker({
      createModel: () => Promise.reject(new PoseModelError('model-not-loaded', '404')),
    });
    await tracker.start();
    expect(tracker.status).toMatchObject({ kind: 'failed', failure: 'model-failed' });
    expect(camera.streams).toHaveLength(0);
  });

  it('names a model that gives up, and switches the camera off', async () => {
    await tracker.start();
    model.failWith = new PoseModelError('worker-crashed', 'out of memory');
    await until(() => expect(tracker.status).toMatchObject({ failure: 'model-failed' }));
    expect(camera.isOn).toBe(false);
  });
});
