import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { EventStore } from '../store/port.ts';

const QUIET_MS = 15_000;

/** Tells of every append by anyone, also other processes, as server-sent events. */
export function liveRoutes(store: EventStore, stopped: AbortSignal): Hono {
  const app = new Hono();
  app.get('/live', (c) =>
    streamSSE(c, async (sse) => {
      let position = await lastPosition(store);
      const subscription = store.subscribe({
        after: position,
        onEvents: async (page) => {
          const streams = new Map(page.map(({ stream, revision }) => [stream, revision]));
          position = page.at(-1)?.position ?? position;
          for (const [stream, revision] of streams) {
            await sse.writeSSE({ event: 'appended', data: JSON.stringify({ stream, revision }) });
          }
        },
      });
      await sse.write(': listening\n\n');
      const beat = setInterval(() => void sse.write(': still here\n\n'), QUIET_MS);
      try {
        await new Promise<void>((resolve) => {
          sse.onAbort(resolve);
          stopped.addEventListener(
            'abort',
            () => {
              resolve();
            },
            { once: true },
          );
          subscription.done.then(resolve, () => {
            resolve();
          });
          if (stopped.aborted) resolve();
        });
      } finally {
        clearInterval(beat);
        await subscription.close();
      }
    }),
  );
  return app;
}

async function lastPosition(store: EventStore): Promise<number> {
  let last = 0;
  for await (const page of store.readAll()) last = page.at(-1)?.position ?? last;
  return last;
}
