import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/order.ts';

const all = ['test/**/*.test.ts'];
/** A module is put in place of another one: nobody else may have loaded it before. */
const alone = ['test/store/no-watch.test.ts', 'test/web/one-decision.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // A busy machine takes its time until what is waited for is there.
    expect: { poll: { timeout: 20_000 } },
    // Crash and concurrency tests start processes of their own: leave them a core.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // The processes and threads that tests start load what those before them have compiled.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/detente-compiled') },
    projects: [
      // Most of the time of a short test would go into loading everything anew for its file.
      { extends: true, test: { name: 'together', include: all, exclude: alone, isolate: false } },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
});
