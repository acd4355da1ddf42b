import type { Handlers } from '../domain/entry.ts';
import type { World } from '../domain/world.ts';

/**
 * One meaning of a history: a fold with a name and a version.
 *
 * A handler changes the state it is given. That state is either owned by the caller or a draft of
 * immer's, so a handler never keeps a reference to it and stores only plain values.
 */
export interface Projection<S> {
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
  /** Handlers see how the world stood just before the event. */
  readonly apply: Handlers<S, World>;
}
