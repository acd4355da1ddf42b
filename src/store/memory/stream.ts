/** One stream in memory, and how an append to it is decided: the rules stand in port.ts, `EventStore.append`. */

import { GENESIS, link } from '../chain.ts';
import { IdConflict, WrongExpectedRevision } from '../failure.ts';
import type { ExpectedRevision, NewEvent, Role, StoredEvent } from '../port.ts';

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

interface SortedPlace {
  readonly sort: number;
  readonly revision: number;
}

function chronologically(a: SortedPlace, b: SortedPlace): number {
  return a.sort - b.sort || a.revision - b.revision;
}

/** Index of the first event after a place in chronological order. */
export function indexAfter(events: readonly StoredEvent[], place: SortedPlace): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (chronologically(events[middle] as StoredEvent, place) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The events of `given` that are new, linked to the head; throws without having changed anything.
 * `position` is the last one given away in the store. */
export function plan(
  name: string,
  stream: MemoryStream | undefined,
  given: Iterable<NewEvent>,
  expected: ExpectedRevision,
  position: number,
): readonly StoredEvent[] {
  const head = stream?.events.at(-1);
  const stands = expected === 'any' || expected === (head?.revision ?? 'none');
  let { revision, hash } = head ?? { revision: -1, hash: GENESIS };
  const fresh = new Map<string, StoredEvent>();
  for (const event of given) {
    const known = stream?.byId.get(event.id) ?? fresh.get(event.id);
    if (known !== undefined) {
      if (known.text !== event.text) throw new IdConflict(name, event.id);
      continue;
    }
    if (!stands) throw new WrongExpectedRevision(name, expected, head?.revision ?? 'none');
    revision += 1;
    position += 1;
    hash = link(hash, name, revision, event);
    fresh.set(event.id, store(event, { stream: name, revision, position, hash }));
  }
  return [...fresh.values()];
}

type Place = Pick<StoredEvent, 'stream' | 'revision' | 'position' | 'hash'>;

function store(event: NewEvent, place: Place): StoredEvent {
  const { id, role, sort, text } = event;
  // Adding 0 turns -0, which no engine can write down, into 0.
  return Object.freeze({ id, role, sort: sort + 0, text, ...place });
}
