export type PoseModelErrorKind =
  /** The model or its WebAssembly could not be fetched, or is not what it should be. */
  | 'model-not-loaded'
  /** MediaPipe needs WebGL in a worker, even when it computes on the CPU. */
  | 'webgl-missing'
  /** The worker died or hung, and did so again after each new start. */
  | 'worker-crashed';

export class PoseModelError extends Error {
  override readonly name = 'PoseModelError';

  constructor(
    readonly kind: PoseModelErrorKind,
    /** What happened, for the log; the words for people follow from the kind. */
    readonly detail: string,
  ) {
    super(`${kind}: ${detail}`);
  }
}
