/**
 * Appending over a network: every write names the exact revision it follows, carries hashes that
 * hold for that place only, and is read back before it is acknowledged.
 *
 * Why read back: to a server that has the ids already at that place, a write is a success, whatever
 * the texts. The hash of the last event covers all before it, so one event tells whether what
 * stands there is ours. After a time-out or a cut the same reading decides whether to write again.
 *
 * A server takes 1 MiB in one write. A longer append goes in parts, each marked with a digest of
 * the whole: if it ends half-way, the same append done again finds its own mark at the head, holds
 * its expectation for met and goes on.
 */

import { MaxAppendSizeExceededError } from '@eventstore/db-client';
import { createHash } from 'node:crypto';
import { GENESIS } from '../chain.ts';
import { IdConflict, StoreError, WrongExpectedRevision } from '../failure.ts';
import { type AppendResult, type ExpectedRevision, type NewEvent, PAGE_SIZE } from '../port.ts';
import { messageOf } from './fault.ts';
import type { StreamCache } from './lane.ts';
import type { Patience } from './patience.ts';
import { bytesOf } from './record.ts';
import type { Wire } from './wire.ts';
import { writeOnce } from './write.ts';

export interface WriteLimits {
  /** Bytes of one write; lowered when a server says that it takes less. */
  chunkBytes: number;
}

/** One append, from the first look to the last part. */
export class Appending {
  readonly #lane: StreamCache;
  readonly #wire: Wire;
  readonly #limits: WriteLimits;
  readonly #given: readonly NewEvent[];
  readonly #expected: ExpectedRevision;
  readonly #what: string;
  readonly #register: (patience: Patience) => Promise<void>;
  /** Digest of the whole, where it takes several parts. */
  readonly #part: string | undefined;
  #confirmed = 0;
  /** Ids that were sent, and nobody knows what became of them. */
  readonly #doubtful = new Set<string>();

  constructor(
    lane: StreamCache,
    wire: Wire,
    limits: WriteLimits,
    given: readonly NewEvent[],
    expected: ExpectedRevision,
    /** Makes the stream's name known before its first event. */
    register: (patience: Patience) => Promise<void>,
  ) {
    this.#lane = lane;
    this.#wire = wire;
    this.#limits = limits;
    this.#given = given;
    this.#expected = expected;
    this.#register = register;
    this.#what = `appending to stream ${lane.stream}`;
    const bytes = given.reduce((sum, event) => sum + bytesOf(event), 0);
    const inParts = expected !== 'any' && bytes > limits.chunkBytes;
    this.#part = inParts ? digest(lane.stream, given, expected) : undefined;
  }

