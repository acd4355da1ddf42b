/** What a store lets in: the checks every engine makes before it writes or reads anything. */

import { StoreError } from './failure.ts';
import {
  LIMITS,
  type ExpectedRevision,
  type NewEvent,
  type OrderedOptions,
  type ReadOptions,
  type Role,
} from './port.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
const ROLES: ReadonlySet<unknown> = new Set<Role>(['world', 'catalogue', 'amendment']);

/** Throws a StoreError unless `stream` can name a stream. */
export function checkStreamName(stream: string): void {
  const shown = JSON.stringify(stream);
  if (stream === '') {
    throw new StoreError('the stream name is empty: give 1 to 200 characters.');
  }
  if (stream.length > LIMITS.streamName) {
    throw new StoreError(
      `stream name ${shown.slice(0, 40)}… has ${stream.length} characters, ` +
        `at most ${LIMITS.streamName} are allowed: shorten it.`,
    );
  }
  if (CONTROL.test(stream) || !stream.isWellFormed()) {
    throw new StoreError(
      `stream name ${shown} holds a control character or half a surrogate pair: leave it out.`,
    );
  }
}

/**
 * The events of an append, checked: those of an array at once, others as they are taken. Throws a
 * StoreError naming the first event that cannot be stored as it is.
 */
export function checkAppend(
  stream: string,
  events: Iterable<NewEvent>,
  expected: ExpectedRevision,
): Iterable<NewEvent> {
  checkStreamName(stream);
  if (typeof expected === 'number' && !(Number.isSafeInteger(expected) && expected >= 0)) {
    throw new StoreError(
      `stream ${stream}: expected revision ${expected} is not a whole number from 0 up: ` +
        "give the last event's revision, 'none' for a new stream, or 'any'.",
    );
  }
  if (!isList(events)) return checkedOneByOne(stream, events);
  if (events.length > LIMITS.appendEvents) throw tooMany(stream, String(events.length));
  for (let index = 0; index < events.length; index++) {
    checkEvent(stream, index, events[index] as NewEvent);
  }
  return events;
}

const isList = (events: Iterable<NewEvent>): events is readonly NewEvent[] => Array.isArray(events);

function* checkedOneByOne(stream: string, events: Iterable<NewEvent>): Generator<NewEvent> {
  let index = 0;
  for (const event of events) {
    if (index === LIMITS.appendEvents) throw tooMany(stream, `more than ${index}`);
    checkEvent(stream, index, event);
    yield event;
    index += 1;
  }
}

function tooMany(stream: string, found: string): StoreError {
  return new StoreError(
    `stream ${stream}: ${found} events in one append, ` +
      `at most ${LIMITS.appendEvents} are allowed: append them in parts.`,
  );
}

function checkEvent(stream: string, index: number, event: NewEvent): void {
  const fault = faultOf(event);
  if (fault === undefined) return;
  throw new StoreError(`stream ${stream}, event ${index} of the append: ${fault}`);
}

function faultOf({ id, role, sort, text }: NewEvent): string | undefined {
  if (!UUID.test(id)) return `id ${JSON.stringify(id)} is not a lower-case UUID.`;
  if (!ROLES.has(role)) {
    return `role ${JSON.stringify(role)} is unknown: use world, catalogue or amendment.`;
  }
  if (!Number.isSafeInteger(sort)) return `sort key ${sort} of ${id} is not a safe integer.`;
  return faultOfText(id, text);
}

function faultOfText(id: string, text: string): string | undefined {
  if (text.includes('\n') || text.includes('\r') || text.includes('\0')) {
    return `the text of ${id} holds a line break or NUL: write it as one line of JSON.`;
  }
  if (!text.isWellFormed()) {
    return `the text of ${id} holds half a surrogate pair: write it as a JSON escape.`;
  }
  // A code unit is at most three bytes of UTF-8, so most texts need no counting.
  if (text.length * 3 > LIMITS.eventBytes && Buffer.byteLength(text) > LIMITS.eventBytes) {
    return (
      `the text of ${id} has ${Buffer.byteLength(text)} bytes, ` +
      `at most ${LIMITS.eventBytes} are allowed: split it.`
    );
  }
  // Found only at verification, a wrong id could never be repaired: stored events do not change.
  if (!text.includes(id)) return `the text does not hold the event's own id ${id}.`;
  return undefined;
}

/** A range of revisions, both ends inclusive, with how many events of it are wanted. */
export interface RevisionRange {
  readonly low: number;
  readonly high: number;
  readonly backwards: boolean;
  readonly limit: number;
}

/** Turns the options of `read` into a range; throws a StoreError on what is not a number. */
export function rangeOf(stream: string, options: ReadOptions = {}): RevisionRange {
  const backwards = options.direction === 'backwards';
  const { from = backwards ? Infinity : 0, to = backwards ? 0 : Infinity } = options;
  const limit = options.limit ?? Infinity;
  checkWhole(`stream ${stream}: from`, from);
  checkWhole(`stream ${stream}: to`, to);
  checkWhole(`stream ${stream}: limit`, limit);
  return { low: backwards ? to : from, high: backwards ? from : to, backwards, limit };
}

/** Throws a StoreError on options of `readOrdered` that are not numbers. */
export function checkOrdered(stream: string, { upTo, after, untilSort = 0 }: OrderedOptions): void {
  checkWhole(`stream ${stream}: upTo`, upTo);
  checkWhole(`stream ${stream}: untilSort`, untilSort);
  if (after === undefined) return;
  checkWhole(`stream ${stream}: after.sort`, after.sort);
  checkWhole(`stream ${stream}: after.revision`, after.revision);
}

/** Throws a StoreError unless `value` is a safe integer or infinite. */
export function checkWhole(what: string, value: number): void {
  if (Number.isSafeInteger(value) || value === Infinity || value === -Infinity) return;
  throw new StoreError(`${what} is ${value}: give a whole number.`);
}
