import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { BROWSER_ARGUMENTS } from './tools/browser/browserArguments.ts';

const long = process.env.RETRACE_LONG === '1';
const browser = process.env.RETRACE_BROWSER;

const inBrowser = {
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      args: [...BROWSER_ARGUMENTS],
    },
  }),
  instances: [{ browser: 'chromium' as const }],
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/{unit,golden,repro}/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          testTimeout: 600_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          browser: inBrowser,
        },
      },
      ...(long
        ? [
            {
              test: {
                name: 'long',
                include: ['test/long/**/*.test.{ts,tsx}'],
                testTimeout: 900_000,
                hookTimeout: 120_000,
                fileParallelism: false,
                browser: inBrowser,
              },
            },
          ]
        : []),
    ],
  },
});
