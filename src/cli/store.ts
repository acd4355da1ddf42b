import { existsSync } from 'node:fs';
import { placeOfStore } from '../store/place.ts';
import type { EventStore } from '../store/port.ts';
import type { Access, Cli, CommonOptions } from './cli.ts';
import { UsageError } from '../input/usage.ts';

export const DEFAULT_STORE = '.detente/store.db';

/** Where the store is: the flag, else the environment, else the default. */
export function locationOf(cli: Cli, { store }: CommonOptions): string {
  const set = store ?? cli.env['DETENTE_STORE'];
  return set === undefined || set === '' ? DEFAULT_STORE : set;
}

/** Opens the store, works with it, and closes it whatever happens. */
export async function withStore<T>(
  cli: Cli,
  options: CommonOptions,
  access: Access,
  work: (store: EventStore) => Promise<T>,
): Promise<T> {
  await using store = await cli.open(locationOf(cli, options), access);
  return await work(store);
}

/** False for a file that would have to be made first. Throws StoreError for what is no place. */
export function isThere(location: string): boolean {
  const place = placeOfStore(location);
  return place.kind !== 'file' || existsSync(place.path);
}

/** Refuses to read a file that is not there, saying how to make one. */
export function mustExist(location: string, call: string): void {
  if (isThere(location)) return;
  throw new UsageError(
    `there is no store at ${location}. Make one with the shipped cases, or with a case of yours:\n` +
      `  ${call} start\n  ${call} import FOLDER --store ${location}`,
  );
}
