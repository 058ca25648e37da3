import type { Page } from 'playwright';

/** Called on each page on the way, with its name. */
type Look = (station: string) => Promise<void>;

const nothing: Look = async () => {};

/** From the first page to the questions, for one movement. */
export async function choose(page: Page, pattern: string, look = nothing): Promise<void> {
  await look('choose');
  await page.getByTestId(`choose-${pattern}`).click();
  await look('chosen');
  await page.getByTestId('choose-continue').click();
}

/** Answers as somebody does who is well, up to the camera check. */
export async function answerAllWell(page: Page, look = nothing): Promise<void> {
  const no = page.getByTestId('answer-no');
  const today = page.getByTestId('today-none');
  await no.or(today).waitFor();
  if (await no.isVisible()) await look('before-health');
  while (await no.isVisible()) await no.click();
  await look('before-today');
  await today.click();
  await look('before-home');
  await page.getByTestId('home-done').click();
  await feel(page, 0);
  await look('before-feel');
  await page.getByTestId('feel-continue').click();
}

/** Says how much pain and dizziness there is, 0–10. */
export async function feel(page: Page, pain: number, dizziness = 0): Promise<void> {
  const answers = [
    ['pain', pain],
    ['dizziness', dizziness],
  ] as const;
  for (const [symptom, value] of answers) {
    await page.getByTestId(`scale-${symptom}`).locator(`input[value="${value}"]`).check();
  }
}
