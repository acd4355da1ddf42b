/** One write: sent, read back, taken note of. */

import { NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client';
import { link } from '../chain.ts';
import { DamagedStore } from '../failure.ts';
import type { NewEvent } from '../port.ts';
import { gone } from './fault.ts';
import type { StreamCache } from './lane.ts';
import { NoReply, type Patience } from './patience.ts';
import { toServer, type ReadEvent } from './record.ts';
import type { Wire } from './wire.ts';

/** So few events are read back with the one before them. */
const FEW = 9;

export interface Write {
  readonly lane: StreamCache;
  readonly wire: Wire;
  readonly events: readonly NewEvent[];
  /** The digest of the append that this is a part of. */
  readonly part: string | undefined;
  /** What it is, for messages. */
  readonly what: string;
}

/** Writes events after the last one known; `beaten` when somebody else was first. Rejects with what
 * the client throws: then it is unknown whether they were written. */
export async function writeOnce(write: Write, patience: Patience): Promise<'written' | 'beaten'> {
  const { lane, wire, events, part, what } = write;
  const { stream, index } = lane;
  const before = index.length;
  const hashes: string[] = [];
  for (const [at, event] of events.entries()) {
    hashes.push(link(hashes.at(-1) ?? lane.hash, stream, before + at, event));
  }
  const data = events.map((event, at) => toServer(event, hashes[at] as string, part));
  try {
    await wire.once(patience, (deadline) =>
      wire.connection.appendToStream(stream, data, {
        expectedRevision: before === 0 ? NO_STREAM : BigInt(before - 1),
        deadline,
      }),
    );
  } catch (error) {
    if (!(error instanceof WrongExpectedVersionError)) throw error;
    checkLength(error, before, lane, wire);
    if (patience.over) throw gone(wire.name, what, patience.ms, 'others were always first');
    await patience.pause();
    return 'beaten';
  }
  const last = await lookAt(write, before, patience);
  if (last === undefined) {
    throw new NoReply('the server took the events but does not show them yet');
  }
  if (last.event.hash !== hashes.at(-1)) return 'beaten';
  for (const [at, event] of events.entries()) {
    // Somebody may have read the stream in the meantime, and the events with it.
    if (index.length === before + at) lane.extend(event, hashes[at] as string, part);
  }
  return 'written';
}

/** The last event of a write; after a short one the event before it too: a stream deleted in between
 * takes the write, but no longer shows what it follows. */
async function lookAt(
  { lane, wire, events, what }: Write,
  before: number,
  patience: Patience,
): Promise<ReadEvent | undefined> {
  const end = before + events.length;
  const from = events.length < FEW ? Math.max(0, before - 1) : end - 1;
  const page = await wire.page(lane.stream, { from, count: end - from, what }, patience);
  return page?.[end - from - 1];
}

/** Throws a DamagedStore where the stream is shorter than it was. */
function checkLength(
  { actualVersion }: WrongExpectedVersionError,
  before: number,
  { stream }: StreamCache,
  { name }: Wire,
): void {
  const length = typeof actualVersion === 'bigint' ? Number(actualVersion) + 1 : 0;
  if (length >= before) return;
  throw new DamagedStore(
    `${name}: stream ${stream} had ${before} events and now has ${length}: it was deleted, or the ` +
      'server was set back. Restore it from a backup, or use another name.',
    { stream, revision: length },
  );
}
