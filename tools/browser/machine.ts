import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/** What the search for a program needs to know of the machine; replaced in tests. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  isExecutable(file: string): boolean;
  /** Whether the program starts at all: exit code 0. */
  runs(program: string, args: readonly string[]): boolean;
}

/** Programs that take longer than this to say their version are not usable, ms. */
const ANSWER_WITHIN_MS = 20_000;
const INSTALL_WITHIN_MS = 15 * 60_000;

export const thisMachine: Machine = {
  platform: process.platform,
  environment: process.env,
  isRoot: process.getuid?.() === 0,
  isExecutable(file) {
    try {
      accessSync(file, constants.X_OK);
      return statSync(file).isFile();
    } catch {
      return false;
    }
  },
  runs(program, args) {
    const isInstaller = program.endsWith('apt-get');
    const { status } = spawnSync(program, args, {
      // What an installer says belongs on stderr: stdout is kept for the command's own answer.
      stdio: ['ignore', isInstaller ? 2 : 'ignore', isInstaller ? 2 : 'ignore'],
      env: isInstaller ? { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } : process.env,
      timeout: isInstaller ? INSTALL_WITHIN_MS : ANSWER_WITHIN_MS,
    });
    return status === 0;
  },
};

/** The first of these names that is a program on the search path, as a whole path. */
export function findOnPath(machine: Machine, names: readonly string[]): string | undefined {
  const folders = (machine.environment.PATH ?? '').split(delimiter).filter(Boolean);
  const endings = machine.platform === 'win32' ? ['.exe'] : [''];
  for (const name of names) {
    for (const folder of folders) {
      for (const ending of endings) {
        const file = join(folder, name + ending);
        if (machine.isExecutable(file)) return file;
      }
    }
  }
  return undefined;
}

const APT_GET = '/usr/bin/apt-get';

/** Whether {@link installPackage} may be tried: a Debian-like system, and allowed to change it. */
export const canInstallPackages = (machine: Machine): boolean =>
  machine.platform === 'linux' && machine.isRoot && machine.isExecutable(APT_GET);

/** Installs one Debian package; false if that failed. Takes minutes. */
export function installPackage(machine: Machine, name: string): boolean {
  machine.runs(APT_GET, ['update', '-q']);
  return machine.runs(APT_GET, ['install', '-q', '-y', '--no-install-recommends', name]);
}
