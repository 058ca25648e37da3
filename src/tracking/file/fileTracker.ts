import { createLandmarkObservation, type LandmarkObservation } from '../../core/body/observation';
import { type Seconds, seconds } from '../../core/body/units';
import { fillObservation } from '../fillObservation';
import { grabFrame } from '../grabFrame';
import { TrackerOutput } from '../trackerOutput';
import type { TrackerStatus } from '../trackerStatus';
import { createVideoElement } from '../videoElement';
import { createPresenceJudgement, judgePresence } from '../webcam/judgePresence';
import type { PoseDetection, PoseFrame } from '../webcam/poseMessages';
import { PoseModel } from '../webcam/poseModel';
import { trackingIssue } from '../webcam/trackingIssue';
import { FrameStepper } from './frameStepper';
import { openVideoFile, videoFileError } from './openVideoFile';
import { steppableVideo } from './steppableVideo';
import { VideoFileError } from './videoFileError';

/** What the tracker needs of a pose model: every frame is answered, in order. */
export interface PatientPoseModel {
  detect(frame: PoseFrame, time: Seconds): Promise<PoseDetection | null>;
  close(): void;
}

export interface FileTrackerOptions {
  /** @default MediaPipe's full model, in a worker: the same on every machine */
  createModel?: () => Promise<PatientPoseModel>;
}

/** A person who is small in the picture is still seen well; a film need not be read in time. */
const LONG_SIDE = 960;

/**
 * A video that the person picked as a source of observations: every picture of it, in order, at the
 * pace at which this machine gets through them. Capture times are seconds in the video.
 */
export class FileTracker {
  readonly source = 'file';
  readonly preview: HTMLVideoElement = createVideoElement();
  private readonly output = new TrackerOutput();
  private readonly observation: LandmarkObservation = createLandmarkObservation('file');
  private readonly createModel: () => Promise<PatientPoseModel>;
  private closing: (() => void)[] = [];
  private run = 0;
  private playing = false;
  private wake: (() => void) | null = null;

  constructor(
    private readonly file: File,
    {
      createModel = () => PoseModel.create({ mode: 'file', model: 'full' }),
    }: FileTrackerOptions = {},
  ) {
    this.createModel = createModel;
  }

  get status(): TrackerStatus {
    return this.output.status;
  }

  subscribe(listener: () => void): () => void {
    return this.output.subscribe(listener);
  }

  onObservation(listener: (observation: LandmarkObservation) => void): () => void {
    return this.output.onObservation(listener);
  }

  /** Shows and reads the first picture, then waits for {@link play}. From the beginning, each time. */
  async start(): Promise<void> {
    if (this.status.kind === 'loading' || this.status.kind === 'running') return;
    this.release();
    this.playing = false;
    const run = ++this.run;
    const late = (): boolean => run !== this.run;
    this.output.setStatus({ kind: 'loading' });
    try {
      const closeVideo = await openVideoFile(this.file, this.preview);
      if (late()) return closeVideo();
      this.closing.push(closeVideo);
      const model = await this.createModel();
      if (late()) return model.close();
      this.closing.push(() => model.close());
      const presence = createPresenceJudgement();
      const stepper = new FrameStepper(steppableVideo(this.preview));
      const step = async (): Promise<boolean> => {
        const time = await stepper.next();
        if (late() || time === null) return false;
        const detection = await this.read(model, seconds(time));
        if (late()) return false;
        if (!detection) return true;
        const { videoWidth, videoHeight } = this.preview;
        this.output.setIssue(
          trackingIssue('bright', judgePresence(presence, detection.persons, time)),
        );
        this.output.emit(fillObservation(this.observation, detection, videoWidth, videoHeight));
        return true;
      };
      await step();
      if (late()) return;
      this.output.setIssue(null);
      void this.runThrough(step, run);
    } catch (error) {
      if (!late()) this.fail(error);
    }
  }

  play(): void {
    this.playing = true;
    this.wake?.();
  }

  hold(): void {
    this.playing = false;
  }

  stop(): void {
    this.run++;
    this.release();
    this.wake?.();
    if (this.status.kind !== 'idle') this.output.setStatus({ kind: 'idle' });
  }

  private async runThrough(step: () => Promise<boolean>, run: number): Promise<void> {
    try {
      do {
        while (!this.playing && run === this.run) {
          await new Promise<void>((resolve) => {
            this.wake = resolve;
          });
        }
      } while (run === this.run && (await step()));
      if (run === this.run) this.output.setStatus({ kind: 'ended' });
    } catch (error) {
      if (run === this.run) this.fail(error);
    }
  }

  private async read(model: PatientPoseModel, time: Seconds): Promise<PoseDetection | null> {
    const frame = await grabFrame(this.preview, LONG_SIDE);
    return frame && model.detect(frame, time);
  }

  private fail(cause: unknown): void {
    const error = videoFileError(this.file, this.preview, cause);
    this.run++;
    this.release();
    const failure = error instanceof VideoFileError ? 'file-unreadable' : 'model-failed';
    this.output.setStatus({ kind: 'failed', failure, detail: error.message });
  }

  private release(): void {
    for (const close of this.closing.splice(0).reverse()) close();
  }
}
