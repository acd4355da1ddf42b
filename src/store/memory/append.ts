/** How an append is decided: the rules stand in port.ts, `EventStore.append`. */

import { GENESIS, link } from '../chain.ts';
import { IdConflict, WrongExpectedRevision } from '../failure.ts';
import type { ExpectedRevision, NewEvent, StoredEvent } from '../port.ts';
import type { MemoryStream } from './stream.ts';

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
