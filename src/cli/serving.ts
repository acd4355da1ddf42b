import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { now } from '../input/clock.ts';
import { type Running, startServer } from '../server/serve.ts';
import type { EventStore } from '../store/port.ts';
import type { Cli } from './cli.ts';
import { version } from './version.ts';

/** Serves the workbench until the command is told to end; prints where it is. */
export async function serveUntilStopped(
  cli: Cli,
  store: EventStore,
  port: number | undefined,
): Promise<void> {
  const stopped = cli.stopped?.();
  const running: Running = await startServer({
    store,
    port,
    pageFolder: pageFolder(),
    version: version(),
    now: () => now(cli.env),
    onFailure: (error) => {
      cli.err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    },
  });
  cli.out(`\nWorkbench: ${running.url}\nCtrl-C stops it.\n`);
  await stopped;
  await running.close();
}

/** The folder dist/web of this installation, from the sources as from a build. */
function pageFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return join(folder, 'dist', 'web');
    if (folder === dirname(folder)) return join(import.meta.dirname, 'web');
  }
}
