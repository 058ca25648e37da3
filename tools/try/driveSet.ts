import type { Page } from 'playwright';
import { firstPictureTime } from './cameraClock';
import { HOLD_BEFORE } from './makeCameraFile';

export interface TriedRepetition {
  /** Seconds in the clip. */
  readonly start: number;
  /** Seconds in the clip. */
  readonly end: number;
  /** 0–100, or null where too little of it could be measured. */
  readonly quality: number | null;
}

/** Still looked at after the clip's end, s. */
const AFTER = 2;
const PAGE_TIMEOUT_MS = 60_000;
/** The pose model loads before the camera opens. */
const CAMERA_TIMEOUT_MS = 120_000;
const LOOK_EVERY_MS = 100;

const button = (page: Page, name: string) => page.getByTestId(name);

/** Goes through the pages as a person would who has no complaints, up to the running set. */
async function beginSet(page: Page, address: string, pattern: string): Promise<number> {
  const asked = new URLSearchParams({ pattern, side: 'find', countdown: '0', dose: '999' });
  await page.goto(`${address}?${asked}`, { timeout: PAGE_TIMEOUT_MS });
  await button(page, 'choose-continue').click();
  const no = button(page, 'answer-no');
  const today = button(page, 'today-none');
  await no.or(today).waitFor();
  while (await no.isVisible()) await no.click();
  await today.click();
  await button(page, 'home-done').click();
  for (const symptom of ['pain', 'dizziness']) {
    await button(page, `scale-${symptom}`).locator('input[value="0"]').check();
  }
  await button(page, 'feel-continue').click();
  await button(page, 'camera-on').click();
  const first = await firstPictureTime(page, CAMERA_TIMEOUT_MS);
  if (first === null) {
    const said = await page.getByRole('main').textContent();
    throw new Error(`The page cannot go on: ${said}`);
  }
  await button(page, 'start-now').click();
  return first;
}

/** Waits until the clip is over, going on wherever the page waits for a word. */
async function waitThrough(page: Page, end: number): Promise<void> {
  for (;;) {
    const now = (await page.evaluate(() => performance.now())) / 1000;
    if (now >= end || (await button(page, 'again').isVisible())) return;
    const resume = button(page, 'resume');
    if (await resume.isVisible()) await resume.click({ timeout: 1000 }).catch(() => {});
    await page.waitForTimeout(Math.min(LOOK_EVERY_MS, (end - now) * 1000));
  }
}

interface SavedTrials {
  readonly sets: readonly {
    readonly trials: readonly { start: number; end: number; quality: number | null }[];
  }[];
}

/** Does one set in front of the fake camera and reads what the page counted. */
export async function driveSet(
  page: Page,
  address: string,
  pattern: string,
  clipSeconds: number,
): Promise<readonly TriedRepetition[]> {
  page.setDefaultTimeout(PAGE_TIMEOUT_MS);
  const clipStart = (await beginSet(page, address, pattern)) + HOLD_BEFORE;
  await waitThrough(page, clipStart + clipSeconds + AFTER);
  const finish = button(page, 'finish');
  if (await finish.isVisible()) await finish.click();
  const saved = await page.locator('data#trials').getAttribute('value');
  const { sets } = JSON.parse(saved ?? '{"sets":[]}') as SavedTrials;
  const inClip = (time: number): number =>
    Math.round(Math.min(Math.max(time - clipStart, 0), clipSeconds) * 1000) / 1000;
  return sets
    .flatMap(({ trials }) => trials)
    .map(({ start, end, quality }) => ({
      start: inClip(start),
      end: inClip(end),
      quality: quality === null ? null : Math.round(quality),
    }));
}
