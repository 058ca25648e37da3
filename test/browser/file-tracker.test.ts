import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { FileTracker } from '../../src/tracking/file/fileTracker';
import { FakePoseModel } from './fakePoseModel';

/** A short film of a moving bar, as the browser itself records one. */
async function film(seconds: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = 160;
  canvas.height = 120;
  const context = canvas.getContext('2d')!;
  const recorder = new MediaRecorder(canvas.captureStream(15), { mimeType: 'video/webm' });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const ended = new Promise((resolve) => recorder.addEventListener('stop', resolve));
  recorder.start();
  for (let i = 0; i < seconds * 15; i++) {
    context.fillStyle = '#357';
    context.fillRect(0, 0, 160, 120);
    context.fillStyle = '#fff';
    context.fillRect(i * 6, 0, 12, 120);
    await new Promise((resolve) => setTimeout(resolve, 1000 / 15));
  }
  recorder.stop();
  await ended;
  return new Blob(parts, { type: 'video/webm' });
}

/** Every picture of a film, found the slow and sure way: one seek each 1/200 s. */
async function picturesOf(blob: Blob): Promise<number[]> {
  const video = document.createElement('video');
  video.muted = true;
  const loaded = new Promise((resolve) => video.addEventListener('loadeddata', resolve));
  video.src = URL.createObjectURL(blob);
  await loaded;
  if (video.duration === Number.POSITIVE_INFINITY) {
    const known = new Promise((resolve) => video.addEventListener('durationchange', resolve));
    video.currentTime = 1e6;
    await known;
  }
  const times = new Set<number>();
  const note: VideoFrameRequestCallback = (_now, { mediaTime }) => {
    times.add(mediaTime);
    video.requestVideoFrameCallback(note);
  };
  const { duration } = video;
  for (let time = 0; time < duration + 1 / 200; time += 1 / 200) {
    const there = new Promise((resolve) =>
      video.addEventListener('seeked', resolve, { once: true }),
    );
    if (time === 0) video.requestVideoFrameCallback(note);
    video.currentTime = Math.min(time, duration);
    await there;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  URL.revokeObjectURL(video.src);
  return [...times].sort((a, b) => a - b);
}

let recorded: Blob;
let model: FakePoseModel;
let tracker: FileTracker;

const until = (check: () => void) => vi.waitFor(check, { timeout: 60_000, interval: 50 });

function track(content: BlobPart, name = 'bar.webm'): FileTracker {
  model = new FakePoseModel();
  const file = new File([content], name, { type: 'video/webm' });
  tracker = new FileTracker(file, { createModel: async () => model });
  return tracker;
}

beforeAll(async () => {
  recorded = await film(1.2);
});
afterEach(() => tracker.stop());

describe('FileTracker', () => {
  it('gives every picture once, in order, whatever the pace', async () => {
    const expected = await picturesOf(recorded);
    expect(expected.length).toBeGreaterThan(5);
    const times: number[] = [];
    track(recorded).onObservation(({ captureTime }) => times.push(captureTime));
    await tracker.start();
    expect(times).toHaveLength(1);
    tracker.play();
    await until(() => expect(tracker.status).toEqual({ kind: 'ended' }));
    // Both were read from the same container, whose times are whole milliseconds.
    expect(times.map((time) => Math.round(time * 1000))).toEqual(
      expected.map((time) => Math.round(time * 1000)),
    );
  });

  it('waits at its first picture until it is let go, and where it is held', async () => {
    await track(recorded).start();
    expect(tracker.status).toEqual({ kind: 'running', issue: null });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(model.times).toHaveLength(1);
    tracker.play();
    await until(() => expect(model.times.length).toBeGreaterThan(2));
    tracker.hold();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const held = model.times.length;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(model.times).toHaveLength(held);
  });

  it('goes on when the page takes its picture out of the document', async () => {
    await track(recorded).start();
    document.body.append(tracker.preview);
    tracker.play();
    await until(() => expect(model.times.length).toBeGreaterThan(2));
    tracker.preview.remove();
    await until(() => expect(tracker.status).toEqual({ kind: 'ended' }));
  });

  it('begins anew when started again', async () => {
    await track(recorded).start();
    tracker.play();
    await until(() => expect(tracker.status).toEqual({ kind: 'ended' }));
    const first = [...model.times];
    model.times.length = 0;
    await tracker.start();
    tracker.play();
    await until(() => expect(tracker.status).toEqual({ kind: 'ended' }));
    expect(model.times).toEqual(first);
  });

  it.each([
    ['an empty file', () => new Blob([]), /^bar\.webm: the file is empty\. Expected .*(MP4|WebM)/],
    ['a letter', () => new Blob(['Dear Sir or Madam']), /^bar\.webm: not a video .*Expected/],
  ])('names %s, with what was expected', async (_name, content, said) => {
    await track(content()).start();
    expect(tracker.status).toMatchObject({ kind: 'failed', failure: 'file-unreadable' });
    expect(tracker.status.kind === 'failed' && tracker.status.detail).toMatch(said);
    expect(model.times).toEqual([]);
  });

  it('gives what there is of a film that is cut off, and says so or ends', async () => {
    await track(recorded.slice(0, Math.floor(recorded.size * 0.6))).start();
    tracker.play();
    await until(() => expect(['ended', 'failed']).toContain(tracker.status.kind));
    expect(model.times.length).toBeGreaterThan(1);
    if (tracker.status.kind === 'failed') {
      expect(tracker.status.detail).toMatch(/^bar\.webm: broken at \d/);
    }
  });

  it('lets go of model and file when stopped', async () => {
    await track(recorded).start();
    tracker.stop();
    tracker.stop();
    expect(model.closed).toBe(1);
    expect(tracker.preview.getAttribute('src')).toBeNull();
    expect(tracker.status).toEqual({ kind: 'idle' });
  });
});
