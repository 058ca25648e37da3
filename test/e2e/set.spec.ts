import { resolve } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { BROWSER_ARGUMENTS } from '../../tools/browser/browserArguments';
import { answerAllWell, choose, feel } from '../../tools/browser/walkPages';
import { expect, expectAccessible, test, watch } from './support/app';
import { filmOfThree } from './support/film';

let browser: Browser;

test.beforeAll(async () => {
  test.setTimeout(400_000);
  const film = resolve(await filmOfThree());
  browser = await chromium.launch({
    ...(process.env.RETRACE_BROWSER ? { executablePath: process.env.RETRACE_BROWSER } : {}),
    args: [
      ...BROWSER_ARGUMENTS,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
});

test.afterAll(() => browser.close());

test('a person in front of the camera is counted, corrected and shown how it was, with no network', async ({
  baseURL,
}) => {
  test.setTimeout(400_000);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const watched = watch(page, new URL(baseURL ?? '').origin);
  await page.goto(`${baseURL}/?countdown=0&dose=3`);
  await choose(page, 'shoulder-abduction');
  await answerAllWell(page);
  await page.getByTestId('camera-on').click();
  await expect(page.getByText('Very good. You can start.')).toBeVisible({ timeout: 120_000 });
  await expectAccessible(page);
  await page.getByTestId('watch').click();
  await expect(page.getByTestId('play')).toBeVisible({ timeout: 60_000 });
  // From here on the server could be gone: everything is on this side.
  await context.setOffline(true);
  await page.getByTestId('start').click();
  await expect(page.getByTestId('count')).toHaveText('1', { timeout: 120_000 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How it was', {
    timeout: 120_000,
  });
  await expectAccessible(page);
  const saved = await page.locator('data#trials').getAttribute('value');
  const { sets } = JSON.parse(saved ?? '{}') as {
    sets: { trials: { start: number; end: number; quality: number | null }[] }[];
  };
  expect(sets).toHaveLength(1);
  const trials = sets[0]?.trials ?? [];
  expect(trials).toHaveLength(3);
  for (const { start, end, quality } of trials) {
    // The film's repetitions take five seconds each.
    expect(end - start).toBeGreaterThan(3);
    expect(end - start).toBeLessThan(6.5);
    expect(quality ?? 100).toBeGreaterThan(60);
  }
  await feel(page, 0);
  expect(watched.foreign).toEqual([]);
  expect(watched.errors).toEqual([]);
  await context.close();
});
