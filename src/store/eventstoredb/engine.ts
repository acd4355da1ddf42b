/**
 * The engine for many users and machines: EventStoreDB and KurrentDB, through the public client.
 *
 * What the server does not do is done here. It has no index by id or by date, so the first append
 * to a stream, the first `find` and the first `readOrdered` read the stream once; an index of about
 * 40 bytes an event stays in memory and grows with what is appended. Texts stay too, up to a bound;
 * beyond it `readOrdered` reads ranges, which is quick where a stream is roughly in order of date
 * and slow where it is not at all. Hashes are computed here and checked by whoever reads.
 */

import { checkAppend, checkOrdered, checkWhole, rangeOf } from '../acceptance.ts';
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
import { parseAddress, type Address } from './address.ts';
import { AllStreams } from './all-streams.ts';
import { Appending, type WriteLimits } from './append.ts';
import { StreamNames, CATALOGUE, headsOf } from './catalogue.ts';
import { connect } from './client.ts';
import { inParts } from './parts.ts';
import { gone } from './fault.ts';
import { follow } from './follow.ts';
import { StreamCache } from './lane.ts';
import type { Feed } from './live-feed.ts';
import { checkBounds, type Bounds } from './patience.ts';
import { backwards, forwards, ordered } from './read.ts';
import { TextBudget } from './text-budget.ts';
import { Wire } from './wire.ts';

export interface EventStoreDbOptions extends Partial<Bounds> {
  /** Refuses every append before it reaches the server, whatever the user may do there. */
  readonly readOnly?: boolean;
  /** Bytes of one write; servers up to 25.0 take 1 MiB. */
  readonly chunkBytes?: number;
  /** Code units of text kept in memory for `find` and `readOrdered`. */
  readonly textUnits?: number;
  /** Where DETENTE_STORE_USER and DETENTE_STORE_PASSWORD are looked for. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

const DEFAULTS = {
  timeout_ms: 10_000,
  patience_ms: 30_000,
  chunkBytes: 900 * 1024,
  textUnits: 64 * 1024 * 1024,
} as const;

/** Does not connect yet: an address that nobody answers fails with the first call. */
export function openEventStoreDb(
  connectionString: string,
  options: EventStoreDbOptions = {},
): EventStore {
  return new EventStoreDb(
    parseAddress(connectionString, options.environment ?? process.env),
    options,
  );
}

export class EventStoreDb implements EventStore {
  readonly name: string;
  readonly #wire: Wire;
  readonly #letGo: () => Promise<void>;
  readonly #closing = new AbortController();
  readonly #limits: WriteLimits;
  readonly #budget: TextBudget;
  readonly #lanes = new Map<string, StreamCache>();
  readonly #catalogue: StreamNames;
  readonly #all: AllStreams;
  readonly #readOnly: boolean;
  readonly #subscriptions = new Set<Subscription>();
  #closed: Promise<void> | undefined;

  constructor(address: Address, options: EventStoreDbOptions) {
    this.name = address.name;
    const { defaultDeadline = DEFAULTS.timeout_ms } = address;
    const { timeout_ms = defaultDeadline, patience_ms = DEFAULTS.patience_ms } = options;
    checkBounds(this.name, { timeout_ms, patience_ms });
    this.#readOnly = options.readOnly ?? false;
    const { connection, letGo } = connect(address);
    this.#letGo = letGo;
    const { signal } = this.#closing;
    this.#wire = new Wire(this.name, connection, { timeout_ms, patience_ms }, signal);
    this.#limits = { chunkBytes: options.chunkBytes ?? DEFAULTS.chunkBytes };
    this.#budget = new TextBudget(options.textUnits ?? DEFAULTS.textUnits);
    this.#catalogue = new StreamNames(this.#wire);
    this.#all = new AllStreams(this.#wire);
  }

