/** Whether what a stream holds can be read: its chain, and each event by its schema. */

import { eventSchema } from '../../domain/event.ts';
import { upcast } from '../../domain/upcast.ts';
import { DamagedStore, StoreError } from '../store/failure.ts';
import type { EventStore, StoredEvent } from '../store/port.ts';
import { verifyStream } from '../store/verify.ts';
import { DEPTH_MAX, readLevel } from './lineage.ts';
import { streamOf, type TimelineName } from '../store/timeline-name.ts';
import { openTimeline } from './timeline.ts';

/**
 * The first event that is whole by its hash and yet not an event: a sentence, or undefined. A chain
 * that was recomputed after a change shows nothing else. The chain must have been verified.
 *
 * ```ts
 * import { MemoryStore } from '../store/memory/engine.ts';
 * const id = '0a35554f-5579-5d0e-8fd7-8784e4256ed0';
 * const line = { id, role: 'world', sort: 0, text: JSON.stringify({ id, note: 'ships' }) };
 * const store = new MemoryStore();
 * await store.append('case-strait', [line], 'none');
 * const fault = await unreadableEvent(store, 'case-strait');
 * fault.endsWith('is not an event as detente writes it: it has no type, version or data'); // => true
 * await unreadableEvent(store, 'case-canal'); // => undefined
 * ```
 */
export async function unreadableEvent(
  store: EventStore,
  stream: string,
): Promise<string | undefined> {
  for await (const page of store.read(stream)) {
    for (const event of page) {
      const fault = faultOf(event);
      if (fault === undefined) continue;
      const { id, revision, position } = event;
      return (
        `${store.name}, stream ${stream}: event ${id}, revision ${revision} ` +
        `(position ${position}), is not an event as detente writes it: ${fault}`
      );
    }
  }
  return undefined;
}

function faultOf({ text }: StoredEvent): string | undefined {
  const raw: unknown = JSON.parse(text);
  if (!isStored(raw)) return 'it has no type, version or data';
  try {
    const { success, error } = eventSchema.safeParse(upcast(raw));
    if (success) return undefined;
    const [issue] = error.issues;
    return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  } catch (error) {
    return messageOf(error);
  }
}

function isStored(raw: unknown): raw is Parameters<typeof upcast>[0] {
  if (typeof raw !== 'object' || raw === null) return false;
  const { type, v, data } = raw as Record<string, unknown>;
  return (
    typeof type === 'string' && typeof v === 'number' && typeof data === 'object' && data !== null
  );
}

/**
 * Why a timeline whose own events are sound cannot be opened, such as a damaged parent: a sentence,
 * or undefined when it can. Throws what does not come of what is stored.
 *
 * ```ts
 * import { straitStore } from '../../test/history/strait.ts';
 * const store = await straitStore();
 * await whyNotOpen(store, 'strait'); // => undefined
 * (await whyNotOpen(store, 'canal')).startsWith('memory:, canal: it cannot be opened'); // => true
 * ```
 */
export async function whyNotOpen(store: EventStore, name: string): Promise<string | undefined> {
  try {
    await openTimeline(store, name);
    return undefined;
  } catch (error) {
    if (!isDamage(error)) throw error;
    return `${store.name}, ${name}: it cannot be opened: ${messageOf(error)}`;
  }
}

/**
 * Whether an error, met in reading what is stored, comes of what is stored: damaged data fails in
 * any way. What the store's connection or the system refuses is something else.
 *
 * ```ts
 * import { DamagedStore } from '../store/failure.ts';
 * isDamage(new DamagedStore('revision 3 has another hash')); // => true
 * isDamage(new SyntaxError('Unexpected end of JSON input')); // => true
 * isDamage(Object.assign(new Error('no space left'), { syscall: 'write' })); // => false
 * ```
 */
export function isDamage(error: unknown): error is Error {
  if (!(error instanceof Error) || 'syscall' in error) return false;
  return error instanceof DamagedStore || !(error instanceof StoreError);
}

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/**
 * Throws DamagedStore naming the first event that is damaged in a timeline or in what it descends
 * from; passes a timeline that is not there.
 *
 * ```ts
 * import { MemoryStore } from '../store/memory/engine.ts';
 * const id = '0a35554f-5579-5d0e-8fd7-8784e4256ed0';
 * const line = { id, role: 'world', sort: 0, text: JSON.stringify({ id, note: 'ships' }) };
 * const store = new MemoryStore();
 * await store.append('case-strait', [line], 'none');
 * await checkDescent(store, { case: 'canal' }); // => undefined
 * await checkDescent(store, { case: 'strait' }); // throws 'Go on from a backup.'
 * ```
 */
export async function checkDescent(store: EventStore, name: TimelineName): Promise<void> {
  let stream = streamOf(name);
  for (let depth = 0; depth <= DEPTH_MAX; depth += 1) {
    if (!(await exists(store, stream))) return;
    const verified = await verifyStream(store, stream);
    const fault = verified.ok ? await unreadableEvent(store, stream) : verified.message;
    if (fault !== undefined || !verified.ok) {
      throw new DamagedStore(`${fault ?? ''}. Go on from a backup.`, { stream });
    }
    const { opened } = await readLevel(store, stream, verified.head.revision);
    if (opened === undefined) return;
    stream = opened.parent;
  }
}

/** A damaged head is for the verification to tell of. */
async function exists(store: EventStore, stream: string): Promise<boolean> {
  try {
    return (await store.head(stream)) !== undefined;
  } catch (error) {
    if (error instanceof DamagedStore) return true;
    throw error;
  }
}
