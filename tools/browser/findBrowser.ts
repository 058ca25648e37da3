import { join } from 'node:path';
import { chromium } from 'playwright';
import {
  canInstallPackages,
  findOnPath,
  installPackage,
  type Machine,
  thisMachine,
} from './machine';

/** No usable browser, and none could be got; the message says how to get one. */
export class NoBrowserError extends Error {
  override readonly name = 'NoBrowserError';
}

const NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

/** Where Chrome, Chromium and Edge put themselves when not on the search path. */
function usualPlaces({ platform, environment }: Machine): string[] {
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `Applications/${name}.app/Contents/MacOS/${name}`,
    );
    const home = environment.HOME;
    return [...apps.map((app) => `/${app}`), ...(home ? apps.map((app) => join(home, app)) : [])];
  }
  if (platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => environment[name] ?? [],
    );
    const inside = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return roots.flatMap((root) => inside.map((path) => `${root}\\${path}`));
  }
  return [
    '/opt/google/chrome/chrome',
    '/usr/bin/google-chrome',
    '/usr/bin/chromium',
    '/usr/lib/chromium/chromium',
    '/snap/bin/chromium',
  ];
}

/**
 * On Linux a name on the path may be a stub that only asks for a snap to be installed: a browser must
 * say its version. On Windows that question would open a window, so there the file is enough.
 */
const isBrowser = (machine: Machine, file: string): boolean =>
  machine.isExecutable(file) && (machine.platform !== 'linux' || machine.runs(file, ['--version']));

function playwrightsOwn(): string | undefined {
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/**
 * The executable of a Chromium-like browser: `RETRACE_BROWSER` if that is set, else the system's, else
 * the one that Playwright downloaded, else Debian's `chromium`, which is installed if that is possible.
 * @throws NoBrowserError
 */
export function findBrowser(
  machine: Machine = thisMachine,
  ownOfPlaywright: string | undefined = playwrightsOwn(),
): string {
  const told = machine.environment.RETRACE_BROWSER;
  if (told) {
    if (machine.isExecutable(told)) return told;
    throw new NoBrowserError(`RETRACE_BROWSER is set to ${told}, but no program is there.`);
  }
  const search = (): string | undefined => {
    const places = [
      ...NAMES.flatMap((name) => findOnPath(machine, [name]) ?? []),
      ...usualPlaces(machine),
      ...(ownOfPlaywright ? [ownOfPlaywright] : []),
    ];
    return places.find((file) => isBrowser(machine, file));
  };
  const found = search();
  if (found) return found;
  if (canInstallPackages(machine) && installPackage(machine, 'chromium')) {
    const installed = search();
    if (installed) return installed;
  }
  throw new NoBrowserError(
    'No Chrome or Chromium was found. Install one (https://www.google.com/chrome, or your ' +
      "system's chromium package), or run `npx playwright install chromium`, or set " +
      'RETRACE_BROWSER to the path of one.',
  );
}
