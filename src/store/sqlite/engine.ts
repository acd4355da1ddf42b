/** The store in one SQLite file: the default, for one machine and as many processes as it has. */

import { checkAppend, checkOrdered, checkStreamName, checkWhole, rangeOf } from '../acceptance.ts';
import {
  PAGE_SIZE,
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  type Head,
  type NewEvent,
  type OrderedOptions,
  type ReadOptions,
  type StoredEvent,
  type StreamInfo,
  type StreamsOptions,
  type SubscribeOptions,
  type Subscription,
} from '../port.ts';
import { breathe, settle } from '../promise.ts';
import { Bell, follow } from '../subscription.ts';
import { append } from './append.ts';
import { selfCheck } from './check.ts';
import type { SqliteConnection } from './connection.ts';
import { connect, type SqliteOptions } from './open.ts';
import { findEvent, orderedPage, rangePage, streamRow, streamsPage, wholePage } from './read.ts';
import { OutsideWrites } from './watch.ts';

/**
 * Events of a page by date. They are decoded and folded as they come, and what is alive when the
 * garbage collector passes is moved: of a large page that is much, and soon as much again is garbage.
 */
const ORDERED_PAGE = 256;

export class SqliteStore implements EventStore {
  readonly name: string;
  readonly #db: SqliteConnection;
  readonly #bell = new Bell();
  readonly #subscriptions = new Set<Subscription>();
  readonly #outside: OutsideWrites;

  /** Opens the file at `path`, creating it and its folders where they are missing, unless
   * read-only. Throws a StoreError that says what is there instead of a store. */
  constructor(path: string, options: SqliteOptions = {}) {
    this.#db = connect(path, options);
    this.name = this.#db.name;
    this.#outside = new OutsideWrites(this.#db, () => {
      this.#bell.ring();
    });
  }

  append(
    stream: string,
    events: Iterable<NewEvent>,
    expected: ExpectedRevision,
  ): Promise<AppendResult> {
    return settle(() => {
      const given = checkAppend(stream, events, expected);
      const result = append(this.#db, stream, given, expected);
      if (result.appended > 0) this.#bell.ring();
      return result;
    });
  }

  async *read(stream: string, options?: ReadOptions): AsyncGenerator<readonly StoredEvent[]> {
    let range = rangeOf(stream, options);
    while (range.limit > 0 && range.low <= range.high) {
      const size = Math.min(PAGE_SIZE, range.limit);
      const page = rangePage(this.#db, stream, { ...range, limit: size });
      const last = page.at(-1);
      if (last === undefined) return;
      yield page;
      if (page.length < size) return;
      range = {
        ...range,
        limit: range.limit - size,
        ...(range.backwards ? { high: last.revision - 1 } : { low: last.revision + 1 }),
      };
      await breathe();
    }
  }

  async *readOrdered(
    stream: string,
    options: OrderedOptions,
  ): AsyncGenerator<readonly StoredEvent[]> {
    checkOrdered(stream, options);
    yield* pages(options.after, ORDERED_PAGE, (after) =>
      orderedPage(this.#db, stream, { ...options, ...(after && { after }) }, ORDERED_PAGE),
    );
  }

  async *readAll(
    options: { readonly after?: number } = {},
  ): AsyncGenerator<readonly StoredEvent[]> {
    const { after = 0 } = options;
    checkWhole('after', after);
    yield* pages({ position: after }, PAGE_SIZE, ({ position }) =>
      wholePage(this.#db, position, PAGE_SIZE),
    );
  }

  find(stream: string, id: string): Promise<StoredEvent | undefined> {
    return settle(() => findEvent(this.#db, stream, id));
  }

  head(stream: string): Promise<Head | undefined> {
    return settle(() => {
      const row = streamRow(this.#db, stream);
      return row && { revision: row.revision, hash: row.hash };
    });
  }

  streams(options: StreamsOptions = {}): Promise<readonly StreamInfo[]> {
    return settle(() => {
      const { prefix = '', after = '', limit = PAGE_SIZE } = options;
      checkWhole('limit', limit);
      return streamsPage(this.#db, prefix, after, Math.max(limit, 0));
    });
  }

  subscribe(options: SubscribeOptions): Subscription {
    this.#db.checkOpen();
    const { stream } = options;
    if (stream !== undefined) checkStreamName(stream);
    const subscription = follow(options, {
      bell: this.#bell,
      pageAfter: (checkpoint) =>
        stream === undefined
          ? wholePage(this.#db, checkpoint, PAGE_SIZE)
          : rangePage(this.#db, stream, {
              ...rangeOf(stream, { from: checkpoint + 1 }),
              limit: PAGE_SIZE,
            }),
      onEnd: (ended) => {
        this.#subscriptions.delete(ended);
        if (this.#subscriptions.size === 0) this.#outside.stop();
      },
    });
    this.#subscriptions.add(subscription);
    this.#outside.start();
    return subscription;
  }

  selfCheck(): Promise<readonly string[]> {
    return settle(() => selfCheck(this.#db));
  }

  async close(): Promise<void> {
    this.#outside.stop();
    this.#db.close();
    for (const subscription of this.#subscriptions) await subscription.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** Full pages until one falls short, each after the last event of the one before. */
async function* pages<Key>(
  start: Key,
  size: number,
  pageAfter: (key: Key | StoredEvent) => readonly StoredEvent[],
): AsyncGenerator<readonly StoredEvent[]> {
  let key: Key | StoredEvent = start;
  for (;;) {
    const page: readonly StoredEvent[] = pageAfter(key);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    if (page.length < size) return;
    key = last;
    await breathe();
  }
}
