/** What an append comes to, given what the stream holds: the rules stand in port.ts. */

import { IdConflict, WrongExpectedRevision } from '../failure.ts';
import { PAGE_SIZE, type ExpectedRevision, type NewEvent } from '../port.ts';
import type { StreamCache } from './lane.ts';

interface Hit {
  readonly at: number;
  readonly revision: number;
  readonly event: NewEvent;
}

/** The events that are new, in order. `stands`: whether new ones may be appended here. */
export async function plan(
  lane: StreamCache,
  given: readonly NewEvent[],
  expected: ExpectedRevision,
  stands: boolean,
): Promise<readonly NewEvent[]> {
  const fresh = new Map<string, NewEvent>();
  const hits: Hit[] = [];
  for (let at = 0; at < given.length; at++) {
    const event = given[at] as NewEvent;
    const revision = lane.index.revisionOf(event.id);
    const twin = fresh.get(event.id);
    if (revision !== undefined) {
      hits.push({ at, revision, event });
    } else if (twin === undefined) {
      if (!stands) {
        // What was given before it may be refused for another reason, which then comes first.
        await compare(lane, hits);
        // Without an expectation it always stands.
        const found = lane.head?.revision ?? 'none';
        throw new WrongExpectedRevision(lane.stream, expected as number | 'none', found);
      }
      fresh.set(event.id, event);
    } else if (twin.text !== event.text) {
      await compare(lane, hits);
      throw new IdConflict(lane.stream, event.id);
    }
  }
  await compare(lane, hits);
  return [...fresh.values()];
}

/** Throws an IdConflict for the first event whose id is stored with another text. */
async function compare(lane: StreamCache, hits: readonly Hit[]): Promise<void> {
  for (let at = 0; at < hits.length; at += PAGE_SIZE) {
    const some = hits.slice(at, at + PAGE_SIZE);
    const stored = await lane.eventsAt(some.map((hit) => hit.revision));
    some.forEach(({ event }, index) => {
      if (stored[index]?.text !== event.text) throw new IdConflict(lane.stream, event.id);
    });
  }
}
