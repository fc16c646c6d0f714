import { defineConfig } from 'vitest/config';
import { deep } from './test/campaigns/size.ts';

// Unit tests run side by side. Tests that build a site or drive a browser take turns: each wants the machine.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      {
        test: {
          name: 'site',
          include: ['test/site/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 30_000 } },
          sequence: { groupOrder: 2 },
        },
      },
      {
        // Long runs of which `npm test` does a small cut and `npm run test:deep` all.
        test: {
          name: 'campaigns',
          include: ['test/campaigns/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: deep ? 1_200_000 : 120_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 30_000 } },
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
