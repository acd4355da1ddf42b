import type { Day } from './calendar.ts';
import { parseEdtf } from './edtf.ts';
import { type Event, type EventOf, type EventType, eventTypes } from './event.ts';
import { sortKeyOn } from './vocabulary.ts';

/** An event in its place in a timeline, with its dates as day numbers. */
export interface Entry<T extends EventType = EventType> {
  readonly event: EventOf<T>;
  /** First and last day that `occurred` can mean. */
  readonly start: Day;
  readonly end: Day;
  /** Chronological key, see vocabulary.ts. */
  readonly sort: number;
  /** The stream it stands in and its revision there: with `sort` its total order. */
  readonly stream: string;
  readonly revision: number;
  /** What was done to it on its way here: corrections and branch edits, oldest first. */
  readonly amended?: readonly Amendment[];
}

/** A change that a correction or a branch made to how an event reads in this timeline. */
export interface Amendment {
  readonly by: string;
  readonly kind: 'corrected' | 'shifted' | 'replaced';
  readonly before: Event;
}

/**
 * Places an event in a timeline; `stream` and `revision` say where it was read. Throws a RangeError
 * when `occurred` is no date.
 *
 * ```ts
 * const event = { type: 'TalksHeld', occurred: '1970-01' } as Event;
 * const { start, end, revision } = entryOf(event, 'case-example', 7);
 * [start, end, revision]; // => [0, 30, 7]
 * ```
 */
export function entryOf(
  event: Event,
  stream: string,
  revision: number,
  amended?: readonly Amendment[],
): Entry {
  const { start, end } = parseEdtf(event.occurred);
  const sort = sortKeyOn(start, event);
  const entry = { event, start, end, sort, stream, revision };
  return amended === undefined ? entry : { ...entry, amended };
}

/** Handlers by type of event: the form of every fold here. */
export type Handlers<S, Context = unknown> = {
  readonly [T in EventType]?: (
    state: S,
    event: EventOf<T>,
    entry: Entry<T>,
    context: Context,
  ) => void;
};

/**
 * Handlers that do one thing with events of every type.
 *
 * ```ts
 * const handlers = everyType<{ seen: number }>((state) => {
 *   state.seen += 1;
 * });
 * const state = { seen: 0 };
 * handlers.TalksHeld?.(state, {} as never, {} as never, undefined);
 * handlers.PrisonersReleased?.(state, {} as never, {} as never, undefined);
 * state.seen; // => 2
 * ```
 */
export function everyType<S, Context = unknown>(
  handler: (state: S, event: Event, entry: Entry, context: Context) => void,
): Handlers<S, Context> {
  return Object.fromEntries(eventTypes.map((type) => [type, handler]));
}

/** How one part of the world changes, event by event. */
export interface Fold<S> {
  /** The state in which nothing has happened yet. */
  readonly initial: () => S;
  /**
   * A state to fold on from; the one it came from stays as it is, and must then grow no more. What
   * the handlers change in place is copied; what they never change is shared.
   */
  readonly copy: (state: S) => S;
  /** They change the state that they are given. */
  readonly handlers: Handlers<S>;
}
