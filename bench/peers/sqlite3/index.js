import { DatabaseSync } from 'node:sqlite';

/**
 * The part of the sqlite3 package's callback API that emmett-sqlite calls, over Node's own SQLite:
 * both sides of the comparison then run on the same SQLite, without a native add-on. It answers in
 * the next microtask, where the add-on would go through a thread, so it does not slow the peer.
 */
class Database {
  #database;

  constructor(fileName) {
    this.#database = new DatabaseSync(fileName);
  }

  run(sql, ...rest) {
    this.#ask('run', sql, rest);
  }

  all(sql, ...rest) {
    this.#ask('all', sql, rest);
  }

  get(sql, ...rest) {
    this.#ask('get', sql, rest);
  }

  close() {
    this.#database.close();
  }

  #ask(how, sql, rest) {
    const callback = rest.findLast((each) => typeof each === 'function');
    const values = Array.isArray(rest[0]) ? rest[0].map(bindable) : [];
    let error = null;
    let result;
    try {
      result = this.#database.prepare(sql)[how](...values);
    } catch (thrown) {
      error = thrown;
      error.errno ??= thrown.errcode;
    }
    const self =
      how === 'run' ? { changes: result?.changes, lastID: result?.lastInsertRowid } : this;
    if (callback !== undefined) queueMicrotask(() => callback.call(self, error, result));
    else if (error !== null) throw error;
  }
}

/** The add-on binds booleans as numbers and objects as their text; node:sqlite refuses both. */
function bindable(value) {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'object' && value !== null ? String(value) : (value ?? null);
}

export default { Database, OPEN_READWRITE: 2, OPEN_CREATE: 4, OPEN_URI: 64 };
