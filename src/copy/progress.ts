/** How far a copy has come, judged by the chains on both sides. */

import { GENESIS } from '../store/chain.ts';
import { DamagedStore, StoreError } from '../store/failure.ts';
import type { EventStore, Head, StoredEvent } from '../store/port.ts';

/** The two stores that a copy stands between. */
export interface CopyPair {
  readonly from: EventStore;
  readonly to: EventStore;
}

/** The target holds something else under this name. Nothing more was written to it. */
export class Diverged extends StoreError {
  override readonly name = 'Diverged';
  readonly stream: string;
  /** The first revision at which the two differ. */
  readonly revision: number;
  constructor(stream: string, revision: number, message: string) {
    super(message);
    this.stream = stream;
    this.revision = revision;
  }
}

/**
 * What the target holds of a stream, as its head; revision -1 where it holds nothing. Throws
 * Diverged, naming the first event that differs, unless that is how the source begins.
 */
export async function standing({ from, to }: CopyPair, stream: string): Promise<Head> {
  const held = await to.head(stream);
  if (held === undefined) return { revision: -1, hash: GENESIS };
  // Read after the target's: what somebody else copied meanwhile is then in the source too.
  const source = await from.head(stream);
  if (source === undefined) throw new StoreError(`${from.name} has no stream ${stream}.`);
  const shared = Math.min(held.revision, source.revision);
  const same = (await hashAt(from, stream, shared)) === (await hashAt(to, stream, shared));
  if (!same) throw await differing({ from, to }, stream, shared);
  if (held.revision <= source.revision) return held;
  throw await goingOn({ from, to }, stream, shared + 1);
}

/** The hash that a stream has at a revision. */
export async function hashAt(store: EventStore, stream: string, revision: number): Promise<string> {
  return (await eventAt(store, stream, revision)).hash;
}

async function eventAt(store: EventStore, stream: string, revision: number): Promise<StoredEvent> {
  for await (const [event] of store.read(stream, { from: revision, to: revision })) {
    if (event !== undefined) return event;
  }
  throw new DamagedStore(`${store.name}, stream ${stream}: revision ${revision} is missing.`, {
    stream,
    revision,
  });
}

/** Every hash covers what is before it, so the first difference is found by halving. */
async function differing({ from, to }: CopyPair, stream: string, last: number): Promise<Diverged> {
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = (low + high) >> 1;
    const same = (await hashAt(from, stream, middle)) === (await hashAt(to, stream, middle));
    if (same) low = middle + 1;
    else high = middle;
  }
  const here = await eventAt(from, stream, low);
  const there = await eventAt(to, stream, low);
  const what =
    here.id === there.id
      ? `event ${there.id}, which reads otherwise in ${from.name}`
      : `event ${there.id}, but event ${here.id} in ${from.name}`;
  return new Diverged(
    stream,
    low,
    `${to.name}, stream ${stream}: revision ${low} is ${what}. ${UNTOUCHED}`,
  );
}

async function goingOn(
  { from, to }: CopyPair,
  stream: string,
  revision: number,
): Promise<Diverged> {
  const { id } = await eventAt(to, stream, revision);
  return new Diverged(
    stream,
    revision,
    `${to.name}, stream ${stream}: revision ${revision} is event ${id}, ` +
      `but in ${from.name} the stream ends before it. ${UNTOUCHED}`,
  );
}

const UNTOUCHED =
  'The two have grown apart, and nothing more was written: copy into another store, ' +
  'or copy the other way where the target is the one that went on.';
