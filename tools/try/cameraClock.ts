import type { Page } from 'playwright';

declare global {
  interface Window {
    /** When the camera's first picture was taken, ms on the page's clock. */
    firstPictureAt: number | undefined;
  }
}

/**
 * Lets the page tell when the first picture of its camera was taken. A picture's `mediaTime` counts from
 * the camera's first one, so every picture that the page looks at gives the same answer, whichever it
 * sees first.
 */
export async function watchCameraClock(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { prototype } = HTMLVideoElement;
    const request = prototype.requestVideoFrameCallback;
    prototype.requestVideoFrameCallback = function (callback) {
      return request.call(this, (now, metadata) => {
        const { captureTime, mediaTime } = metadata;
        if (captureTime !== undefined && this.srcObject !== null) {
          window.firstPictureAt ??= captureTime - mediaTime * 1000;
        }
        callback(now, metadata);
      });
    };
  });
}

/**
 * Waits for the camera's first picture; its time in seconds on the page's clock, or null if the page
 * says that there will be none.
 */
export async function firstPictureTime(page: Page, timeout: number): Promise<number | null> {
  const handle = await page.waitForFunction(
    () => window.firstPictureAt ?? document.querySelector('[data-testid="try-again"]') !== null,
    undefined,
    { timeout },
  );
  const time = await handle.jsonValue();
  return typeof time === 'number' ? time / 1000 : null;
}
