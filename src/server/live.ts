import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { Subject } from 'rxjs';
import type { EventStore } from '../store/port.ts';

const QUIET_MS = 15_000;

/** A stream that has grown, and its last revision. */
interface Grown {
  readonly stream: string;
  readonly revision: number;
}

/** Tells of every append by anyone, also other processes, as server-sent events. */
export function liveRoutes(store: EventStore, stopped: AbortSignal): Hono {
  const app = new Hono();
  let shared: Promise<Subject<Grown>> | undefined;
  app.get('/live', (c) =>
    streamSSE(c, async (sse) => {
      // Asked once, by whoever listens first: finding the store's end reads it.
      const grown = await (shared ??= followAll(store, stopped));
      const listening = grown.subscribe((each) => {
        void sse.writeSSE({ event: 'appended', data: JSON.stringify(each) });
      });
      await sse.write(': listening\n\n');
      const beat = setInterval(() => void sse.write(': still here\n\n'), QUIET_MS);
      try {
        await new Promise<void>((resolve) => {
          sse.onAbort(resolve);
          listening.add(resolve);
          if (stopped.aborted) resolve();
        });
      } finally {
        clearInterval(beat);
        listening.unsubscribe();
      }
    }),
  );
  return app;
}

/** One subscription to the store for all who listen; it ends when the server does. */
async function followAll(store: EventStore, stopped: AbortSignal): Promise<Subject<Grown>> {
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
    void subscription.close();
    grown.complete();
  };
  stopped.addEventListener('abort', end, { once: true });
  if (stopped.aborted) end();
  // Who listens asks again when this ends, and is told by that of what failed.
  subscription.done.then(end, end);
  return grown;
}
