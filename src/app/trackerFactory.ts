import type { TrackerFactory } from '../patient/tracker';
import { FileTracker } from '../tracking/file/fileTracker';
import { listCameras } from '../tracking/webcam/listCameras';
import { WebcamTracker } from '../tracking/webcam/webcamTracker';

/** The trackers of this device, for the pages. */
export const trackerFactory: TrackerFactory = {
  camera: (deviceId) => new WebcamTracker({ deviceId }),
  file: (file) => new FileTracker(file),
  cameras: listCameras,
};
