/**
 * The one port every engine implements (memory, SQLite, EventStoreDB).
 *
 * The store knows nothing of sanctions: it keeps lines of text in streams, in order, for ever.
 * What it needs to know about a line beside its text travels with it: an id, a role and a sort key.
 */

/** What a line is for: `world` says something happened, `catalogue` describes sources and actors,
 * `amendment` changes how other lines are read (corrections, branch openings, edits). */
export type Role = 'world' | 'catalogue' | 'amendment';

export interface NewEvent {
  /** Lower-case UUID, which the text holds too. Appending an id that the stream already holds, with the same text, is a no-op. */
  readonly id: string;
  readonly role: Role;
  /** Chronological key, a safe integer: by day, then rank within it. Ties go by revision. */
  readonly sort: number;
  /** The event as one line of JSON: the truth, hashed and returned byte for byte. */
  readonly text: string;
}

export interface StoredEvent extends NewEvent {
  readonly stream: string;
  /** 0-based place in its stream. */
  readonly revision: number;
  /** Place in the whole store; grows, may have gaps. */
  readonly position: number;
  /** Hex SHA-256 over the predecessor's hash and this line: see chain.ts. */
  readonly hash: string;
}

/** `none`: the stream must not exist yet. A number: the revision its last event must have. */
export type ExpectedRevision = 'any' | 'none' | number;

export interface Head {
  readonly revision: number;
  readonly hash: string;
}

export interface AppendResult extends Head {
  /** How many of the given events were new; 0 when all of them were there already. */
  readonly appended: number;
}

export interface ReadOptions {
  /** First revision wanted; for `backwards` the highest. Default: the start (or the end). */
  readonly from?: number;
  /** Last revision wanted, inclusive; for `backwards` the lowest. Default: the end (or the start). */
  readonly to?: number;
  readonly direction?: 'forwards' | 'backwards';
  readonly limit?: number;
}

export interface OrderedOptions {
  readonly role: Role;
  /** Only events up to this revision, inclusive. */
  readonly upTo: number;
  /** Start after this place in chronological order. */
  readonly after?: { readonly sort: number; readonly revision: number };
  /** Stop after the last event whose sort key is not greater than this. */
  readonly untilSort?: number;
}

export interface StreamInfo extends Head {
  readonly stream: string;
}

export interface StreamsOptions {
  readonly prefix?: string;
  /** Only streams whose name comes after this one. */
  readonly after?: string;
  /** At most so many, PAGE_SIZE when absent. */
  readonly limit?: number;
}

export interface Subscription {
  /** Ends it; no event is delivered after the promise resolves. Does not wait for an `onEvents`
   * that is still at work, so that `onEvents` may await it: await `done` for that. */
  close(): Promise<void>;
  /** Rejects when the subscription fails for good, also by what `onEvents` throws; resolves when it
   * is closed and the last `onEvents` has finished. Attach to it: nothing else tells of a failure. */
  readonly done: Promise<void>;
}

export interface SubscribeOptions {
  /** One stream, or all when absent. */
  readonly stream?: string;
  /** Deliver what stands after this checkpoint first: a revision for one stream, a position for all. */
  readonly after?: number;
  /** Called in order, one page at a time; the next page waits for the promise (back-pressure). */
  readonly onEvents: (events: readonly StoredEvent[]) => void | Promise<void>;
}

/**
 * Where events are kept: streams of lines that only grow. Whoever reads or writes history asks this
 * port and never an engine, so that all engines give the same answers.
 *
 * ```ts
 * import { MemoryStore } from './memory/engine.ts';
 * import { keyedId } from '../history/event-id.ts';
 * const line = (key) => {
 *   const id = keyedId('case-strait', key);
 *   return { id, role: 'world', sort: 18659032, text: JSON.stringify({ id, key }) };
 * };
 * const store = new MemoryStore();
 * (await store.append('case-strait', [line('talks')], 'none')).revision; // => 0
 * (await store.append('case-strait', [line('talks')], 'none')).appended; // => 0
 * await store.append('case-strait', [line('release')], 'none'); // throws 'last revision 0'
 * (await store.append('case-strait', [line('release')], 0)).revision; // => 1
 * const pages = await Array.fromAsync(store.read('case-strait'));
 * pages.flat().map(({ text }) => JSON.parse(text).key); // => ['talks', 'release']
 * ```
 */
