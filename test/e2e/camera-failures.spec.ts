import { answerAllWell, choose } from '../../tools/browser/walkPages';
import { expect, expectAccessible, test } from './support/app';

/** What a browser throws (Media Capture and Streams, §10.2) → words the person must then find. */
const REFUSALS = [
  ['NotAllowedError', 'The camera is not allowed'],
  ['NotFoundError', 'I find no camera'],
  ['NotReadableError', 'Another program uses the camera'],
] as const;

for (const [name, title] of REFUSALS) {
  test(`${name}: says so, offers a way back and a way on`, async ({ page }) => {
    await page.addInitScript((error) => {
      navigator.mediaDevices.getUserMedia = async () => {
        throw new DOMException('refused by the test', error);
      };
    }, name);
    await page.goto('/?countdown=0');
    await choose(page, 'shoulder-abduction');
    await answerAllWell(page);
    await page.getByTestId('camera-on').click();
    await expect(page.getByText(title)).toBeVisible({ timeout: 60_000 });
    await expectAccessible(page);
    await expect(page.getByTestId('try-again')).toBeVisible();
    await page.getByTestId('without-camera').click();
    await page.getByTestId('start-now').click();
    await page.getByTestId('count-one').click();
    await expect(page.getByTestId('count')).toHaveText('1');
  });
}

test('a pose model that does not load is said, and the set goes on without it', async ({
  page,
}) => {
  await page.route('**/*.task', (route) => route.fulfill({ status: 404, body: '' }));
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = async () =>
      document.createElement('canvas').captureStream(5);
  });
  await page.goto('/?countdown=0');
  await choose(page, 'shoulder-abduction');
  await answerAllWell(page);
  await page.getByTestId('camera-on').click();
  await expect(page.getByText('I cannot see movements just now')).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  await page.getByTestId('without-camera').click();
  await page.getByTestId('start-now').click();
  await expect(page.getByTestId('count')).toHaveText('0');
});

/** Files that are no video this browser can play, and what they are called. */
const NOT_VIDEOS = [
  { name: 'empty.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(0) },
  { name: 'letter.mp4', mimeType: 'video/mp4', buffer: Buffer.from('Dear Sir or Madam, ') },
  {
    name: 'cut-off.webm',
    mimeType: 'video/webm',
    buffer: Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex'),
  },
];

for (const file of NOT_VIDEOS) {
  test(`${file.name}: is named, with what was expected, and another one can be picked`, async ({
    page,
  }) => {
    await page.goto('/');
    await choose(page, 'mini-squat');
    await answerAllWell(page);
    await page.getByTestId('video-file').setInputFiles(file);
    await expect(page.getByText(file.name)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('main')).toContainText(/MP4|WebM/);
    await expectAccessible(page);
    await expect(page.getByRole('button', { name: 'Use a video instead' })).toBeVisible();
  });
}