  /** Call it only when the lane is ours: see Lane.exclusive. */
  async run(patience: Patience): Promise<AppendResult> {
    try {
      await this.#writeAll(patience);
    } catch (error) {
      throw this.#halfDone(error);
    }
    this.#lane.progressed = performance.now();
    return { ...(this.#lane.head ?? { revision: -1, hash: GENESIS }), appended: this.#appended() };
  }

  async #writeAll(patience: Patience): Promise<void> {
    if (!this.#maySkipReading()) await this.#lane.refresh(patience, this.#what);
    for (let tries = 0; ; tries++) {
      const known = this.#lane.index.length;
      const fresh = await plan(this.#lane, this.#given, this.#expected, this.#stands());
      // To compare with what is there may take long, but comes to an end by itself.
      if (tries === 0) patience.progress();
      if (fresh.length === 0 || (await this.#write(fresh, known, patience))) return;
      await this.#lane.refresh(patience, this.#what);
    }
  }

  /** What is known says that the append stands and is new: if that is out of date, the server
   * refuses the write, or has it already. */
  #maySkipReading(): boolean {
    const { loaded, index } = this.#lane;
    return (
      loaded && this.#stands() && !this.#given.some(({ id }) => index.revisionOf(id) !== undefined)
    );
  }

  #stands(): boolean {
    const { head, part } = this.#lane;
    if (this.#expected === 'any' || this.#expected === (head?.revision ?? 'none')) return true;
    return this.#part !== undefined && this.#part === part;
  }

  /** Writes all of `fresh`, planned for a stream of `known` events; false when the stream must be
   * read and the plan made again. */
  async #write(fresh: readonly NewEvent[], known: number, patience: Patience): Promise<boolean> {
    const { index } = this.#lane;
    let done = 0;
    try {
      if (known === 0) await this.#register(patience);
      while (done < fresh.length) {
        // A reader of this process may have come upon what others appended.
        if (index.length !== known + done) return false;
        const events = this.#chunk(fresh, done);
        if (!(await this.#send(events, patience))) return false;
        done += events.length;
        patience.progress();
        this.#lane.progressed = performance.now();
      }
      return true;
    } catch (error) {
      if (error instanceof MaxAppendSizeExceededError && this.#lower(error)) return false;
      await this.#wire.judge(this.#what, patience, error);
      return false;
    }
  }

  async #send(events: readonly NewEvent[], patience: Patience): Promise<boolean> {
    const [lane, wire, part, what] = [this.#lane, this.#wire, this.#part, this.#what];
    try {
      if ((await writeOnce({ lane, wire, events, part, what }, patience)) === 'beaten')
        return false;
    } catch (error) {
      for (const { id } of events) this.#doubtful.add(id);
      throw error;
    }
    this.#confirm(events);
    return true;
  }

  #confirm(chunk: readonly NewEvent[]): void {
    this.#confirmed += chunk.length;
    for (const { id } of chunk) this.#doubtful.delete(id);
  }

  /** How many events this append has brought into the stream, as far as it was read. */
  #appended(): number {
    const { index } = this.#lane;
    const found = [...this.#doubtful].filter((id) => index.revisionOf(id) !== undefined);
    return this.#confirmed + found.length;
  }

  #chunk(fresh: readonly NewEvent[], from: number): readonly NewEvent[] {
    let bytes = 0;
    let to = from;
    while (to < fresh.length) {
      bytes += bytesOf(fresh[to] as NewEvent);
      if (bytes > this.#limits.chunkBytes && to > from) break;
      to += 1;
    }
    return fresh.slice(from, to);
  }

  #lower({ maxAppendSize }: MaxAppendSizeExceededError): boolean {
    const limits = this.#limits;
    const longest = this.#given.reduce((most, event) => Math.max(most, bytesOf(event)), 0);
    if (limits.chunkBytes <= longest) return false;
    const told = Number.isSafeInteger(maxAppendSize) ? 0.9 * maxAppendSize : Infinity;
    limits.chunkBytes = Math.max(longest, Math.floor(Math.min(told, limits.chunkBytes / 2)));
    return true;
  }

  /** An error after a part was written must not let anyone believe that nothing was. */
  #halfDone(error: unknown): unknown {
    if (this.#appended() === 0 || !(error instanceof StoreError)) return error;
    const more =
      error instanceof WrongExpectedRevision
        ? 'Somebody else appended in between: append the same events again to what stands now'
        : 'Append the same events again with the same expectation';
    return new StoreError(
      `${messageOf(error)}. ${this.#appended()} of ${this.#given.length} events had been written ` +
        `before. ${more}: what is there is skipped.`,
    );
  }
}

function digest(stream: string, given: readonly NewEvent[], expected: ExpectedRevision): string {
  const sum = createHash('sha256').update(`${stream}\n${expected}\n`);
  for (const { id, text } of given) sum.update(`${id}\n${text}\n`);
  return sum.digest('hex').slice(0, 32);
}

interface Hit {
  readonly at: number;
  readonly revision: number;
  readonly event: NewEvent;
}

/** The events that are new, in order. `stands`: whether new ones may be appended here. */
async function plan(
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
