/** Why a tracker cannot go on. */
export type TrackerFailure =
  | 'permission-refused'
  | 'no-camera'
  | 'camera-in-use'
  | 'camera-unplugged'
  | 'model-failed'
  | 'file-unreadable';

/** What keeps a running tracker from seeing the patient; it goes away by itself. */
export type TrackingIssue = 'black-picture' | 'nobody' | 'second-person';

/** The life of a tracker; a new object at each change, the same one in between. */
export type TrackerStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'running'; readonly issue: TrackingIssue | null }
  | { readonly kind: 'ended' }
  | {
      readonly kind: 'failed';
      readonly failure: TrackerFailure;
      /** What is wrong, where, and what was expected. */
      readonly detail?: string;
    };
