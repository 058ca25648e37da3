import {
  canInstallPackages,
  findOnPath,
  installPackage,
  type Machine,
  thisMachine,
} from '../browser/machine';
import { TryError } from './tryError';

/**
 * The path of ffmpeg: the one on the search path, else Debian's, installed if that is possible.
 * @throws TryError
 */
export function findFfmpeg(machine: Machine = thisMachine): string {
  const find = (): string | undefined => findOnPath(machine, ['ffmpeg']);
  const found = find();
  if (found) return found;
  if (canInstallPackages(machine) && installPackage(machine, 'ffmpeg')) {
    const installed = find();
    if (installed) return installed;
  }
  throw new TryError(
    'ffmpeg was not found; it turns the clip into a camera picture. Install it ' +
      '(https://ffmpeg.org, or your system\'s "ffmpeg" package) and see that it is on the PATH.',
  );
}
