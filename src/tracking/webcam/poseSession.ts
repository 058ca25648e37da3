import type { Seconds } from '../../core/body/units';
import type {
  FromPoseWorker,
  PoseDetection,
  PoseFrame,
  PoseWorkerOptions,
  ToPoseWorker,
} from './poseMessages';
import { PoseModelError } from './poseModelError';

/**
 * A worker that is ended for want of memory says nothing. The very first frame takes a second or
 * two on a busy machine.
 */
const SILENCE_MS = 20_000;

interface Pending<Value> {
  resolve(value: Value): void;
  reject(error: PoseModelError): void;
}

/** One worker with one model in it. It answers one frame at a time; once failed, it stays so. */
export class PoseSession {
  private readonly worker = new Worker(new URL('./poseWorker.ts', import.meta.url), {
    type: 'module',
    name: 'pose',
  });
  private opening: Pending<void> | null = null;
  private detecting: Pending<PoseDetection> | null = null;
  private ended: PoseModelError | null = null;
  private silence: ReturnType<typeof setTimeout> | undefined;

  private constructor() {
    this.worker.onmessage = ({ data }: MessageEvent<FromPoseWorker>) => this.receive(data);
    this.worker.onmessageerror = () => this.fail('An answer could not be read');
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.fail(event.message || 'The worker could not be started');
    };
  }

  static async open(options: PoseWorkerOptions): Promise<PoseSession> {
    const session = new PoseSession();
    await new Promise<void>((resolve, reject) => {
      session.opening = { resolve, reject };
      session.send({ kind: 'load', ...options });
    });
    return session;
  }

  /** Takes the frame away from the caller, and closes it. */
  detect(frame: PoseFrame, time: Seconds): Promise<PoseDetection> {
    if (this.ended) {
      frame.close();
      return Promise.reject(this.ended);
    }
    return new Promise((resolve, reject) => {
      this.detecting = { resolve, reject };
      this.silence = setTimeout(() => this.fail('No answer from the worker'), SILENCE_MS);
      this.send({ kind: 'detect', frame, time }, [frame]);
    });
  }

  close(): void {
    this.fail('The session was closed');
  }

  private send(message: ToPoseWorker, transfer: Transferable[] = []): void {
    this.worker.postMessage(message, transfer);
  }

  private receive(message: FromPoseWorker): void {
    switch (message.kind) {
      case 'ready':
        this.opening?.resolve();
        this.opening = null;
        break;
      case 'detected':
        clearTimeout(this.silence);
        this.detecting?.resolve(message.detection);
        this.detecting = null;
        break;
      case 'failed':
        this.end(new PoseModelError(message.error, message.detail));
        break;
    }
  }

  private fail(detail: string): void {
    this.end(new PoseModelError(this.opening ? 'model-not-loaded' : 'worker-crashed', detail));
  }

  private end(error: PoseModelError): void {
    if (this.ended) return;
    this.ended = error;
    clearTimeout(this.silence);
    this.worker.terminate();
    this.opening?.reject(error);
    this.detecting?.reject(error);
    this.opening = null;
    this.detecting = null;
  }
}
