/** What a user may write as the place of a store, and what it means. */

import { fileURLToPath } from 'node:url';
import { isEventStoreDb } from './eventstoredb/address.ts';
import { StoreError } from './failure.ts';

export type StorePlace =
  | { readonly kind: 'memory' }
  | { readonly kind: 'server' }
  /** A SQLite file. */
  | { readonly kind: 'file'; readonly path: string };

/** A word before a colon. One letter alone may be a drive of Windows. */
const WORD = /^([a-z][a-z0-9+.-]+):/i;

const ALLOWED =
  'give a path to a SQLite file (store.db, sqlite:store.db or file:///folder/store.db), memory:, ' +
  'or the address of a server such as esdb://localhost:2113?tls=false';

/**
 * Reads the place of a store; touches nothing. Throws a StoreError that says what is allowed. Of an
 * unknown kind of address it repeats the first word only: the rest may hold a password.
 */
export function placeOfStore(location: string): StorePlace {
  if (location === 'memory:') return { kind: 'memory' };
  if (isEventStoreDb(location)) return { kind: 'server' };
  const word = WORD.exec(location)?.[1];
  if (word === undefined) return { kind: 'file', path: checked(location, location) };
  const rest = location.slice(word.length + 1);
  switch (word.toLowerCase()) {
    case 'sqlite':
      return { kind: 'file', path: checked(rest, location, rest.startsWith('//')) };
    case 'file':
      return { kind: 'file', path: checked(pathOfUrl(rest), location) };
    default:
      throw new StoreError(
        `${word}: is not a kind of store: ${ALLOWED}. For a file whose name begins so, write ./ before it.`,
      );
  }
}

/** What follows `file:` is a plain path, or the rest of a URL with percent-encoded characters. */
function pathOfUrl(rest: string): string {
  if (!rest.startsWith('//')) return rest;
  try {
    return fileURLToPath(`file:${rest}`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      `file:${rest} does not name a file on this machine (${why}): write it like file:///folder/store.db.`,
      { cause: error },
    );
  }
}

/** `sqlite://host` looks like an address and would be a folder of the root. */
function checked(path: string, location: string, isUrl = false): string {
  const isPlace = path !== '' && !path.includes('\0') && path !== ':memory:';
  if (isPlace && (!isUrl || path.startsWith('///'))) return path;
  throw new StoreError(`${JSON.stringify(location)} is no place for a store: ${ALLOWED}.`);
}
