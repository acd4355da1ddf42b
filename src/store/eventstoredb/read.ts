/** Reading one stream, by revision and by date. */

import type { RevisionRange } from '../acceptance.ts';
import { PAGE_SIZE, type OrderedOptions, type StoredEvent } from '../port.ts';
import type { StreamCache } from './lane.ts';
import type { Wire } from './wire.ts';

type Pages = AsyncGenerator<readonly StoredEvent[]>;

export async function* forwards(
  wire: Wire,
  stream: string,
  { low, high, limit }: RevisionRange,
): Pages {
  let from = Math.max(low, 0);
  let left = limit;
  while (left > 0 && from <= high) {
    const count = Math.min(PAGE_SIZE, left, high - from + 1);
    const page = await wire.page(stream, { from, count }, wire.patience());
    if (page === undefined || page.length === 0) return;
    yield page.map((read) => read.event);
    if (page.length < count) return;
    from += page.length;
    left -= page.length;
  }
}

export async function* backwards(
  wire: Wire,
  stream: string,
  { low, high, limit }: RevisionRange,
): Pages {
  let from: number | 'end' = high === Infinity ? 'end' : high;
  let left = limit;
  while (left > 0 && (from === 'end' || from >= Math.max(low, 0))) {
    const count = Math.min(PAGE_SIZE, left);
    const page = await wire.page(stream, { from, count, backwards: true }, wire.patience());
    const events = (page ?? []).map((read) => read.event).filter(({ revision }) => revision >= low);
    const last = events.at(-1);
    if (last === undefined) return;
    yield events;
    if (events.length < count) return;
    from = last.revision - 1;
    left -= events.length;
  }
}

/** Events of one role by (sort, revision), from the index in memory. */
export async function* ordered(wire: Wire, lane: StreamCache, options: OrderedOptions): Pages {
  const { role, upTo, untilSort = Infinity } = options;
  let place = options.after ?? { sort: -Infinity, revision: -1 };
  // What is known of a stream stays true: a past revision needs no look at the server.
  if (upTo >= lane.index.length) await lane.refresh(wire.patience());
  for (;;) {
    const revisions = lane.index.inOrder(role, place, { upTo, untilSort, count: PAGE_SIZE });
    if (revisions.length === 0) return;
    const page = await lane.eventsAt(revisions);
    yield page;
    if (page.length < PAGE_SIZE) return;
    place = page.at(-1) as StoredEvent;
  }
}
