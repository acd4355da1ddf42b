/** What this process knows of one stream: an index of all of it, and its texts while they fit. */

import { GENESIS, link } from '../chain.ts';
import { DamagedStore } from '../failure.ts';
import { PAGE_SIZE, type Head, type NewEvent, type StoredEvent } from '../port.ts';
import type { Patience } from './patience.ts';
import type { ReadEvent } from './record.ts';
import { StreamIndex } from './stream-index.ts';
import type { TextBudget } from './text-budget.ts';
import type { Wire } from './wire.ts';

/** Revisions so close to each other are read in one go, the ones between thrown away. */
const GAP = 64;
const READS_AT_ONCE = 8;

export class StreamCache {
  readonly stream: string;
  readonly index = new StreamIndex();
  /** Of the last event known; GENESIS before the first. */
  hash = GENESIS;
  part: string | undefined;
  /** Whether the stream has been read to its end once. */
  loaded = false;
  /** When an append last succeeded: those waiting behind it are not lost. */
  progressed = -Infinity;
  readonly #wire: Wire;
  readonly #budget: TextBudget;
  /** The stream's first events in full; undefined once they outgrew the budget. */
  #events: StoredEvent[] | undefined = [];
  #turn: Promise<unknown> = Promise.resolve();

  constructor(stream: string, wire: Wire, budget: TextBudget) {
    this.stream = stream;
    this.#wire = wire;
    this.#budget = budget;
  }

  get head(): Head | undefined {
    return this.index.length === 0
      ? undefined
      : { revision: this.index.length - 1, hash: this.hash };
  }

  /** One after the other: two appends of one process need not fight over the same revision. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Reads what was appended since the last time, by whomever. */
  async refresh(patience: Patience, what?: string): Promise<void> {
    for (;;) {
      const from = this.index.length;
      const options = { from, count: PAGE_SIZE, ...(what !== undefined && { what }) };
      const page = await this.#wire.page(this.stream, options, patience);
      if (page === undefined && from > 0) throw this.#vanished();
      for (const read of page ?? []) this.#take(read);
      // To find nothing new is no progress: a server may show all and take nothing.
      if (this.index.length > from) patience.progress();
      if (page === undefined || page.length < PAGE_SIZE) break;
    }
    this.loaded = true;
  }

  /** Takes note of an event of ours that the server has. */
  extend(event: NewEvent, hash: string, part: string | undefined): void {
    this.index.push({ ...event, sort: event.sort + 0 });
    this.hash = hash;
    this.part = part;
  }

  /** Events by revision, in the order asked for. */
  async eventsAt(revisions: readonly number[]): Promise<readonly StoredEvent[]> {
    const highest = revisions.reduce((a, b) => Math.max(a, b), -1);
    const held = await this.#held(highest);
    if (held !== undefined) return revisions.map((revision) => held[revision] as StoredEvent);
    const found = new Map<number, StoredEvent>();
    const runs = runsOf(revisions);
    for (let at = 0; at < runs.length; at += READS_AT_ONCE) {
      const some = runs.slice(at, at + READS_AT_ONCE);
      const pages = await Promise.all(some.map((run) => this.#run(run)));
      for (const { event } of pages.flat()) found.set(event.revision, event);
    }
    return revisions.map((revision) => {
      const event = found.get(revision);
      if (event === undefined) throw this.#vanished();
      return event;
    });
  }

  /** Forgets the texts, not the index. */
  dropTexts(): void {
    this.#events = undefined;
  }

  async #held(highest: number): Promise<readonly StoredEvent[] | undefined> {
    while (this.#events !== undefined && this.#events.length <= highest) {
      const from = this.#events.length;
      const page = await this.#wire.page(
        this.stream,
        { from, count: PAGE_SIZE },
        this.#wire.patience(),
      );
      if (page === undefined || page.length === 0) throw this.#vanished();
      for (const { event } of page) this.#keep(event);
    }
    return this.#events;
  }

  async #run({ low, high }: Run): Promise<readonly ReadEvent[]> {
    const options = { from: low, count: high - low + 1 };
    return (await this.#wire.page(this.stream, options, this.#wire.patience())) ?? [];
  }

  #take({ event, part }: ReadEvent): void {
    // Somebody else in this process may have read the same page in the meantime.
    if (event.revision !== this.index.length) return;
    if (this.hash !== GENESIS && this.index.length > 0) this.#checkFirst(event);
    this.index.push(event);
    this.hash = event.hash;
    this.part = part;
    this.#keep(event);
  }

  /** What follows must follow on what was read before: a server restored from a backup may have
   * gone another way since. */
  #checkFirst(event: StoredEvent): void {
    if (link(this.hash, this.stream, event.revision, event) === event.hash) return;
    throw new DamagedStore(
      `${this.#wire.name}: stream ${this.stream}, revision ${event.revision} does not follow on ` +
        'what was read before it: the text was changed, or the server was set back. Run verify.',
      { stream: this.stream, revision: event.revision, id: event.id },
    );
  }

  #keep(event: StoredEvent): void {
    if (this.#events?.length !== event.revision) return;
    this.#events.push(event);
    this.#budget.spend(this, event.text.length);
  }

  #vanished(): DamagedStore {
    const { stream } = this;
    return new DamagedStore(
      `${this.#wire.name}: stream ${stream} had ${this.index.length} events and is gone: it was ` +
        'deleted on the server. Restore it from a backup, or use another name.',
      { stream },
    );
  }
}

interface Run {
  readonly low: number;
  high: number;
}

/** Ranges that cover the revisions, none longer than a page. */
function runsOf(revisions: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  for (const revision of [...revisions].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && revision - last.high <= GAP && revision - last.low < PAGE_SIZE) {
      last.high = revision;
    } else runs.push({ low: revision, high: revision });
  }
  return runs;
}
