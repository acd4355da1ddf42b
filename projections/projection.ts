import type { Day } from '../domain/calendar.ts';
import type { Handlers } from '../domain/entry.ts';
import type { World } from '../domain/world.ts';

/**
 * One meaning of a history: a fold with a name and a version.
 *
 * A handler changes the state it is given. That state is either owned by the caller or a draft of
 * immer's, so a handler never keeps a reference to it and stores only plain values.
 */
export interface Projection<S> {
  /** That of its file, and the first word of a path into its summary. */
  readonly name: string;
  /** Raised whenever the same history would give another state: part of every snapshot's key. */
  readonly version: number;
  readonly initial: () => S;
  /**
   * A copy that its handlers may change in place without a trace in the state it came from. For
   * states of which each event changes only the end, this is many times faster than a draft; states
   * without it are drafted.
   */
  readonly own?: (state: S) => S;
  /** Set where the handlers need the world as it was just before the event: they then run first. */
  readonly beforeWorld?: true;
  readonly apply: Handlers<S, World>;
  /** What it shows on a day, as plain data that a path can point into. */
  readonly summary: (state: S, on: Shown) => Readonly<Record<string, unknown>>;
}

/** What a summary is made for; states are folded up to the day. */
export interface Shown {
  readonly day: Day;
  /** The actor whom the case is about. */
  readonly target: string;
  readonly world: World;
}

/** Rows as fields, so that a path names a row by what it is about instead of by its place. */
export function byName<T>(
  rows: readonly T[],
  name: (row: T) => string,
): Readonly<Record<string, T>> {
  return Object.fromEntries(rows.map((row) => [name(row), row]));
}
