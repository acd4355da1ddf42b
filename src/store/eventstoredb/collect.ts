/** Reads that end by themselves. */

import type { StreamingRead } from '@eventstore/db-client';
import { NoReply } from './patience.ts';

/** All events of a read; rejects when it stays silent for `ms` or the store is closed. */
export async function collect<E>(
  reading: StreamingRead<E>,
  ms: number,
  closed: AbortSignal,
): Promise<readonly E[]> {
  const events: E[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const abort = (): void => {
    reject(closed.reason as Error);
  };
  const quiet = setTimeout(() => {
    reject(new NoReply(`no reply within ${ms} ms`));
  }, ms);
  reading.on('data', (event: E) => {
    events.push(event);
    quiet.refresh();
  });
  reading.on('end', () => {
    resolve(undefined);
  });
  // Stays attached: an error that comes after a time-out must find a listener.
  reading.on('error', reject);
  closed.addEventListener('abort', abort, { once: true });
  try {
    if (closed.aborted) abort();
    await promise;
    return events;
  } catch (error) {
    reading.cancel().catch(() => undefined);
    throw error;
  } finally {
    clearTimeout(quiet);
    closed.removeEventListener('abort', abort);
  }
}
