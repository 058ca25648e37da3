import { createLandmarkObservation, type LandmarkObservation } from '../../core/body/observation';
import { type Seconds, seconds } from '../../core/body/units';
import { fillObservation } from '../fillObservation';
import { grabFrame } from '../grabFrame';
import { TrackerOutput } from '../trackerOutput';
import type { TrackerFailure, TrackerStatus } from '../trackerStatus';
import { createVideoElement } from '../videoElement';
import { createBrightnessMeter } from './brightnessMeter';
import { eachCameraFrame } from './eachCameraFrame';
import { createPictureJudgement, judgePicture } from './judgePicture';
import { createPresenceJudgement, judgePresence } from './judgePresence';
import { CameraError, openCamera } from './openCamera';
import type { PoseDetection, PoseFrame } from './poseMessages';
import { PoseModel } from './poseModel';
import { PoseModelError } from './poseModelError';
import { trackingIssue } from './trackingIssue';

/** What the tracker needs of a pose model: the newest frame wins, those it overtakes give null. */
export interface LivePoseModel {
  detect(frame: PoseFrame, time: Seconds): Promise<PoseDetection | null>;
  close(): void;
}

export interface WebcamTrackerOptions {
  /** The camera to open; the browser's choice if not given. */
  deviceId?: string | undefined;
  /** @default MediaPipe's, in a worker */
  createModel?: () => Promise<LivePoseModel>;
}

/**
 * The model looks at the person in 256 × 256 pixels: of a person who fills the picture there is no more
 * to be had, and each pixel costs a slow machine time.
 */
const LONG_SIDE = 480;
/** How often the picture's brightness is looked at, ms. */
const BRIGHTNESS_EVERY_MS = 1000;

/**
 * The camera of this device as a source of observations. It can be started again after a failure:
 * plugged in again, allowed after all. Capture times go on, on the same clock.
 */
export class WebcamTracker {
  readonly source = 'camera';
  readonly preview: HTMLVideoElement = createVideoElement();
  private readonly output = new TrackerOutput();
  private readonly observation: LandmarkObservation = createLandmarkObservation('camera');
  private readonly createModel: () => Promise<LivePoseModel>;
  private readonly deviceId: string | undefined;
  private model: LivePoseModel | null = null;
  private closing: (() => void)[] = [];
  /** Grows with each start and stop, so that what was begun before knows that it is late. */
  private run = 0;
  private picture = createPictureJudgement();
  private presence = createPresenceJudgement();

  constructor({ deviceId, createModel = () => PoseModel.create() }: WebcamTrackerOptions = {}) {
    this.deviceId = deviceId;
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

  /** Never rejects: what goes wrong is the status. */
  async start(): Promise<void> {
    const { kind } = this.status;
    if (kind === 'asking' || kind === 'loading' || kind === 'running') return;
    this.release();
    const run = ++this.run;
    try {
      // The model comes first: whoever allows the camera is looked at from its first picture on.
      this.output.setStatus({ kind: 'loading' });
      if (!this.model) {
        const model = await this.createModel();
        if (run !== this.run) {
          model.close();
          return;
        }
        this.model = model;
        await warmUp(model);
        if (run !== this.run) return;
      }
      this.output.setStatus({ kind: 'asking' });
      const stream = await openCamera(this.deviceId);
      if (run !== this.run) stopStream(stream);
      else await this.watch(stream, run);
    } catch (error) {
      if (run === this.run) this.fail(error);
    }
  }

  play(): void {}

  hold(): void {}

  stop(): void {
    this.run++;
    this.release();
    this.model?.close();
    this.model = null;
    if (this.status.kind !== 'idle') this.output.setStatus({ kind: 'idle' });
  }

  private async watch(stream: MediaStream, run: number): Promise<void> {
    const [track] = stream.getVideoTracks();
    this.closing.push(() => stopStream(stream));
    if (!track) throw new CameraError('no-camera', 'The stream holds no picture');
    this.picture = createPictureJudgement();
    this.presence = createPresenceJudgement();
    this.watchTrack(track);

    const { preview } = this;
    preview.srcObject = stream;
    this.closing.push(() => {
      preview.srcObject = null;
    });
    const meter = createBrightnessMeter();
    const timer = setInterval(() => {
      // A muted camera (a privacy switch, another program) sends black pictures or none.
      const brightness = track.muted ? { mean: 0, max: 0 } : meter(preview);
      if (brightness) judgePicture(this.picture, brightness);
      this.updateIssue();
    }, BRIGHTNESS_EVERY_MS);
    this.closing.push(() => clearInterval(timer));
    this.closing.push(eachCameraFrame(preview, (time) => void this.look(time, run)));
    // A page that takes the preview out of the document pauses it by that.
    const goOn = (): void => void preview.play().catch(() => {});
    preview.addEventListener('pause', goOn);
    this.closing.push(() => preview.removeEventListener('pause', goOn));
    await preview.play();
    if (run === this.run && this.status.kind === 'asking') this.output.setIssue(null);
  }

  private watchTrack(track: MediaStreamTrack): void {
    const gone = (): void => {
      if (track.readyState !== 'ended') return;
      this.fail(new CameraError('camera-unplugged', `${track.label || 'The camera'} went away`));
    };
    track.addEventListener('ended', gone);
    // Some browsers tell of the device before, or instead of, the track.
    navigator.mediaDevices.addEventListener('devicechange', gone);
    this.closing.push(() => {
      track.removeEventListener('ended', gone);
      navigator.mediaDevices.removeEventListener('devicechange', gone);
    });
  }

  private async look(time: Seconds, run: number): Promise<void> {
    try {
      const frame = await grabFrame(this.preview, LONG_SIDE);
      if (!frame) return;
      if (run !== this.run || !this.model) {
        frame.close();
        return;
      }
      const { videoWidth, videoHeight } = this.preview;
      const detection = await this.model.detect(frame, time);
      if (!detection || run !== this.run) return;
      judgePresence(this.presence, detection.persons, time);
      this.updateIssue();
      this.output.emit(fillObservation(this.observation, detection, videoWidth, videoHeight));
    } catch (error) {
      if (run === this.run) this.fail(error);
    }
  }

  private updateIssue(): void {
    if (this.status.kind !== 'running' && this.status.kind !== 'asking') return;
    this.output.setIssue(trackingIssue(this.picture.state, this.presence.state));
  }

  private fail(error: unknown): void {
    this.run++;
    this.release();
    if (error instanceof PoseModelError) {
      this.model?.close();
      this.model = null;
    }
    this.output.setStatus({ kind: 'failed', ...failureOf(error) });
  }

  private release(): void {
    for (const close of this.closing.splice(0).reverse()) close();
  }
}

function failureOf(error: unknown): { failure: TrackerFailure; detail: string } {
  if (error instanceof CameraError) return { failure: error.failure, detail: error.detail };
  if (error instanceof PoseModelError) return { failure: 'model-failed', detail: error.message };
  return {
    failure: 'model-failed',
    detail: error instanceof Error ? error.message : String(error),
  };
}

function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The first frame takes half a second or more, during which a camera's pictures would be lost. */
async function warmUp(model: LivePoseModel): Promise<void> {
  const canvas = document.createElement('canvas');
  canvas.width = 64;
  canvas.height = 48;
  canvas.getContext('2d')?.fillRect(0, 0, canvas.width, canvas.height);
  await model.detect(await createImageBitmap(canvas), seconds(0));
}
