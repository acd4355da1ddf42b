/** The server's live subscription, taken in batches: bounded, without gap and without double. */

import type {
  AllStreamResolvedEvent,
  AllStreamSubscription,
  ResolvedEvent,
  StreamSubscription,
} from '@eventstore/db-client';
import { StoreError } from '../failure.ts';
import { PAGE_SIZE, type StoredEvent } from '../port.ts';
import { NoReply } from './patience.ts';
import { fromServer } from './record.ts';
import type { Wire } from './wire.ts';

export type Resolved = ResolvedEvent | AllStreamResolvedEvent;
export type Feed = AllStreamSubscription | StreamSubscription;

/** More than this waiting, and the consumer reads by pages instead. */
const BACKLOG = 2 * PAGE_SIZE;

export class LiveFeed {
  confirmed = false;
  delivered = false;
  readonly #feed: Feed;
  readonly #whole: boolean;
  readonly #wire: Wire;
  readonly #silence: NodeJS.Timeout;
  /** The last event that came in, as revision or position. */
  #seen: number;
  #waiting: StoredEvent[] = [];
  #ended = false;
  #error: Error | undefined;
  #bell = Promise.withResolvers<undefined>();

  /** `whole`: of all streams, with positions as checkpoints; otherwise of one, with revisions. */
  constructor(feed: Feed, checkpoint: number, whole: boolean, wire: Wire) {
    this.#feed = feed;
    this.#seen = checkpoint;
    this.#whole = whole;
    this.#wire = wire;
    const silence = setTimeout(() => {
      this.#end(new NoReply('the subscription was not confirmed'));
    }, wire.bounds.timeout_ms);
    this.#silence = silence;
    feed.on('confirmation', () => {
      clearTimeout(silence);
      this.confirmed = true;
    });
    feed.on('data', (resolved: Resolved) => {
      this.#take(resolved);
    });
    feed.on('end', () => {
      this.#end(new NoReply('the subscription ended'));
    });
    // Stays attached: an error after the close must find a listener.
    feed.on('error', (error: Error) => {
      this.#end(error);
    });
  }

  /** Waits for at least one event. Undefined when there is reason to read by pages again, or after
   * a close; rejects when the connection broke, once all that came before is delivered. */
  async next(count: number): Promise<readonly StoredEvent[] | undefined> {
    while (this.#waiting.length === 0) {
      if (this.#error !== undefined) throw this.#error;
      if (this.#ended) return undefined;
      await this.#bell.promise;
      this.#bell = Promise.withResolvers();
    }
    this.delivered = true;
    return this.#waiting.splice(0, count);
  }

  close(): void {
    this.#waiting = [];
    this.#end(undefined);
  }

  #take(resolved: Resolved): void {
    if (this.#ended) return;
    const event = this.#ours(resolved);
    if (event === undefined) return;
    const place = this.#whole ? event.position : event.revision;
    // The server delivers at least once.
    if (place <= this.#seen) return;
    const gap = !this.#whole && place > this.#seen + 1;
    if (gap || this.#waiting.length >= BACKLOG) {
      this.#end(undefined);
      return;
    }
    this.#seen = place;
    this.#waiting.push(event);
    this.#bell.resolve(undefined);
  }

  #ours(resolved: Resolved): StoredEvent | undefined {
    const read = fromServer(resolved);
    if (read !== undefined || this.#whole) return read?.event;
    const { streamId = '?' } = resolved.event ?? {};
    this.#end(
      new StoreError(
        `${this.#wire.name}: stream ${streamId} holds an event that was written by another ` +
          'program: use a stream of your own.',
      ),
    );
    return undefined;
  }

  #end(error: Error | undefined): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#silence);
    this.#feed.unsubscribe().catch(() => undefined);
    this.#feed.destroy();
    this.#error = error;
    this.#bell.resolve(undefined);
  }
}
