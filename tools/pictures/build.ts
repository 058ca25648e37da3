/**
 * `npm run build:pictures`: draws every pattern of the library with our own avatars and writes
 * `public/pictures/<id>.webp`, 640×480. Needs a Chromium; the pictures are kept in the repository.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import sharp from 'sharp';
import { createServer } from 'vite';
import { PATTERN_LIBRARY } from '../../src/core/movement/library/library';
import { BROWSER_ARGUMENTS } from '../browser/browserArguments';
import { findBrowser } from '../browser/findBrowser';

const OUT = 'public/pictures';
const WIDTH = 640;
const HEIGHT = 480;
/** Drawn larger, for smooth edges. */
const OVERSAMPLED = 2;
const LARGEST_BYTES = 40_000;

const server = await createServer({
  server: { hmr: false, watch: null },
  optimizeDeps: { entries: ['tools/pictures/index.html'] },
  cacheDir: '.cache/pictures-vite',
  logLevel: 'error',
});
await server.listen();
const address = server.resolvedUrls?.local[0];
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: [...BROWSER_ARGUMENTS],
});
try {
  const page = await browser.newPage({
    viewport: { width: WIDTH * OVERSAMPLED, height: HEIGHT * OVERSAMPLED },
  });
  page.setDefaultTimeout(120_000);
  await page.goto(`${address}tools/pictures/index.html`);
  mkdirSync(OUT, { recursive: true });
  for (const { id } of PATTERN_LIBRARY) {
    await page.waitForFunction(() => window.drawPattern !== undefined);
    await page.evaluate((pattern) => window.drawPattern?.(pattern), id);
    const picture = await sharp(await page.screenshot())
      .resize(WIDTH, HEIGHT)
      .webp({ quality: 82, effort: 6 })
      .toBuffer();
    if (picture.length > LARGEST_BYTES) {
      throw new Error(`${id}.webp has ${picture.length} bytes; at most ${LARGEST_BYTES} wanted`);
    }
    writeFileSync(`${OUT}/${id}.webp`, picture);
    console.log(`${id}.webp ${picture.length} bytes`);
  }
} finally {
  await browser.close();
  await server.close();
}