  async append(
    stream: string,
    events: Iterable<NewEvent>,
    expected: ExpectedRevision,
  ): Promise<AppendResult> {
    this.#checkOpen();
    if (this.#readOnly)
      throw new StoreError(`${this.name} is open read-only: nothing was written.`);
    this.#checkOwn(stream);
    return inParts(checkAppend(stream, events, expected), expected, (part, after) =>
      this.#append(stream, part, after),
    );
  }

  async #append(
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
  ): Promise<AppendResult> {
    const [lane, wire] = [this.#lane(stream), this.#wire];
    const patience = wire.patience();
    return lane.exclusive(() => {
      this.#checkOpen();
      // Others were before us: as long as they got on, the server is there.
      patience.progress(lane.progressed);
      if (patience.over)
        throw gone(this.name, `appending to stream ${stream}`, patience.ms, 'waited for its turn');
      const register = (time: typeof patience) => this.#catalogue.register(stream, time);
      return new Appending(lane, wire, this.#limits, events, expected, register).run(patience);
    });
  }

  async *read(stream: string, options?: ReadOptions): AsyncGenerator<readonly StoredEvent[]> {
    this.#checkOpen();
    const range = rangeOf(stream, options);
    const pages = range.backwards ? backwards : forwards;
    for await (const page of pages(this.#wire, stream, range)) {
      yield page;
      this.#checkOpen();
    }
  }

  async *readOrdered(
    stream: string,
    options: OrderedOptions,
  ): AsyncGenerator<readonly StoredEvent[]> {
    checkOrdered(stream, options);
    this.#checkOpen();
    for await (const page of ordered(this.#wire, this.#lane(stream), options)) {
      yield page;
      this.#checkOpen();
    }
  }

  async *readAll(
    options: { readonly after?: number } = {},
  ): AsyncGenerator<readonly StoredEvent[]> {
    let after = options.after ?? -1;
    checkWhole('after', after);
    for (;;) {
      this.#checkOpen();
      const page = await this.#all.pageAfter(after, this.#wire.patience());
      const last = page.at(-1);
      if (last === undefined) return;
      yield page;
      after = last.position;
    }
  }

  async find(stream: string, id: string): Promise<StoredEvent | undefined> {
    this.#checkOpen();
    const lane = this.#lane(stream);
    const patience = this.#wire.patience();
    if (lane.index.revisionOf(id) === undefined) await lane.refresh(patience);
    const revision = lane.index.revisionOf(id);
    return revision === undefined ? undefined : (await lane.eventsAt([revision]))[0];
  }

  async head(stream: string): Promise<Head | undefined> {
    this.#checkOpen();
    const options = { from: 'end', count: 1, backwards: true } as const;
    const last = (await this.#wire.page(stream, options, this.#wire.patience()))?.[0]?.event;
    return last && { revision: last.revision, hash: last.hash };
  }

  async streams(options: StreamsOptions = {}): Promise<readonly StreamInfo[]> {
    this.#checkOpen();
    const { prefix = '', after = '', limit = PAGE_SIZE } = options;
    checkWhole('limit', limit);
    const names = (await this.#catalogue.names(this.#wire.patience())).filter(
      (stream) => stream.startsWith(prefix) && stream > after,
    );
    return headsOf(names, limit, (stream) => this.head(stream));
  }

  subscribe(options: SubscribeOptions): Subscription {
    this.#checkOpen();
    const { stream } = options;
    checkWhole('after', options.after ?? -1);
    const { connection } = this.#wire;
    const subscription = follow(options, {
      wire: this.#wire,
      pageAfter: async (checkpoint, patience) => {
        if (stream === undefined) return this.#all.pageAfter(checkpoint, patience);
        const from = Math.max(checkpoint + 1, 0);
        const page = await this.#wire.page(stream, { from, count: PAGE_SIZE }, patience);
        return (page ?? []).map((read) => read.event);
      },
      open: (checkpoint): Feed =>
        stream === undefined
          ? this.#all.subscribe(checkpoint)
          : connection.subscribeToStream(stream, {
              fromRevision: checkpoint < 0 ? 'start' : BigInt(checkpoint),
            }),
      onEnd: (ended) => this.#subscriptions.delete(ended),
    });
    this.#subscriptions.add(subscription);
    return subscription;
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #close(): Promise<void> {
    for (const subscription of this.#subscriptions) await subscription.close();
    this.#closing.abort(new StoreError(`${this.name}: the store is closed.`));
    await this.#letGo();
  }

  #lane(stream: string): StreamCache {
    const known = this.#lanes.get(stream);
    if (known !== undefined) return known;
    const lane = new StreamCache(stream, this.#wire, this.#budget);
    this.#lanes.set(stream, lane);
    return lane;
  }

  #checkOwn(stream: string): void {
    if (!stream.startsWith('$') && stream !== CATALOGUE) return;
    throw new StoreError(
      `${this.name}: stream names that start with $ belong to the server, and ${CATALOGUE} lists ` +
        'the streams: use another name.',
    );
  }

  #checkOpen(): void {
    if (this.#closing.signal.aborted) throw this.#closing.signal.reason as StoreError;
  }
}
