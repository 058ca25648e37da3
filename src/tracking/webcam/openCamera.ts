import type { TrackerFailure } from '../trackerStatus';

/** The camera could not be opened, for a reason that has a name. */
export class CameraError extends Error {
  override readonly name = 'CameraError';

  constructor(
    readonly failure: TrackerFailure,
    readonly detail: string,
  ) {
    super(`${failure}: ${detail}`);
  }
}

/** `DOMException` names of `getUserMedia`; Firefox and older Chrome have names of their own. */
const FAILURES: Readonly<Record<string, TrackerFailure>> = {
  NotAllowedError: 'permission-refused',
  SecurityError: 'permission-refused',
  NotFoundError: 'no-camera',
  OverconstrainedError: 'no-camera',
  NotReadableError: 'camera-in-use',
  AbortError: 'camera-in-use',
};

/**
 * Asks the person for a camera and opens it. The whole picture is wanted: browsers that may cut one
 * to the wished size cut off the feet.
 * @throws CameraError
 */
export async function openCamera(deviceId?: string): Promise<MediaStream> {
  // Without a secure context (plain http from another machine) there is no mediaDevices.
  if (!navigator.mediaDevices?.getUserMedia) {
    throw new CameraError('permission-refused', 'The page is not served securely (https)');
  }
  const video: MediaTrackConstraints & { resizeMode: ConstrainDOMString } = {
    width: { ideal: 640 },
    height: { ideal: 480 },
    frameRate: { ideal: 30 },
    resizeMode: 'none',
    ...(deviceId ? { deviceId: { exact: deviceId } } : { facingMode: 'user' }),
  };
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: false, video });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    throw new CameraError(FAILURES[name] ?? 'camera-in-use', `${name}: ${message}`);
  }
}
