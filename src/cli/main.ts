#!/usr/bin/env node
import { once } from 'node:events';
import type { Cli } from './cli.ts';
import { keepHeapTight } from './heap.ts';
import { openAt } from './open.ts';
import { run } from './program.ts';

keepHeapTight();

/** Installed, it is called by its name; in the repository, through npm. */
function callOf(): string {
  return import.meta.filename.endsWith('.ts') ? 'npm run -s detente --' : 'detente';
}

const cli: Cli = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  kept: async () => {
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
  },
  stopped: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => {
          resolve();
        });
    }),
  env: process.env,
  columns: process.stdout.columns,
  outIsTerminal: process.stdout.isTTY,
  errIsTerminal: process.stderr.isTTY,
  call: callOf(),
  open: openAt(callOf()),
  exitCode: 0,
};

// `| head` closes the pipe when it has seen enough: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 2);
});

process.exitCode = await run(process.argv.slice(2), cli);
