/** Files that no answer may be written to: stores, and the files that cases are made of. */

import { type BigIntStats, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { scenariosFolder } from '../case/shipped-cases.ts';
import { UsageError } from '../input/usage.ts';
import { APPLICATION_ID } from '../store/sqlite/schema.ts';
import { beginningOf, isSqliteOf } from './kind.ts';

/** What SQLite keeps beside a database while it is in use. */
const LOGS = ['-wal', '-shm', '-journal'];

/** A file that may be there: its path without links, and what the system knows it by. */
export interface FoundFile {
  readonly real: string;
  readonly stats: BigIntStats | undefined;
}

/** Says what untouchable file this is, also through symbolic and hard links; undefined if none. */
export function untouchable(found: FoundFile, stores: readonly string[]): string | undefined {
  return storeFileIn(found, stores) ?? (isAnyStore(found) ? 'a store' : caseFileIn(found));
}

function storeFileIn(found: FoundFile, stores: readonly string[]): string | undefined {
  for (const store of stores) {
    const path = realPath(store);
    if (isSame(found, path)) return `the store ${store}`;
    // SQLite follows links: the logs lie beside the file itself.
    const log = LOGS.find((end) => isSame(found, path + end) || isSame(found, store + end));
    if (log !== undefined) return `a log file of the store ${store}`;
  }
  return undefined;
}

/** A store that this command does not use. Those it uses are told by inode before: opening and
 * closing a file here would drop the locks that SQLite holds on it in this process. */
function isAnyStore({ real, stats }: FoundFile): boolean {
  const log = LOGS.find((end) => real.endsWith(end));
  const database = log === undefined ? real : real.slice(0, -log.length);
  if (log === undefined ? stats?.isFile() !== true : statsOf(database)?.isFile() !== true)
    return false;
  try {
    return isSqliteOf(beginningOf(database), APPLICATION_ID);
  } catch {
    return false;
  }
}

function caseFileIn(found: FoundFile): string | undefined {
  if (found.stats === undefined) return undefined;
  for (const file of [...shippedFiles(), ...filesOfCasesNear(found.real)]) {
    if (isSame(found, file)) return `a file of a case (${file})`;
  }
  return undefined;
}

/** Everything that is shipped with the cases, schemas included. */
function shippedFiles(): string[] {
  let folder: string;
  try {
    folder = scenariosFolder();
  } catch (error) {
    // A build may come without cases.
    if (error instanceof UsageError) return [];
    throw error;
  }
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ya?ml|json|md)$/.test(name))
    .map((name) => join(folder, name));
}

/** Of the case folders above a file, beside it, and in the working directory. */
function filesOfCasesNear(path: string): string[] {
  const above: string[] = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    above.push(folder);
    if (folder === dirname(folder)) break;
  }
  const near = [process.cwd(), dirname(path)].flatMap((folder) => [folder, ...foldersIn(folder)]);
  const cases = [...new Set([...above, ...near])].filter((each) =>
    existsSync(join(each, 'case.yaml')),
  );
  return cases.flatMap((folder) =>
    [folder, ...['events', 'branches', 'models'].map((sub) => join(folder, sub))].flatMap((each) =>
      filesIn(each).filter((name) => /\.ya?ml$|^witness\.json$/.test(basename(name))),
    ),
  );
}

const foldersIn = (folder: string): string[] =>
  entriesOf(folder).flatMap((entry) => (entry.isDirectory() ? [join(folder, entry.name)] : []));

const filesIn = (folder: string): string[] =>
  entriesOf(folder).flatMap((entry) => (entry.isDirectory() ? [] : [join(folder, entry.name)]));

/** Nothing for a folder that is missing or may not be read. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function isSame({ real, stats }: FoundFile, path: string): boolean {
  if (real === realPath(path)) return true;
  if (stats === undefined) return false;
  const other = statsOf(path);
  return other?.ino === stats.ino && other.dev === stats.dev;
}

/** Nothing for what is not there or may not be looked at. */
function statsOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}

/** A path without links; of a file that is not there, at least its folder without links. */
export function realPath(path: string): string {
  const whole = resolve(path);
  try {
    return realpathSync(whole);
  } catch {
    const folder = dirname(whole);
    return folder === whole ? whole : join(realPath(folder), basename(whole));
  }
}
