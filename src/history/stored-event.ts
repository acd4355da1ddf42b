import { encodeEvent, type Event } from '../../domain/event.ts';
import { roleOf, sortKey } from '../../domain/vocabulary.ts';
import type { NewEvent } from '../store/port.ts';

/**
 * What a store keeps of an event: its id, its role, its chronological key and its text.
 *
 * ```ts
 * import { ban } from '../../test/history/small-case.ts';
 * toStored(ban).role; // => 'world'
 * ```
 */
export function toStored(event: Event): NewEvent {
  return { id: event.id, role: roleOf(event.type), sort: sortKey(event), text: encodeEvent(event) };
}