export interface EventStore extends AsyncDisposable {
  /** Where it is, for messages; never holds credentials. */
  readonly name: string;
  /**
   * Appends events to a stream, in order, all or nothing. Rejects with WrongExpectedRevision when the
   * stream's last revision is not `expected`, with IdConflict when an id is stored with another text,
   * and with a StoreError when an event, a name or a size is not allowed (see LIMITS).
   *
   * When every event is stored already with the same text, nothing happens, whatever `expected` says:
   * repeating an append whose acknowledgement was lost succeeds. Otherwise `expected` is compared with
   * the stream's last revision, and only the events that are new are appended. Role and sort key
   * follow from the text and are not compared. Without events nothing happens; the revision of a
   * stream that does not exist is then -1.
   *
   * A server takes about 1 MiB in one write. There a longer append goes in parts and is not all or
   * nothing: when it is interrupted, its first parts stay. Repeated with the same events and the same
   * expectation it continues where it stopped, as long as nobody else appended in between.
   *
   * Anything but an array is read one event at a time, once, so that more can be appended than memory
   * holds (in SQLite still in one transaction). What it throws ends the append, and nothing is stored.
   *
   * ```ts
   * import { MemoryStore } from './memory/engine.ts';
   * const store = new MemoryStore();
   * await store.append('case-test', [], 'any'); // => { revision: -1, hash: '0'.repeat(64), appended: 0 }
   * ```
   */
  append(
    stream: string,
    events: Iterable<NewEvent>,
    expected: ExpectedRevision,
  ): Promise<AppendResult>;
  /**
   * Reads a stream by revision, in pages of at most PAGE_SIZE events; nothing when the stream does
   * not exist. Bounds are inclusive, `backwards` starts at the end.
   */
  read(stream: string, options?: ReadOptions): AsyncIterable<readonly StoredEvent[]>;
  /**
   * Reads the events of one role in chronological order: by sort key, then revision, up to the
   * revision `upTo`. The order in which the stream was written does not matter.
   */
  readOrdered(stream: string, options: OrderedOptions): AsyncIterable<readonly StoredEvent[]>;
  /** Reads all streams in the order in which they were appended, after a position. */
  readAll(options?: { readonly after?: number }): AsyncIterable<readonly StoredEvent[]>;
  /** One event by its id within a stream; undefined when the stream does not hold it. */
  find(stream: string, id: string): Promise<StoredEvent | undefined>;
  /** The last revision of a stream and its hash; undefined when the stream does not exist. */
  head(stream: string): Promise<Head | undefined>;
  /** Streams by name, in the order of code units, a page at a time: continue with `after`. */
  streams(options?: StreamsOptions): Promise<readonly StreamInfo[]>;
  /**
   * Follows one stream or all of them: first what stands after the checkpoint, then what is appended,
   * each event once and in order. Failures come through `done`, not from this call.
   */
  subscribe(options: SubscribeOptions): Subscription;
  /**
   * What is wrong with the engine's own structures (indexes, heads), a sentence each; empty when all
   * is well. The events themselves are checked by verify.ts.
   */
  selfCheck?(): Promise<readonly string[]>;
  /** Ends subscriptions and releases files and sockets. Every later call is refused. */
  close(): Promise<void>;
}

export const PAGE_SIZE = 1024;

/** Limits stated once, tested by the contract suite. */
export const LIMITS = {
  /** Bytes of one event's text. */
  eventBytes: 256 * 1024,
  /** Events in one append. */
  appendEvents: 2_000_000,
  /** Code units of a stream name. */
  streamName: 200,
} as const;
