/** A store's subscription as an Observable. */

import { Observable } from 'rxjs';
import type { EventStore, StoredEvent } from '../store/port.ts';

export interface StreamOptions {
  /** One stream, or all when absent. */
  readonly stream?: string;
  /** A checkpoint to go on after: a revision for one stream, a position for all. */
  readonly after?: number;
}

export interface Pace {
  /** Awaited after each item: a consumer that needs time holds the store back with it. */
  readonly ready?: () => Promise<void>;
}

type Page = readonly StoredEvent[];

/**
 * Pages of events: first what stands after the checkpoint, then what is appended, without gap or
 * double. The last event of a page is the checkpoint to save. It fails with what the subscription
 * fails with, ends when the store is closed, and never ends otherwise.
 */
export function streamEvents(
  store: EventStore,
  options: StreamOptions & Pace = {},
): Observable<Page> {
  return followEvents(store, options, one);
}

// eslint-disable-next-line @typescript-eslint/require-await -- one item is a sequence too
async function* one(page: Page): AsyncGenerator<Page> {
  yield page;
}

/** The same with something made of each page, item by item; the next page waits for the last item. */
export function followEvents<T>(
  store: EventStore,
  { ready, ...options }: StreamOptions & Pace,
  make: (page: Page) => AsyncIterable<T>,
): Observable<T> {
  return new Observable<T>((subscriber) => {
    const subscription = store.subscribe({
      ...options,
      onEvents: async (page) => {
        for await (const item of make(page)) {
          if (subscriber.closed) return;
          subscriber.next(item);
          await ready?.();
        }
      },
    });
    subscription.done.then(
      () => {
        subscriber.complete();
      },
      (error: unknown) => {
        subscriber.error(error);
      },
    );
    return () => void subscription.close();
  });
}
