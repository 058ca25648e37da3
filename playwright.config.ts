import { defineConfig } from '@playwright/test';
import { BROWSER_ARGUMENTS } from './tools/browser/browserArguments.ts';

const PORT = 4317;
const browser = process.env.RETRACE_BROWSER;

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '.cache/playwright',
  workers: 1,
  timeout: 120_000,
  retries: 0,
  use: {
    baseURL: `http://localhost:${PORT}`,
    viewport: { width: 1280, height: 800 },
    // Nothing is measured or read in the middle of a movement of the page.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      args: [...BROWSER_ARGUMENTS],
    },
  },
  webServer: {
    command: `npx vite preview --port ${PORT} --strictPort`,
    port: PORT,
    reuseExistingServer: false,
  },
});
