/**
 * Catch-up by pages, then live, then by pages again whenever the live stream breaks or runs away
 * from a slow consumer: older servers drop such a one, and its memory must stay bounded.
 */

import { PAGE_SIZE, type StoredEvent, type SubscribeOptions, type Subscription } from '../port.ts';
import { breathe } from '../promise.ts';
import { LiveFeed, type Feed } from './live-feed.ts';
import type { Patience } from './patience.ts';
import type { Wire } from './wire.ts';

/** A subscription that lived so long was one. */
const STEADY_MS = 1000;

export interface FollowSource {
  readonly wire: Wire;
  /** The first page after a checkpoint; empty when there is none. */
  readonly pageAfter: (checkpoint: number, patience: Patience) => Promise<readonly StoredEvent[]>;
  /** The server's own subscription, from a checkpoint on. */
  readonly open: (checkpoint: number) => Feed;
  /** Called once, when nothing more will be delivered. */
  readonly onEnd: (subscription: Subscription) => void;
}

/** Delivers what stands after the checkpoint, then what is appended, until it is closed. */
export function follow(options: SubscribeOptions, source: FollowSource): Subscription {
  const follower = new Follower(options, source);
  const subscription: Subscription = {
    close: () => {
      follower.close();
      return Promise.resolve();
    },
    done: follower.run().finally(() => {
      source.onEnd(subscription);
    }),
  };
  return subscription;
}

class Follower {
  readonly #options: SubscribeOptions;
  readonly #source: FollowSource;
  #checkpoint: number;
  readonly #stop = new AbortController();
  #live: LiveFeed | undefined;
  /** What `onEvents` threw: it ends the subscription, whatever it is. */
  #refusal: { readonly reason: unknown } | undefined;

  constructor(options: SubscribeOptions, source: FollowSource) {
    this.#options = options;
    this.#source = source;
    this.#checkpoint = options.after ?? -1;
  }

  close(): void {
    this.#stop.abort();
    this.#live?.close();
  }

  #open(): boolean {
    return !this.#stop.signal.aborted;
  }

  async run(): Promise<void> {
    // The caller holds the subscription before the first page arrives.
    await breathe();
    const { wire } = this.#source;
    const patience = wire.patience();
    while (this.#open()) {
      try {
        await this.#catchUp();
        await this.#followLive(patience);
      } catch (error) {
        if (this.#refusal !== undefined) throw this.#refusal.reason;
        if (!this.#open() || wire.closed.aborted) return;
        await wire.judge(`following ${this.#options.stream ?? 'all streams'}`, patience, error);
      }
    }
  }

  async #catchUp(): Promise<void> {
    while (this.#open()) {
      const page = await this.#source.pageAfter(this.#checkpoint, this.#source.wire.patience());
      if (page.length === 0) return;
      await this.#deliver(page);
      await breathe();
    }
  }

  /** Returns when the consumer fell behind; throws when the connection broke. */
  async #followLive(patience: Patience): Promise<void> {
    if (!this.#open()) return;
    const { wire, open } = this.#source;
    const whole = this.#options.stream === undefined;
    const opened = performance.now();
    const live = new LiveFeed(open(this.#checkpoint), this.#checkpoint, whole, wire);
    this.#live = live;
    try {
      while (this.#open()) {
        const page = await live.next(PAGE_SIZE);
        if (page === undefined) return;
        await this.#deliver(page);
        await breathe();
      }
    } finally {
      // One that breaks as soon as it stands is no progress: else it would be tried for ever.
      const lasted = performance.now() - opened > STEADY_MS;
      if (live.delivered || (live.confirmed && lasted)) patience.progress();
      live.close();
      this.#live = undefined;
    }
  }

  async #deliver(page: readonly StoredEvent[]): Promise<void> {
    if (!this.#open()) return;
    try {
      await this.#options.onEvents(page);
    } catch (reason) {
      this.#refusal = { reason };
      throw reason;
    }
    const last = page.at(-1) as StoredEvent;
    this.#checkpoint = this.#options.stream === undefined ? last.position : last.revision;
  }
}
