/** How long to wait: for one reply, and in all before saying that a server is gone. */

import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '../failure.ts';

export interface Bounds {
  /** Milliseconds one call may stay without a sign of life. */
  readonly timeout_ms: number;
  /** Milliseconds in all, with retries, without progress. */
  readonly patience_ms: number;
}

/** A call that was not answered in time; what became of it is unknown. */
export class NoReply extends Error {
  override readonly name = 'NoReply';
}

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1000;

/** One task's time: it ends `patience_ms` after the last progress. */
export class Patience {
  /** How long it is, for messages. */
  readonly ms: number;
  readonly #bounds: Bounds;
  readonly #closed: AbortSignal;
  #until: number;
  #pause_ms = FIRST_PAUSE_MS;

  constructor(bounds: Bounds, closed: AbortSignal) {
    this.ms = bounds.patience_ms;
    this.#bounds = bounds;
    this.#closed = closed;
    this.#until = performance.now() + bounds.patience_ms;
  }

  get over(): boolean {
    return performance.now() >= this.#until;
  }

  /** Milliseconds the next call may take: what is left, but never too little to be answered. */
  get forOneCall(): number {
    const { timeout_ms } = this.#bounds;
    const left_ms = this.#until - performance.now();
    return Math.ceil(Math.min(timeout_ms, Math.max(timeout_ms / 4, left_ms)));
  }

  /** Something moved, at a moment of `performance.now()`: the time starts anew from there. */
  progress(at = performance.now()): void {
    this.#until = Math.max(this.#until, at + this.#bounds.patience_ms);
    this.#pause_ms = FIRST_PAUSE_MS;
  }

  /** Waits before the next try, each time twice as long; never beyond the end. */
  async pause(): Promise<void> {
    // Two writers that collided must not meet again at the same moment.
    const pause_ms = this.#pause_ms * (0.5 + Math.random() / 2);
    this.#pause_ms = Math.min(this.#pause_ms * 2, LONGEST_PAUSE_MS);
    const left_ms = Math.max(0, this.#until - performance.now());
    await sleep(Math.min(pause_ms, left_ms), undefined, { signal: this.#closed }).catch(
      () => undefined,
    );
  }
}

/** `work`, or a NoReply after so many milliseconds, or a StoreError once the store is closed. */
export async function within<T>(ms: number, closed: AbortSignal, work: Promise<T>): Promise<T> {
  const end = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    end.reject(new NoReply(`no reply within ${ms} ms`));
  }, ms);
  const abort = (): void => {
    end.reject(closed.reason as Error);
  };
  if (closed.aborted) abort();
  closed.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work, end.promise]);
  } finally {
    clearTimeout(timer);
    closed.removeEventListener('abort', abort);
    // What loses the race must not become an unhandled rejection.
    work.catch(() => undefined);
    end.promise.catch(() => undefined);
  }
}

/** Throws a StoreError unless both are whole milliseconds. */
export function checkBounds(name: string, { timeout_ms, patience_ms }: Bounds): void {
  for (const [what, ms] of Object.entries({ timeout_ms, patience_ms })) {
    if (Number.isSafeInteger(ms) && ms > 0 && ms < 2 ** 31) continue;
    throw new StoreError(`${name}: ${what} is ${ms}: give whole milliseconds from 1 up.`);
  }
}
