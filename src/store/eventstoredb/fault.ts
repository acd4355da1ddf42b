/** What the client throws, told apart: worth another try or not, and what a reader can do. */

import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  isCommandError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  TimeoutError,
  UnavailableError,
} from '@eventstore/db-client';
import { StoreError } from '../failure.ts';
import { NoReply } from './patience.ts';

/** Codes of gRPC the client has no class for. */
const PERMISSION_DENIED = 7;
const INTERNAL = 13;

/** Whether the same call may succeed later. What became of an append is then unknown. */
export function isTransient(error: unknown): boolean {
  if (
    error instanceof NoReply ||
    error instanceof UnavailableError ||
    error instanceof CancelledError ||
    error instanceof DeadlineExceededError ||
    error instanceof TimeoutError ||
    error instanceof NotLeaderError
  ) {
    return true;
  }
  const message = messageOf(error);
  // A connection that breaks in the middle of a message, and a cluster between two leaders.
  if (codeOf(error) === INTERNAL) return /RST_STREAM|stream|connection|socket/i.test(message);
  return (
    error instanceof Error &&
    !isCommandError(error) &&
    /Failed to discover|ECONN|socket|write after end/i.test(message)
  );
}

/** One sentence or two: the server, what was asked, what it said, what to do. */
export function explain(name: string, what: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  if (error instanceof StreamDeletedError) {
    return new StoreError(
      `${name}: ${what} failed: the stream was deleted on the server for good. Restore it from a ` +
        'backup, or use another name.',
    );
  }
  if (error instanceof AccessDeniedError || codeOf(error) === PERMISSION_DENIED) {
    return new StoreError(
      `${name}: ${what} was refused: this user may not, or user and password are wrong. ` +
        'Check them, or ask whoever runs the server for the right.',
    );
  }
  if (error instanceof MaxAppendSizeExceededError) {
    return new StoreError(
      `${name}: ${what} failed: the server takes at most ${error.maxAppendSize} bytes at once, ` +
        'and a single event is larger: raise its MaxAppendSize.',
    );
  }
  return new StoreError(`${name}: ${what} failed: ${messageOf(error)}.`);
}

/** Said when patience is over. */
export function gone(name: string, what: string, patience_ms: number, error: unknown): StoreError {
  return new StoreError(
    `${name}: ${what} had no success within ${patience_ms} ms (last: ${messageOf(error)}). ` +
      'Check that the server runs and can be reached, then try again.',
  );
}

/** What an error says, without the code before it and the address book behind it. */
export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error))
    .replace(/^\d+ [A-Z_]+: /, '')
    .replace(/ Resolution note:.*$/, '')
    .replace(/[.\s]+$/, '');
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
