import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The page runs the same files as the command line: what they take from Node is given here. */
export default defineConfig({
  root: here('./src/web'),
  publicDir: false,
  logLevel: 'error',
  resolve: {
    alias: {
      'node:crypto': here('./src/web/platform/crypto.ts'),
      'node:timers/promises': here('./src/web/platform/timers.ts'),
    },
  },
  worker: { format: 'es' },
  build: {
    outDir: here('./dist/web'),
    emptyOutDir: true,
    target: 'es2024',
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
  },
});
