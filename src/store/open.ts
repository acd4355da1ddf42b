/** From what a user writes as the place of a store to the engine for it. */

import { MemoryStore } from './memory/engine.ts';
import { placeOfStore } from './place.ts';
import type { EventStore } from './port.ts';
import { SqliteStore } from './sqlite/engine.ts';
import type { SqliteOptions } from './sqlite/open.ts';

export type StoreOptions = SqliteOptions;

/**
 * Opens `memory:` as a new store in memory, `esdb://` or `kurrentdb://` as a server or cluster, a
 * path (also as `sqlite:PATH` or `file:PATH`) as a SQLite file, created where missing unless
 * read-only. Rejects with a StoreError that says what is there instead; a server that does not
 * answer is found out by the first call.
 */
export async function openStore(location: string, options: StoreOptions = {}): Promise<EventStore> {
  const place = placeOfStore(location);
  switch (place.kind) {
    case 'memory':
      return new MemoryStore();
    case 'server': {
      // Loaded only where it is needed: the network client takes longer to load than all the rest.
      const { openEventStoreDb } = await import('./eventstoredb/engine.ts');
      return openEventStoreDb(location, { readOnly: options.readOnly ?? false });
    }
    case 'file':
      return await Promise.resolve(new SqliteStore(place.path, options));
  }
}
