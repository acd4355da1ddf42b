import { roleOf } from '../../domain/vocabulary.ts';
import type { EventStore, NewEvent, StoredEvent } from '../../src/store/port.ts';
import { collect, id } from '../contract/lines.ts';

/** Every event of a store, without its place in that store. */
export async function contentOf(store: EventStore): Promise<Omit<StoredEvent, 'position'>[]> {
  const streams = await store.streams();
  const events = await Promise.all(streams.map(({ stream }) => collect(store.read(stream))));
  return events.flat().map(({ stream, revision, id, role, sort, text, hash }) => {
    return { stream, revision, id, role, sort, text, hash };
  });
}

/** A line that opens a branch, as far as a copy looks at it. */
export function opens(n: number, parent: string): NewEvent {
  const text = JSON.stringify({ id: id(n), type: 'BranchOpened', data: { parent } });
  return { id: id(n), role: roleOf('BranchOpened'), sort: n, text };
}
