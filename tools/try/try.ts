/**
 * `npm run --silent try -- CLIP --pattern ID [--json]`: plays a video as the camera of the real, built
 * page, does one set there as a person would, and prints the repetitions it counted, in seconds of the
 * clip.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { PATTERN_LIBRARY } from '../../src/core/movement/library/library';
import { BROWSER_ARGUMENTS } from '../browser/browserArguments';
import { fakeCameraFlags } from '../browser/fakeCameraFlags';
import { findBrowser, NoBrowserError } from '../browser/findBrowser';
import { parseTryArguments } from './arguments';
import { buildIfNeeded } from './buildIfNeeded';
import { watchCameraClock } from './cameraClock';
import { driveSet, type TriedRepetition } from './driveSet';
import { findFfmpeg } from './findFfmpeg';
import { formatTable } from './formatTable';
import { makeCameraFile } from './makeCameraFile';
import { serveBuilt } from './serveBuilt';
import { TryError } from './tryError';

const ROOT = resolve(import.meta.dirname, '../..');
/** A small window: the figures are drawn without a graphics card, and the pose model comes first. */
const VIEWPORT = { width: 640, height: 480 };

const closings: (() => unknown)[] = [];
async function closeAll(): Promise<void> {
  for (const close of closings.splice(0).reverse()) await close();
}

async function tryClip(clip: string, pattern: string): Promise<readonly TriedRepetition[]> {
  const folder = mkdtempSync(join(tmpdir(), 'retrace-try-'));
  closings.push(() => rmSync(folder, { recursive: true, force: true }));
  const camera = join(folder, 'camera.y4m');
  const { clipSeconds } = makeCameraFile(findFfmpeg(), clip, camera);
  const executablePath = findBrowser();
  buildIfNeeded(ROOT);
  const server = await serveBuilt(ROOT);
  closings.push(server.close);
  const browser = await chromium.launch({
    executablePath,
    args: [...BROWSER_ARGUMENTS, ...fakeCameraFlags(camera)],
  });
  closings.push(() => browser.close());
  const page = await browser.newPage({ viewport: VIEWPORT });
  page.on('pageerror', (error) => console.error(`The page: ${error.message}`));
  await watchCameraClock(page);
  return driveSet(page, server.address, pattern, clipSeconds);
}

process.once('SIGINT', () => void closeAll().then(() => process.exit(130)));
try {
  const { clip, pattern, json } = parseTryArguments(
    process.argv.slice(2),
    PATTERN_LIBRARY.map(({ id }) => id),
  );
  const repetitions = await tryClip(clip, pattern);
  console.log(json ? JSON.stringify({ repetitions }) : formatTable(pattern, repetitions));
} catch (error) {
  const forPeople = error instanceof TryError || error instanceof NoBrowserError;
  console.error(forPeople ? error.message : error);
  process.exitCode = forPeople ? 2 : 1;
} finally {
  await closeAll();
}
