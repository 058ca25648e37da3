import { describe, expect, it } from 'vitest';
import { findBrowser, NoBrowserError } from '../../../tools/browser/findBrowser';
import type { Machine } from '../../../tools/browser/machine';

interface Pretended {
  platform?: NodeJS.Platform;
  isRoot?: boolean;
  environment?: Record<string, string>;
  files?: string[];
  /** Programs that are there but do not start. */
  broken?: string[];
  /** What `apt-get install chromium` puts on the disk. */
  installs?: string[];
}

function pretend(options: Pretended): { machine: Machine; ran: string[] } {
  const files = new Set(options.files);
  const ran: string[] = [];
  const machine: Machine = {
    platform: options.platform ?? 'linux',
    environment: { PATH: '/usr/local/bin:/usr/bin', ...options.environment },
    isRoot: options.isRoot ?? false,
    isExecutable: (file) => files.has(file),
    runs(program, args) {
      ran.push([program, ...args].join(' '));
      if (args[0] === 'install') for (const file of options.installs ?? []) files.add(file);
      return !options.broken?.includes(program);
    },
  };
  return { machine, ran };
}

describe('findBrowser', () => {
  it("takes the system's browser before the one of playwright", () => {
    const own = '/home/a/.cache/ms-playwright/chrome';
    const { machine } = pretend({ files: ['/usr/bin/chromium', own] });
    expect(findBrowser(machine, own)).toBe('/usr/bin/chromium');
  });

  it('passes over a stub that does not start', () => {
    const { machine } = pretend({
      files: ['/usr/bin/chromium-browser', '/opt/google/chrome/chrome'],
      broken: ['/usr/bin/chromium-browser'],
    });
    expect(findBrowser(machine, undefined)).toBe('/opt/google/chrome/chrome');
  });

  it('passes over a path that playwright names but never downloaded', () => {
    const { machine } = pretend({ files: [] });
    expect(() => findBrowser(machine, '/nowhere/chrome')).toThrow(NoBrowserError);
  });

  it('finds Chrome where macOS and Windows put it', () => {
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser(pretend({ platform: 'darwin', files: [mac] }).machine, undefined)).toBe(mac);
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const { machine, ran } = pretend({
      platform: 'win32',
      files: [edge],
      environment: { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' },
    });
    expect(findBrowser(machine, undefined)).toBe(edge);
    expect(ran).toEqual([]);
  });

  it("installs Debian's chromium when it may", () => {
    const { machine, ran } = pretend({
      isRoot: true,
      files: ['/usr/bin/apt-get'],
      installs: ['/usr/bin/chromium'],
    });
    expect(findBrowser(machine, undefined)).toBe('/usr/bin/chromium');
    expect(ran.some((line) => line.endsWith('--no-install-recommends chromium'))).toBe(true);
  });

  it('installs nothing without being root, and says how to get a browser', () => {
    const { machine, ran } = pretend({ files: ['/usr/bin/apt-get'] });
    expect(() => findBrowser(machine, undefined)).toThrow(/npx playwright install chromium/);
    expect(ran).toEqual([]);
  });

  it('obeys RETRACE_BROWSER, and says so when nothing is there', () => {
    const environment = { RETRACE_BROWSER: '/my/chrome' };
    const files = ['/my/chrome', '/usr/bin/chromium'];
    expect(findBrowser(pretend({ environment, files }).machine, undefined)).toBe('/my/chrome');
    expect(() => findBrowser(pretend({ environment }).machine, undefined)).toThrow(
      /RETRACE_BROWSER is set to \/my\/chrome/,
    );
  });
});
