import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

/** Requests that left the page's own origin; errors that the page did not catch. */
export interface Watched {
  readonly foreign: string[];
  readonly errors: string[];
}

/** Notes, from now on, whatever `page` or its workers ask of another origin, and what breaks. */
export function watch(page: Page, origin: string): Watched {
  const watched: Watched = { foreign: [], errors: [] };
  page.context().on('request', (request) => {
    const url = request.url();
    if (!/^(blob|data):/.test(url) && new URL(url).origin !== origin) watched.foreign.push(url);
  });
  page.on('pageerror', (error) => watched.errors.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) watched.errors.push(message.text());
  });
  return watched;
}

/** Every test of a page also says: nothing asked of anybody else, nothing broke. */
export const test = base.extend<{ watched: Watched }>({
  watched: [
    async ({ page, baseURL }, use) => {
      const watched = watch(page, new URL(baseURL ?? '').origin);
      await use(watched);
      expect(watched.foreign, 'requests to another origin').toEqual([]);
      expect(watched.errors, 'errors on the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** WCAG 2.2 AA as far as axe can tell. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' | ')}`);
  expect(found).toEqual([]);
}
