import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import type { Side } from '../../src/core/body/skeleton';
import { BROWSER_ARGUMENTS } from '../browser/browserArguments';
import { findBrowser } from '../browser/findBrowser';
import { createY4m } from './y4m';

/** What a rendered person does in front of the camera. */
export interface Scene {
  readonly pattern: string;
  readonly side: Side;
  /** How far the person is turned; 0 faces the camera, 90 shows the right side. */
  readonly yawDegrees: number;
  /** Against the model's own. */
  readonly tempo: number;
  readonly repetitions: number;
  /** Seconds at rest before the first, between two, and after the last repetition. */
  readonly before: number;
  readonly between: number;
  readonly after: number;
  /** Seconds of one repetition at tempo 1. */
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
  /** Pictures a second. */
  readonly rate: number;
}

/** Films a scene into `path`, as a Y4M that a browser plays as its camera. Knows no clock. */
export async function makeFilm(scene: Scene, path: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const server = await createServer({
    server: { hmr: false, watch: null },
    optimizeDeps: { entries: ['tools/film/index.html'] },
    cacheDir: '.cache/film-vite',
    logLevel: 'error',
  });
  await server.listen();
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [...BROWSER_ARGUMENTS],
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(`${server.resolvedUrls?.local[0]}tools/film/index.html`);
    await page.waitForFunction(() => window.openScene !== undefined);
    await page.evaluate((wanted) => window.openScene?.(wanted), scene);
    const film = createY4m(path, scene.width, scene.height, scene.rate);
    const { before, repetitions, between, after, tempo } = scene;
    const moving = repetitions * (scene.seconds / tempo + between);
    let atRest: Buffer | null = null;
    for (let picture = 0; picture < (before + moving + after) * scene.rate; picture++) {
      const time = picture / scene.rate;
      const still = time < before || time >= before + moving;
      const rgba: Buffer =
        still && atRest !== null
          ? atRest
          : Buffer.from(
              (await page.evaluate((at) => window.takePicture?.(at), time)) ?? '',
              'base64',
            );
      if (still) atRest = rgba;
      film.write(rgba);
    }
    film.close();
  } finally {
    await browser.close();
    await server.close();
  }
}
