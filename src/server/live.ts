import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { Subject } from 'rxjs';
import type { EventStore } from '../store/port.ts';
import type { Listeners } from './listeners.ts';
import { type Route, route } from './route.ts';
import { eventStream, listening } from './stream.ts';

/** A stream that has grown, and its last revision. */
interface Grown {
  readonly stream: string;
  readonly revision: number;
}

/** Tells of every append by anyone, also other processes, as server-sent events. */
export function liveRoutes(store: EventStore, listeners: Listeners, stopped: AbortSignal): Route[] {
  let shared: Promise<Subject<Grown>> | undefined;
  // Asked once, by whoever listens first: finding the store's end reads it.
  const follow = (): Promise<Subject<Grown>> => {
    const forget = (): void => {
      shared = undefined;
    };
    shared ??= followAll(store, stopped, forget);
    shared.catch(forget);
    return shared;
  };
  const tell = (c: Context, leave: () => void): Response =>
    streamSSE(c, async (sse) => {
      try {
        const grown = await follow();
        const told = grown.subscribe((each) => {
          void sse.writeSSE({ event: 'appended', data: JSON.stringify(each) });
        });
        await listening(sse, stopped, (end) => {
          told.add(end);
        });
        told.unsubscribe();
      } finally {
        leave();
      }
    });
  return [
    route({
      method: 'get',
      path: '/api/live',
      name: 'followStore',
      summary: 'Tells of every append by anyone, also by other processes',
      streams: true,
      problems: [503],
      answers: {
        200: eventStream('`appended` with `{stream, revision}` for every stream that has grown'),
      },
      handle: (_, c) => tell(c, listeners.join()),
    }),
  ];
}

/** One subscription to the store for all who listen; it ends when the server does. */
async function followAll(
  store: EventStore,
  stopped: AbortSignal,
  forget: () => void,
): Promise<Subject<Grown>> {
  const grown = new Subject<Grown>();
  let position = 0;
  for await (const page of store.readAll()) position = page.at(-1)?.position ?? position;
  const subscription = store.subscribe({
    after: position,
    onEvents: (page) => {
      const last = new Map(page.map(({ stream, revision }) => [stream, revision]));
      for (const [stream, revision] of last) grown.next({ stream, revision });
    },
  });
  const end = (): void => {
    // Who listens asks again when this ends, and is given another subscription.
    forget();
    void subscription.close();
    grown.complete();
  };
  stopped.addEventListener('abort', end, { once: true });
  if (stopped.aborted) end();
  subscription.done.then(end, end);
  return grown;
}
