import { encodeEvent, type Event } from '../../domain/event.ts';
import { roleOf, sortKey } from '../../domain/vocabulary.ts';
import type { NewEvent } from '../store/port.ts';

/** What a store keeps of an event. */
export function toStored(event: Event): NewEvent {
  return { id: event.id, role: roleOf(event.type), sort: sortKey(event), text: encodeEvent(event) };
}
