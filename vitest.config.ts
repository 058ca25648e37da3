import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/{unit,golden,repro}/**/*.test.ts'],
        },
      },
    ],
  },
});
