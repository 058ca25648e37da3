/**
 * `npm run screenshots`: walks through the built app as a person does, in front of a filmed figure, and
 * takes a picture of each page into `docs/screenshots`.
 */
import { mkdirSync } from 'node:fs';
import { chromium, type Page } from 'playwright';
import { BROWSER_ARGUMENTS } from '../browser/browserArguments';
import { findBrowser } from '../browser/findBrowser';
import { answerAllWell, choose, feel } from '../browser/walkPages';
import { makeFilm } from '../film/makeFilm';
import { buildIfNeeded } from '../try/buildIfNeeded';
import { serveBuilt } from '../try/serveBuilt';

const OUT = 'docs/screenshots';
const FILM = '.cache/films/screenshots.y4m';
const PATTERN = 'shoulder-abduction';

const take = async (page: Page, name: string): Promise<void> => {
  await page.waitForTimeout(600);
  await page.screenshot({ path: `${OUT}/${name}.png` });
  console.log(`${OUT}/${name}.png`);
};

mkdirSync(OUT, { recursive: true });
buildIfNeeded(process.cwd());
await makeFilm(
  {
    pattern: PATTERN,
    side: 'right',
    yawDegrees: 0,
    tempo: 1,
    repetitions: 4,
    before: 20,
    between: 1.5,
    after: 2,
    seconds: 7,
    width: 640,
    height: 480,
    rate: 10,
  },
  FILM,
);
const server = await serveBuilt(process.cwd());
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: [
    ...BROWSER_ARGUMENTS,
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${FILM}`,
  ],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(120_000);
  await page.goto(`${server.address}?dose=4&detail=full`);
  const look = (station: string) => take(page, station);
  await choose(page, PATTERN, look);
  await answerAllWell(page, look);
  await take(page, 'camera-permission');
  await page.getByTestId('camera-on').click();
  await page.getByText('Very good. You can start.').waitFor();
  await take(page, 'camera');
  await page.getByTestId('watch').click();
  await page.getByTestId('play').waitFor();
  // The figure is on its way out after a while, wherever it began.
  await page.waitForTimeout(6000);
  await take(page, 'watch');
  await page.getByTestId('start').click();
  await take(page, 'countdown');
  await page.getByTestId('count').getByText('1').waitFor();
  await page.waitForTimeout(4500);
  await take(page, 'do');
  await page.keyboard.press('Escape');
  await take(page, 'stopped');
  await page.getByTestId('carry-on').click();
  await page.getByRole('heading', { name: 'How it was' }).waitFor();
  await take(page, 'summary');
  await page.screenshot({ path: `${OUT}/summary-whole.png`, fullPage: true });
  await feel(page, 0);
  await take(page, 'feel-after');
} finally {
  await browser.close();
  await server.close();
}
