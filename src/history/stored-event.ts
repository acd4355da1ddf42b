import { encodeEvent, type Event } from '../../domain/event.ts';
import { roleOf, sortKey } from '../../domain/vocabulary.ts';
import type { NewEvent } from '../store/port.ts';

/**
 * What a store keeps of an event: its id, its role, where it stands in time, and the event itself
 * as one line of JSON.
 *
 * ```ts
 * import { talks } from '../../test/history/strait.ts';
 * const { id, role, sort, text } = toStored(talks);
 * [id === talks.id, role, sort]; // => [true, 'world', 18659032]
 * JSON.parse(text).occurred; // => '2021-02-01'
 * ```
 */
export function toStored(event: Event): NewEvent {
  return { id: event.id, role: roleOf(event.type), sort: sortKey(event), text: encodeEvent(event) };
}
