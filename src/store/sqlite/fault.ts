/** SQLite's errors in words a reader can act on. */

import { DamagedStore, StoreError } from '../failure.ts';

/** Primary result codes, https://www.sqlite.org/rescode.html */
const BUSY = 5;
export const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
export const CANTOPEN = 14;
export const NOTADB = 26;

/** The primary result code of an error of node:sqlite; undefined for any other error. */
export function resultCode(error: unknown): number | undefined {
  const code = (error as { errcode?: unknown } | undefined)?.errcode;
  return typeof code === 'number' ? code & 0xff : undefined;
}

/** Whether SQLite held an integer that a number cannot hold, which the store never wrote. */
export function isOutOfRange(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === 'ERR_OUT_OF_RANGE';
}

/** Runs `work` on the store at `name`; what SQLite throws comes out as a StoreError. */
export function guard<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw inWords(name, error);
  }
}

function inWords(name: string, error: unknown): unknown {
  const code = resultCode(error);
  if (code === undefined) {
    return isOutOfRange(error) ? damaged(name, 'a number is out of range', error) : error;
  }
  const message = (error as Error).message;
  if (code === CORRUPT || code === NOTADB) return damaged(name, message, error);
  const advice = ADVICE[code] ?? 'See https://www.sqlite.org/rescode.html.';
  return new StoreError(`${name}: ${message}. ${advice}`, { cause: error });
}

const ADVICE: Readonly<Record<number, string>> = {
  [BUSY]: 'Another process has been writing all the while: try again, or stop it.',
  [READONLY]: 'Check the permissions of the file and its folder, or open the store read-only.',
  [IOERR]: 'The disk failed: check it, and the space and permissions there.',
  [FULL]: 'The disk is full: make room and try again. Nothing of this append was kept.',
  [CANTOPEN]: 'Check that the file and its folder can be read and written.',
};

function damaged(name: string, message: string, cause: unknown): DamagedStore {
  return new DamagedStore(
    `${name} is damaged: ${message}. Verify its streams to see how far they can be read, ` +
      'and go on from a backup.',
    {},
    { cause },
  );
}
