/** From what a user writes as the place of a store to the engine for it. */

import { isEventStoreDb } from './eventstoredb/address.ts';
import { StoreError } from './failure.ts';
import { MemoryStore } from './memory/engine.ts';
import type { EventStore } from './port.ts';
import { SqliteStore } from './sqlite/engine.ts';
import type { SqliteOptions } from './sqlite/open.ts';

export type StoreOptions = SqliteOptions;

/**
 * Opens `memory:` as a new store in memory, `esdb://` or `kurrentdb://` as a server or cluster, a
 * path as a SQLite file (created where missing, unless read-only). Rejects with a StoreError that
 * says what is there instead; a server that does not answer is found out by the first call.
 */
export async function openStore(location: string, options: StoreOptions = {}): Promise<EventStore> {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(location)?.[1]?.toLowerCase();
  if (location === 'memory:') return new MemoryStore();
  if (isEventStoreDb(location)) {
    // Loaded only where it is needed: the network client takes longer to load than all the rest.
    const { openEventStoreDb } = await import('./eventstoredb/engine.ts');
    return openEventStoreDb(location, { readOnly: options.readOnly ?? false });
  }
  if (scheme !== undefined) throw refuse(scheme);
  if (location === '' || location.includes('\0') || location === ':memory:') {
    throw new StoreError(
      `${JSON.stringify(location)} is no place for a store: give a path to a file, or memory:.`,
    );
  }
  return await Promise.resolve(new SqliteStore(location, options));
}

/** The location itself stays out of the message: it may hold a password. */
function refuse(scheme: string): StoreError {
  return new StoreError(
    `${scheme}:// is no place this build can keep a store: give a path to a file, memory:, or ` +
      'the address of a server such as esdb://localhost:2113?tls=false.',
  );
}
