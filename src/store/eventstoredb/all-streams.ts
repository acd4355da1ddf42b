/** All streams in append order: the server's $all, without what is not ours. */

import { eventTypeFilter, START, type AllStreamResolvedEvent } from '@eventstore/db-client';
import { PAGE_SIZE, type StoredEvent } from '../port.ts';
import type { Feed } from './live-feed.ts';
import type { Patience } from './patience.ts';
import { fromServer } from './record.ts';
import type { Wire } from './wire.ts';

/** The server's own events, statistics among them: kept from the subscription, passed over here. */
const NOT_SYSTEM = '^[^$].*';

export class AllStreams {
  readonly #wire: Wire;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** Our first events after a position, at most a page; empty only at the end. */
  async pageAfter(after: number, patience: Patience): Promise<readonly StoredEvent[]> {
    if (after === Infinity) return [];
    const page: StoredEvent[] = [];
    let from: number | 'start' = after < 0 ? 'start' : after;
    let known = after;
    for (;;) {
      // Reading starts with the event at the position, which is known already.
      const resolved = await this.#wire.allPage(from, PAGE_SIZE + 1, patience);
      for (const one of resolved) {
        const event = fromServer(one)?.event;
        if (event === undefined || event.position <= known || page.length === PAGE_SIZE) continue;
        page.push(event);
      }
      if (page.length > 0 || resolved.length <= PAGE_SIZE) return page;
      from = known = positionOf(resolved.at(-1) as AllStreamResolvedEvent);
      patience.progress();
    }
  }

  /** The server's subscription to everything after a position. */
  subscribe(after: number): Feed {
    const place = BigInt(Math.max(after, 0));
    return this.#wire.connection.subscribeToAll({
      fromPosition: after < 0 ? START : { commit: place, prepare: place },
      filter: eventTypeFilter({ regex: NOT_SYSTEM }),
    });
  }
}

function positionOf({ event, commitPosition }: AllStreamResolvedEvent): number {
  return Number(event?.position.commit ?? commitPosition);
}
