/** For measuring: the engine on the stand-in, and beside it the bare client on the same stand-in. */

import { EventStoreDBClient, NO_STREAM, type EventData } from '@eventstore/db-client';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { openEventStoreDb } from '../../../src/store/eventstoredb/engine.ts';
import { PAGE_SIZE, type EventStore, type NewEvent } from '../../../src/store/port.ts';

/** What the client and the stand-in cost by themselves: no hashes, no index, no reading back. */
export interface Bare {
  append(stream: string, batches: readonly (readonly NewEvent[])[]): Promise<void>;
  /** Reads a stream page by page; answers how many events it has. */
  read(stream: string): Promise<number>;
}

export interface Beside extends AsyncDisposable {
  readonly store: EventStore;
  readonly bare: Bare;
}

/** Starts the stand-in in a thread of its own; dispose of it to end both. */
export async function besideBareClient(): Promise<Beside> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url));
  const [connectionString] = (await once(worker, 'message')) as [string];
  const store = openEventStoreDb(connectionString);
  const client = EventStoreDBClient.connectionString(`${connectionString}&connectionName=bare`);
  return {
    store,
    bare: { append: appendBare(client), read: readBare(client) },
    [Symbol.asyncDispose]: async () => {
      await store.close();
      await client.dispose();
      await worker.terminate();
    },
  };
}

function appendBare(client: EventStoreDBClient): Bare['append'] {
  const encoder = new TextEncoder();
  // With credentials the client leaves its batches alone, as the engine does.
  const credentials = { username: 'bare', password: 'bare' };
  return async (stream, batches) => {
    let next = 0;
    for (const batch of batches) {
      const data = batch.map(({ id, text }): EventData => ({
        id,
        type: 'Line',
        contentType: 'application/octet-stream',
        data: encoder.encode(text),
        metadata: encoder.encode('{}'),
      }));
      const expectedRevision = next === 0 ? NO_STREAM : BigInt(next - 1);
      await client.appendToStream(stream, data, { expectedRevision, credentials });
      next += batch.length;
    }
  };
}

function readBare(client: EventStoreDBClient): Bare['read'] {
  return async (stream) => {
    let read = 0;
    for (;;) {
      const before = read;
      const reading = client.readStream(stream, {
        fromRevision: BigInt(read),
        maxCount: PAGE_SIZE,
      });
      for await (const { event } of reading) if (event !== undefined) read += 1;
      if (read - before < PAGE_SIZE) return read;
    }
  };
}
