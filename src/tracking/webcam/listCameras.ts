export interface CameraDevice {
  readonly id: string;
  /** Empty until permission was given. */
  readonly label: string;
}

/** The cameras there are; empty where they cannot be listed. */
export async function listCameras(): Promise<readonly CameraDevice[]> {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices
      .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
      .map(({ deviceId, label }) => ({ id: deviceId, label }));
  } catch {
    return [];
  }
}
