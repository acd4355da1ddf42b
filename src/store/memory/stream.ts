/** One stream in memory. */

import type { Role, StoredEvent } from '../port.ts';

/** Its events by revision, by id, and by role in chronological order. */
export class MemoryStream {
  readonly events: StoredEvent[] = [];
  readonly byId = new Map<string, StoredEvent>();
  readonly #byRole = new Map<Role, { events: StoredEvent[]; sorted: boolean }>();

  push(event: StoredEvent): void {
    this.events.push(event);
    this.byId.set(event.id, event);
    const lane = this.#byRole.get(event.role) ?? { events: [], sorted: true };
    const last = lane.events.at(-1);
    if (last !== undefined && last.sort > event.sort) lane.sorted = false;
    lane.events.push(event);
    this.#byRole.set(event.role, lane);
  }

  /** The events of one role by (sort, revision). */
  inOrder(role: Role): readonly StoredEvent[] {
    const lane = this.#byRole.get(role);
    if (lane === undefined) return [];
    if (!lane.sorted) {
      lane.events.sort(chronologically);
      lane.sorted = true;
    }
    return lane.events;
  }
}

interface Place {
  readonly sort: number;
  readonly revision: number;
}

function chronologically(a: Place, b: Place): number {
  return a.sort - b.sort || a.revision - b.revision;
}

/** Index of the first event after a place in chronological order. */
export function indexAfter(events: readonly StoredEvent[], place: Place): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (chronologically(events[middle] as StoredEvent, place) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
