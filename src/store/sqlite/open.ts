/** Opening a file, or creating one, and refusing everything that is no store of ours. */

import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { StoreError } from '../failure.ts';
import { SqliteConnection } from './connection.ts';
import { Leftovers } from './leftovers.ts';
import { CANTOPEN, NOTADB, READONLY, guard, resultCode } from './fault.ts';
import { APPLICATION_ID, CREATE, SCHEMA_VERSION } from './schema.ts';

export interface SqliteOptions {
  /** Never writes to the file; it must exist. */
  readonly readOnly?: boolean;
  /** How long to wait for another process that is writing, in milliseconds. Default: 10 000. */
  readonly busyTimeoutMs?: number;
}

/** Opens the store at `path`; see SqliteStore. */
export function connect(path: string, options: SqliteOptions): SqliteConnection {
  const file = resolve(path);
  const readOnly = options.readOnly ?? false;
  checkPlace(file, readOnly);
  const leftovers = new Leftovers(file);
  let database: DatabaseSync | undefined;
  try {
    if (!readOnly) leftovers.make();
    return guard(file, () => {
      database = open(file, readOnly, options.busyTimeoutMs ?? 10_000);
      identify(file, database, readOnly);
      tune(database, readOnly);
      return new SqliteConnection(file, database, readOnly);
    });
  } catch (error) {
    database?.close();
    leftovers.remove();
    throw error;
  }
}

/** What can be said before SQLite touches anything, and without opening the file: closing it again
 * would drop the locks that another connection of this process holds on it. */
function checkPlace(file: string, readOnly: boolean): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) {
    if (!readOnly) return;
    throw new StoreError(
      `${file}: there is no store to open read-only. Check the path, or open it for writing ` +
        'once to create it.',
    );
  }
  if (!found.isFile()) {
    const what = found.isDirectory() ? 'a folder' : 'no ordinary file';
    throw new StoreError(`${file} is ${what}: a store is one file, such as ${file}/store.db.`);
  }
  checkAccess(file, constants.R_OK);
  if (readOnly) return;
  checkAccess(file, constants.W_OK);
  // SQLite keeps its log beside the file.
  checkAccess(dirname(file), constants.W_OK);
}

function checkAccess(path: string, mode: number): void {
  try {
    accessSync(path, mode);
  } catch (error) {
    const verb = mode === constants.R_OK ? 'read' : 'written';
    throw new StoreError(
      `${path} cannot be ${verb} (${(error as NodeJS.ErrnoException).code ?? 'no access'}): ` +
        'change its permissions' +
        (verb === 'written' ? ', or open the store read-only.' : '.'),
      { cause: error },
    );
  }
}

function open(file: string, readOnly: boolean, timeout: number): DatabaseSync {
  // The foreign key is for selfCheck: checking it on each row would only slow appends down.
  const options = { readOnly, timeout, enableForeignKeyConstraints: false };
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, options);
    database.exec('SELECT 1 FROM sqlite_schema');
    return database;
  } catch (error) {
    database?.close();
    if (resultCode(error) === NOTADB) throw notSqlite(file, error);
    // In a folder nobody can write to, SQLite cannot set up the shared memory of its log. Where
    // there is no log, nobody is writing either.
    const code = resultCode(error);
    if (!readOnly || (code !== CANTOPEN && code !== READONLY)) throw error;
    if (existsSync(`${file}-wal`)) throw error;
    const url = pathToFileURL(file);
    url.searchParams.set('immutable', '1');
    return new DatabaseSync(url, options);
  }
}

function notSqlite(file: string, cause: unknown): StoreError {
  return new StoreError(
    `${file} is no SQLite file, or its first page is damaged: nothing in it was touched. ` +
      'Give another path, or go on from a backup.',
    { cause },
  );
}

function pragma(database: DatabaseSync, name: string): unknown {
  return Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
}

/** Throws unless the file is a store this build can use; makes one of an empty file. */
function identify(file: string, database: DatabaseSync, readOnly: boolean): void {
  const state = stateOf(database);
  if (state === 'empty') {
    if (readOnly) throw new StoreError(`${file} is empty: there is no store to open read-only.`);
    create(file, database);
    return;
  }
  if (state === 'foreign') {
    throw new StoreError(
      `${file} is a SQLite file, but not a store of this program: nothing in it was touched. ` +
        'Give another path.',
    );
  }
  if (state !== SCHEMA_VERSION) {
    throw new StoreError(
      `${file} has schema version ${state}, this build reads version ${SCHEMA_VERSION}: ` +
        'use a newer build. Nothing in it was touched.',
    );
  }
}

/** The schema version of a store; `foreign` for anybody else's tables. */
function stateOf(database: DatabaseSync): number | 'empty' | 'foreign' {
  const application = pragma(database, 'application_id');
  if (application === APPLICATION_ID) return Number(pragma(database, 'user_version'));
  const tables = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n'];
  return tables === 0 && application === 0 ? 'empty' : 'foreign';
}

/** Creates the tables, unless another process just did. */
function create(file: string, database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    if (stateOf(database) === 'empty') database.exec(CREATE);
    database.exec('COMMIT');
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
  }
  identify(file, database, true);
}

/**
 * A commit must be on disk when it is acknowledged: FULL. Pages are not mapped into memory: a walk
 * through a long record would count the whole file as the process's own, and is hardly faster.
 */
function tune(database: DatabaseSync, readOnly: boolean): void {
  if (!readOnly) database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  // In KiB, negative: appends look up ids all over an index, readers mostly walk.
  const cache = readOnly ? -8192 : -65_536;
  database.exec(
    `PRAGMA recursive_triggers = ON; PRAGMA cache_size = ${cache}; PRAGMA mmap_size = 0;`,
  );
}
