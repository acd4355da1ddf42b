/** One stream from one store into another, from wherever the last attempt got to. */

import { link } from '../store/chain.ts';
import { DamagedStore, IdConflict, StoreError, WrongExpectedRevision } from '../store/failure.ts';
import type { Head, StoredEvent } from '../store/port.ts';
import { verifyStream } from '../store/verify.ts';
import { hashAt, type CopyPair, standing } from './progress.ts';

export interface CopiedStream extends Head {
  readonly stream: string;
  /** How many events this copy appended; 0 when all were there already. */
  readonly copied: number;
}

/**
 * Copies a stream up to where the source ends now, a page an append, then reads the copy back and
 * checks its chain. `onEvents` is told how many events were appended. Throws Diverged when the
 * target holds something else, DamagedStore when either side is not what was written.
 */
export async function copyStream(
  sides: CopyPair,
  stream: string,
  onEvents: (appended: number) => void = () => undefined,
): Promise<CopiedStream> {
  const goal = await sides.from.head(stream);
  if (goal === undefined) throw new StoreError(`${sides.from.name} has no stream ${stream}.`);
  let at = await standing(sides, stream);
  let copied = 0;
  while (at.revision < goal.revision) {
    const before = at;
    try {
      for await (const page of sides.from.read(stream, {
        from: at.revision + 1,
        to: goal.revision,
      })) {
        const { head, appended } = await appendPage(sides, stream, at, page);
        at = head;
        copied += appended;
        onEvents(appended);
      }
    } catch (error) {
      // Somebody else copies the same: go on from where they are, unless they write something else.
      if (!(error instanceof WrongExpectedRevision || error instanceof IdConflict)) throw error;
      at = await standing(sides, stream);
      if (at.revision <= before.revision) throw error;
    }
    if (at.revision <= before.revision) throw ended(sides, stream, at.revision + 1);
  }
  await checkCopy(sides, stream, goal);
  return { stream, copied, ...goal };
}

interface Appended {
  readonly head: Head;
  readonly appended: number;
}

async function appendPage(
  sides: CopyPair,
  stream: string,
  at: Head,
  page: readonly StoredEvent[],
): Promise<Appended> {
  const last = checkLinks(sides, stream, at, page);
  const expected = at.revision === -1 ? 'none' : at.revision;
  const { revision, hash, appended } = await sides.to.append(stream, page, expected);
  if (revision === last.revision && hash === last.hash) return { head: last, appended };
  // All of it was there already, and more: at the same places, or in another order?
  const ahead = await standing(sides, stream);
  throw new WrongExpectedRevision(stream, expected, ahead.revision);
}

/** What is damaged in the source is not carried on: the target would make it look sound. */
function checkLinks(
  { from }: CopyPair,
  stream: string,
  at: Head,
  page: readonly StoredEvent[],
): StoredEvent {
  let previous = at;
  for (const event of page) {
    const { revision, hash, id } = event;
    const next = previous.revision + 1;
    if (revision !== next || hash !== link(previous.hash, stream, revision, event)) {
      throw new DamagedStore(
        `${from.name}, stream ${stream}: revision ${next} is not what was appended there, ` +
          'so the copy stops before it. Look at the source with: verify',
        { stream, revision: next, id },
      );
    }
    previous = event;
  }
  return previous as StoredEvent;
}

async function checkCopy({ from, to }: CopyPair, stream: string, goal: Head): Promise<void> {
  const found = await verifyStream(to, stream);
  if (!found.ok) throw new DamagedStore(found.message, { stream, revision: found.revision });
  // The target may have grown since: what was copied ends at the goal.
  const hash = await hashAt(to, stream, goal.revision);
  if (hash === goal.hash) return;
  throw new DamagedStore(
    `${to.name}, stream ${stream}: revision ${goal.revision} has hash ${hash}, ` +
      `but ${goal.hash} in ${from.name}.`,
    { stream, revision: goal.revision },
  );
}

function ended({ from }: CopyPair, stream: string, revision: number): DamagedStore {
  const message = `${from.name}, stream ${stream}: revision ${revision} is missing.`;
  return new DamagedStore(message, { stream, revision });
}
