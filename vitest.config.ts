import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // A busy machine takes its time until what is waited for is there.
    expect: { poll: { timeout: 20_000 } },
    // Crash and concurrency tests start processes of their own: leave them a core.
    maxWorkers: 2,
  },
});
