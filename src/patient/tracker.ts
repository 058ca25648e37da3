import type { LandmarkObservation } from '../core/body/observation';

/**
 * Why a tracker cannot go on. Each has a message and a way back in the strings, below
 * `cameraProblem.<name>`.
 */
export const TRACKER_FAILURES = [
  /** The person or the browser said no to the camera. */
  'permission-refused',
  'no-camera',
  /** Another program holds the camera. */
  'camera-in-use',
  /** The camera went away while it was running. */
  'camera-unplugged',
  /** The pose model or its WebAssembly did not load: the exercise can go on without being seen. */
  'model-failed',
  /** Not a video, empty, cut off, or in a format this browser cannot play. */
  'file-unreadable',
] as const;
export type TrackerFailure = (typeof TRACKER_FAILURES)[number];

/** What keeps a running tracker from seeing the patient; it goes away by itself. */
export const TRACKING_ISSUES = ['black-picture', 'nobody', 'second-person'] as const;
export type TrackingIssue = (typeof TRACKING_ISSUES)[number];

/**
 * The life of a tracker. A new object at each change, the same one in between (so that React can
 * subscribe). Out of frame and turned the wrong way are not here: they depend on the movement, and
 * are told from the observations by `viewChecks.ts`.
 */
export type TrackerStatus =
  | { readonly kind: 'idle' }
  /** The browser is asking the person. */
  | { readonly kind: 'asking' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'running'; readonly issue: TrackingIssue | null }
  /** A file or a recording has come to its end. */
  | { readonly kind: 'ended' }
  | {
      readonly kind: 'failed';
      readonly failure: TrackerFailure;
      /** What is wrong, where, and what was expected, for `file-unreadable`: named after the file. */
      readonly detail?: string;
    };

export interface CameraDevice {
  readonly id: string;
  /** Empty until permission was given. */
  readonly label: string;
}

/**
 * What the pages need of a tracker. Implemented in `src/tracking` and handed in by the composition
 * root; the pages never import a tracker.
 */
export interface PatientTracker {
  readonly source: 'camera' | 'file' | 'replay' | 'synthetic';
  readonly status: TrackerStatus;
  /** Calls back at each change of status; returns how to end that. */
  subscribe(listener: () => void): () => void;
  /**
   * Calls back with each observation, in order of capture time. The object and its buffers are
   * overwritten by the next one. Returns how to end that.
   */
  onObservation(listener: (observation: LandmarkObservation) => void): () => void;
  /**
   * Asks for permission, loads, runs. Never rejects: what goes wrong is the status. A file or a
   * recording gives its first picture and then waits there for {@link play}; a camera runs at once.
   */
  start(): Promise<void>;
  /** Lets a file or a recording run on from where it stands. A camera has nothing to let go. */
  play(): void;
  /** Holds a file or a recording where it is, while the set is paused. A camera runs on. */
  hold(): void;
  /** Ends for good: camera off, worker gone. May be called twice. */
  stop(): void;
  /** The picture seen, to be put into the page; null where there is none. */
  readonly preview: HTMLVideoElement | null;
}

/** How the pages get a tracker. */
export interface TrackerFactory {
  /** The camera with this id, or the browser's choice. */
  camera(deviceId?: string): PatientTracker;
  /** A video that the person picked. */
  file(file: File): PatientTracker;
  /** The cameras there are; never rejects. */
  cameras(): Promise<readonly CameraDevice[]>;
}
