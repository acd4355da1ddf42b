/** Notices what other connections commit, in this process or another. */

import { watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { SqliteConnection } from './connection.ts';

/** Every commit is noticed within this time, even where the system reports no changes of files. */
const INTERVAL_MS = 200;
/** The write-ahead log changes on disk a moment before the commit is there to be read: looked for
 * after each of these times, as a busy disk may take long to make it safe. */
const SETTLE_MS = [5, 15, 45, 100];

/** A number that changes with every commit of another connection. */
const DATA_VERSION = 'PRAGMA data_version';

export class OutsideWrites {
  readonly #db: SqliteConnection;
  readonly #onCommit: () => void;
  #seen: unknown;
  #watcher: FSWatcher | undefined;
  #interval: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout | undefined;
  /** How many looks after the last change of the log have found nothing. */
  #looks = 0;

  constructor(db: SqliteConnection, onCommit: () => void) {
    this.#db = db;
    this.#onCommit = onCommit;
  }

  /** Keeps the process alive until `stop`: somebody is waiting for events. */
  start(): void {
    if (this.#interval !== undefined) return;
    this.#seen = this.#version();
    this.#interval = setInterval(() => {
      this.#look();
    }, INTERVAL_MS);
    this.#watcher = this.#watchLog();
  }

  stop(): void {
    clearInterval(this.#interval);
    clearTimeout(this.#soon);
    this.#watcher?.close();
    this.#interval = this.#soon = this.#watcher = undefined;
  }

  /** Watches the folder, since the log comes and goes; undefined where that is not possible. */
  #watchLog(): FSWatcher | undefined {
    const log = `${basename(this.#db.name)}-wal`;
    try {
      const watcher = watch(dirname(this.#db.name), (_kind, file) => {
        if (file !== log || (this.#soon !== undefined && this.#looks === 0)) return;
        this.#looks = 0;
        this.#lookSoon();
      });
      // The interval alone is enough, only slower.
      return watcher.on('error', () => {
        watcher.close();
      });
    } catch {
      return undefined;
    }
  }

  #lookSoon(): void {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => {
      this.#soon = undefined;
      this.#looks += 1;
      if (!this.#look() && this.#looks < SETTLE_MS.length) this.#lookSoon();
    }, SETTLE_MS[this.#looks]);
  }

  /** True when something was committed. */
  #look(): boolean {
    const version = this.#version();
    if (version === this.#seen) return false;
    this.#seen = version;
    this.#onCommit();
    return true;
  }

  #version(): unknown {
    try {
      return this.#db.row(DATA_VERSION)?.[0];
    } catch {
      // Not to be read just now: let the subscriptions find out, and tell.
      return Symbol('unreadable');
    }
  }
}
