/** A connection to a store's file, with its statements. */

import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { StoreError } from '../failure.ts';
import { guard, isOutOfRange } from './fault.ts';

/** Columns in the order of the SELECT: rows as arrays are read faster than as objects. */
export type SqliteRow = readonly SQLOutputValue[];

export class SqliteConnection {
  /** Where the file is, for messages. */
  readonly name: string;
  readonly readOnly: boolean;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(name: string, database: DatabaseSync, readOnly: boolean) {
    this.name = name;
    this.#database = database;
    this.readOnly = readOnly;
  }

  /** The rows `sql` gives. Integers beyond what a number can hold come as bigints. */
  rows(sql: string, ...parameters: SQLInputValue[]): readonly SqliteRow[] {
    return guard(this.name, () => {
      const statement = this.statement(sql);
      try {
        return statement.all(...parameters) as unknown as SqliteRow[];
      } catch (error) {
        if (!isOutOfRange(error)) throw error;
        return wideRows(statement, parameters);
      }
    });
  }

  /** The first row `sql` gives. */
  row(sql: string, ...parameters: SQLInputValue[]): SqliteRow | undefined {
    return guard(
      this.name,
      () => this.statement(sql).get(...parameters) as unknown as SqliteRow | undefined,
    );
  }

  /** The prepared statement for `sql`, for loops where `rows` would cost too much. */
  statement(sql: string): StatementSync {
    this.checkOpen();
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql, { returnArrays: true });
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** Runs `work` in a transaction that writes; whatever it throws, nothing of it is kept. */
  write<T>(work: () => T): T {
    this.checkOpen();
    if (this.readOnly) {
      throw new StoreError(`${this.name} was opened read-only: open it for writing to append.`);
    }
    return guard(this.name, () => {
      // IMMEDIATE: what is read inside is still true at the commit.
      this.#database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        this.#database.exec('COMMIT');
        return result;
      } finally {
        if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      }
    });
  }

  checkOpen(): void {
    if (!this.#database.isOpen) throw new StoreError(`${this.name}: the store is closed.`);
  }

  close(): void {
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }
}

function wideRows(statement: StatementSync, parameters: SQLInputValue[]): readonly SqliteRow[] {
  statement.setReadBigInts(true);
  try {
    const rows = statement.all(...parameters) as unknown as SqliteRow[];
    return rows.map((row) => row.map(narrow));
  } finally {
    statement.setReadBigInts(false);
  }
}

function narrow(value: SQLOutputValue): SQLOutputValue {
  return typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
