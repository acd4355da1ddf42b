import type { SSEStreamingApi } from 'hono/streaming';
import type { RouteAnswer } from './route.ts';

const QUIET_MS = 15_000;

/** The answer of an address that goes on: server-sent events. */
export const eventStream = (says: string): RouteAnswer => ({
  says: `Server-sent events: ${says}`,
  type: 'text/event-stream',
});

/**
 * Keeps a stream of events open until its reader leaves, the server stops, or what `until` was given
 * is called. A line now and then shows both ends that the other is there.
 */
export async function listening(
  sse: SSEStreamingApi,
  stopped: AbortSignal,
  until: (end: () => void) => void,
): Promise<void> {
  await sse.write(': listening\n\n');
  const beat = setInterval(() => void sse.write(': still here\n\n'), QUIET_MS);
  let end: () => void = () => undefined;
  try {
    await new Promise<void>((resolve) => {
      end = resolve;
      sse.onAbort(end);
      until(end);
      stopped.addEventListener('abort', end, { once: true });
      if (stopped.aborted || sse.aborted) end();
    });
  } finally {
    clearInterval(beat);
    stopped.removeEventListener('abort', end);
  }
}
