/** From what a user writes as the place of a store to the engine for it. */

import { StoreError } from './failure.ts';
import { MemoryStore } from './memory/engine.ts';
import type { EventStore } from './port.ts';
import { SqliteStore } from './sqlite/engine.ts';
import type { SqliteOptions } from './sqlite/open.ts';

export type OpenOptions = SqliteOptions;

/**
 * Opens `memory:` as a new store in memory, a path as a SQLite file (created where missing, unless
 * read-only). Rejects with a StoreError that says what is there instead.
 */
export async function openStore(location: string, options: OpenOptions = {}): Promise<EventStore> {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(location)?.[1]?.toLowerCase();
  if (location === 'memory:') return new MemoryStore();
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
  return /^(esdb|kurrentdb)(\+discover)?$/.test(scheme)
    ? new StoreError(
        `${scheme}:// names a cluster, and this build has no engine for clusters yet: ` +
          'give a path to a file, or memory:.',
      )
    : new StoreError(
        `${scheme}:// is no place this build can keep a store: give a path to a file, or memory:.`,
      );
}
