import type { Seconds } from '../../core/body/units';
import type { PoseDelegate } from './chooseDelegate';
import type { PoseModelErrorKind } from './poseModelError';

/** A picture that can be handed to a worker without copying it. */
export type PoseFrame = ImageBitmap | VideoFrame;

export interface PoseDetection {
  /** Capture time of the frame, as it was handed in. */
  time: Seconds;
  /** How many people were seen; 0 means that the landmarks mean nothing. */
  persons: number;
  /** 33 × (x, y, z, visibility), x and y as fractions of the picture's width and height. */
  image: Float32Array;
  /** 33 × (x, y, z, visibility), metres from the middle of the hips, MediaPipe's axes. */
  world: Float32Array;
  /** Time the model took for this frame, ms. */
  inferenceMs: number;
}

/** `follow` keeps to one person from frame to frame; `count` looks afresh for up to two. */
export type PoseTask = 'follow' | 'count';

export interface PoseWorkerOptions {
  /** The `.task` file, as an absolute URL of our own origin. */
  modelUrl: string;
  /** Folder of the WebAssembly files, as an absolute URL without a slash at its end. */
  wasmUrl: string;
  /** `auto` takes the GPU where there is a real one. */
  delegate: PoseDelegate | 'auto';
  task: PoseTask;
}

export type ToPoseWorker =
  | ({ kind: 'load' } & PoseWorkerOptions)
  | { kind: 'detect'; frame: PoseFrame; time: Seconds };

export type FromPoseWorker =
  | { kind: 'ready' }
  | { kind: 'detected'; detection: PoseDetection }
  | { kind: 'failed'; error: PoseModelErrorKind; detail: string };
