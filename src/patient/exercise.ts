import type { Frame } from '../core/body/frame';
import type { LandmarkObservation } from '../core/body/observation';
import type { CoachResult } from '../core/movement/coachResult';
import type { CameraDevice } from './tracker';

/**
 * The newest values of the way from the camera to the coach. Read them once an animation frame;
 * they are overwritten in place and never pass through React.
 */
export interface LiveExercise {
  readonly frame: Frame;
  /** Null until something was seen. */
  readonly observation: LandmarkObservation | null;
  /** Null while no set is under way. */
  readonly result: CoachResult | null;
}

/** What the pages may do with the eyes of the exercise; what comes of it is in the store. */
export interface Exercise {
  readonly live: LiveExercise;
  /** The picture seen, to be put into the page; null where there is none. */
  readonly preview: HTMLVideoElement | null;
  openCamera(deviceId?: string): void;
  openFile(file: File): void;
  /** No camera: the figure shows, the person counts. */
  goUnseen(): void;
  /** Opens the same source once more, after a failure. */
  reopen(): void;
  /** Camera off. */
  close(): void;
  cameras(): Promise<readonly CameraDevice[]>;
}
