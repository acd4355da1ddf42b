/** The store that forgets: for tests, and for working on a record without a file. */

import { checkAppend, checkOrdered, checkWhole, rangeOf } from '../acceptance.ts';
import { GENESIS } from '../chain.ts';
import { StoreError } from '../failure.ts';
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
import { indexAfter, MemoryStream, plan } from './stream.ts';

export class MemoryStore implements EventStore {
  readonly name = 'memory:';
  readonly #streams = new Map<string, MemoryStream>();
  /** Every event; its position is its index plus one. */
  readonly #all: StoredEvent[] = [];
  readonly #bell = new Bell();
  readonly #subscriptions = new Set<Subscription>();
  #open = true;

  append(
    stream: string,
    events: Iterable<NewEvent>,
    expected: ExpectedRevision,
  ): Promise<AppendResult> {
    return settle(() => {
      this.#checkOpen();
      const given = checkAppend(stream, events, expected);
      const known = this.#streams.get(stream);
      const fresh = plan(stream, known, given, expected, this.#all.length);
      const held = known ?? new MemoryStream();
      for (const event of fresh) {
        held.push(event);
        this.#all.push(event);
      }
      if (fresh.length > 0) {
        this.#streams.set(stream, held);
        this.#bell.ring();
      }
      return { ...(headOf(held) ?? { revision: -1, hash: GENESIS }), appended: fresh.length };
    });
  }

  async *read(stream: string, options?: ReadOptions): AsyncGenerator<readonly StoredEvent[]> {
    const { low, high, backwards, limit } = rangeOf(stream, options);
    const length = this.#eventsOf(stream).length;
    const first = Math.max(low, 0);
    const last = Math.min(high, length - 1);
    let left = Math.min(limit, last - first + 1);
    let from = backwards ? last : first;
    while (left > 0) {
      const size = Math.min(PAGE_SIZE, left);
      const events = this.#eventsOf(stream);
      yield backwards
        ? events.slice(from - size + 1, from + 1).reverse()
        : events.slice(from, from + size);
      from += backwards ? -size : size;
      left -= size;
      if (left > 0) await breathe();
    }
  }

  async *readOrdered(
    stream: string,
    options: OrderedOptions,
  ): AsyncGenerator<readonly StoredEvent[]> {
    checkOrdered(stream, options);
    const { role, upTo, untilSort = Infinity } = options;
    let place = options.after ?? { sort: -Infinity, revision: -1 };
    for (;;) {
      this.#checkOpen();
      const events = this.#streams.get(stream)?.inOrder(role) ?? [];
      const page: StoredEvent[] = [];
      for (let index = indexAfter(events, place); index < events.length; index++) {
        const event = events[index] as StoredEvent;
        if (event.sort > untilSort || page.length === PAGE_SIZE) break;
        if (event.revision <= upTo) page.push(event);
      }
      const last = page.at(-1);
      if (last === undefined) return;
      yield page;
      if (page.length < PAGE_SIZE) return;
      place = last;
      await breathe();
    }
  }

  async *readAll(
    options: { readonly after?: number } = {},
  ): AsyncGenerator<readonly StoredEvent[]> {
    let after = options.after ?? 0;
    checkWhole('after', after);
    for (;;) {
      const page = this.#pageAfter(undefined, after);
      const last = page.at(-1);
      if (last === undefined) return;
      yield page;
      if (page.length < PAGE_SIZE) return;
      after = last.position;
      await breathe();
    }
  }

  find(stream: string, id: string): Promise<StoredEvent | undefined> {
    return settle(() => {
      this.#checkOpen();
      return this.#streams.get(stream)?.byId.get(id);
    });
  }

  head(stream: string): Promise<Head | undefined> {
    return settle(() => {
      this.#checkOpen();
      const held = this.#streams.get(stream);
      return held === undefined ? undefined : headOf(held);
    });
  }

  streams(options: StreamsOptions = {}): Promise<readonly StreamInfo[]> {
    return settle(() => {
      this.#checkOpen();
      const { prefix = '', after = '', limit = PAGE_SIZE } = options;
      checkWhole('limit', limit);
      return [...this.#streams]
        .filter(([stream]) => stream.startsWith(prefix) && stream > after)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .slice(0, Math.max(limit, 0))
        .flatMap(([stream, held]) => ({ stream, ...(headOf(held) as Head) }));
    });
  }

  subscribe(options: SubscribeOptions): Subscription {
    this.#checkOpen();
    const { stream } = options;
    const subscription = follow(options, {
      bell: this.#bell,
      pageAfter: (checkpoint) => this.#pageAfter(stream, checkpoint),
      onEnd: (ended) => this.#subscriptions.delete(ended),
    });
    this.#subscriptions.add(subscription);
    return subscription;
  }

  async close(): Promise<void> {
    this.#open = false;
    for (const subscription of this.#subscriptions) await subscription.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #pageAfter(stream: string | undefined, checkpoint: number): readonly StoredEvent[] {
    const events = stream === undefined ? this.#all : this.#eventsOf(stream);
    // Revisions count from 0, positions from 1.
    const start = stream === undefined ? checkpoint : checkpoint + 1;
    return events.slice(Math.max(start, 0), Math.max(start, 0) + PAGE_SIZE);
  }

  #eventsOf(stream: string): readonly StoredEvent[] {
    this.#checkOpen();
    return this.#streams.get(stream)?.events ?? [];
  }

  #checkOpen(): void {
    if (!this.#open) throw new StoreError('memory: the store is closed.');
  }
}

function headOf(stream: MemoryStream): Head | undefined {
  const last = stream.events.at(-1);
  return last && { revision: last.revision, hash: last.hash };
}
