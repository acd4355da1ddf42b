import { join } from 'node:path';
import { importCase } from '../../src/case/import.ts';
import { readShipped } from '../../src/case/shipped-cases.ts';
import { type Running, type ServerOptions, startServer } from '../../src/server/serve.ts';
import type { EventStore } from '../../src/store/port.ts';
import { openStore } from '../../src/store/open.ts';

export const NOW = '2026-11-24T05:00:00Z';

export interface Served extends Running {
  readonly store: EventStore;
}

/** Serves a store that holds some of the shipped cases; closes both. */
export async function serve(
  location: string,
  cases: readonly string[],
  other: Partial<ServerOptions> = {},
): Promise<Served> {
  const store = await openStore(location);
  for (const each of cases) await importCase(store, readShipped(each));
  const running = await startServer({
    store,
    port: 0,
    pageFolder: join(import.meta.dirname, '..', '..', 'dist', 'web'),
    version: 'test',
    now: () => NOW,
    onFailure: (error) => {
      console.error(error);
    },
    ...other,
  });
  return {
    store,
    ...running,
    close: async () => {
      await running.close();
      await store.close();
    },
  };
}
