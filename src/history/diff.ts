import type { Entry } from '../../domain/entry.ts';
import { encodeEvent } from '../../domain/event.ts';

/** How two timelines differ, event by event. */
export interface Diff {
  /** How many events both hold, alike, before the first difference. */
  readonly shared: number;
  readonly onlyA: readonly Entry[];
  readonly onlyB: readonly Entry[];
  /** In both, on another date. */
  readonly moved: readonly EntryPair[];
  /** In both, on the same date, with another content. */
  readonly changed: readonly EntryPair[];
  /** In both, alike. */
  readonly same: number;
}

export interface EntryPair {
  readonly a: Entry;
  readonly b: Entry;
}

/** Told of every entry as it is taken, of each side in order. */
export interface Onlookers {
  /** Both hold it, alike, and held everything before it alike. */
  readonly shared: (entry: Entry) => void;
  readonly inA: (entry: Entry) => void;
  readonly inB: (entry: Entry) => void;
}

type Entries = AsyncIterable<Iterable<Entry>> | Iterable<Iterable<Entry>>;

/**
 * Compares two effective histories, each given in order, page by page. It keeps only what one of them
 * has and the other has not had yet, so that long histories that are alike take little room.
 *
 * ```ts
 * import { smallCase } from '../../test/history/small-case.ts';
 * import { entriesOf, openTimeline } from './timeline.ts';
 * const store = await smallCase();
 * const record = await entriesOf(await openTimeline(store, 'test'));
 * const branch = await entriesOf(await openTimeline(store, 'test~no-arrest'));
 * const { onlyA, same } = await diff([record], [branch]);
 * [onlyA.map(({ event }) => event.key), same]; // => [['arrest'], 2]
 * ```
 */
export async function diff(a: Entries, b: Entries, onlookers?: Onlookers): Promise<Diff> {
  const walk = new Walk(onlookers);
  const left = new Cursor(a);
  const right = new Cursor(b);
  for (;;) {
    if (left.needsPage) await left.turn();
    if (right.needsPage) await right.turn();
    if (left.entry === undefined && right.entry === undefined) return walk.found();
    const took = walk.step(left.entry, right.entry);
    if (took !== 'b') left.next();
    if (took !== 'a') right.next();
  }
}

/** Stands on one entry of a history. */
class Cursor {
  readonly #pages: AsyncIterator<Iterable<Entry>> | Iterator<Iterable<Entry>>;
  #page: Iterator<Entry> = [].values();
  #ended = false;
  entry: Entry | undefined;

  constructor(entries: Entries) {
    this.#pages =
      Symbol.asyncIterator in entries
        ? entries[Symbol.asyncIterator]()
        : entries[Symbol.iterator]();
  }

  get needsPage(): boolean {
    return this.entry === undefined && !this.#ended;
  }

  async turn(): Promise<void> {
    while (this.needsPage) {
      const turned = await this.#pages.next();
      if (turned.done === true) this.#ended = true;
      else this.#page = turned.value[Symbol.iterator]();
      this.next();
    }
  }

  next(): void {
    const next = this.#page.next();
    this.entry = next.done === true ? undefined : next.value;
  }
}

interface Numbered {
  readonly entry: Entry;
  /** Its place in `a`. */
  readonly at: number;
}

class Walk {
  #sharing = true;
  #shared = 0;
  #same = 0;
  #at = 0;
  /** What only one side has had so far, in its order. */
  readonly #onlyA = new Map<string, Numbered>();
  readonly #onlyB = new Map<string, Entry>();
  readonly #moved: (EntryPair & { readonly at: number })[] = [];
  readonly #changed: (EntryPair & { readonly at: number })[] = [];

  readonly #onlookers: Onlookers | undefined;

  constructor(onlookers: Onlookers | undefined) {
    this.#onlookers = onlookers;
  }

  /** Takes the entry that comes first, or both; says which. */
  step(a: Entry | undefined, b: Entry | undefined): 'a' | 'b' | 'both' {
    const both = a !== undefined && b !== undefined;
    if (both && a.event.id === b.event.id) {
      this.#pair({ entry: a, at: this.#at++ }, b);
      this.#tell(a, b);
      return 'both';
    }
    this.#sharing = false;
    if (a !== undefined && (b === undefined || a.sort <= b.sort)) {
      this.#takeA({ entry: a, at: this.#at++ });
      this.#tell(a, undefined);
      return 'a';
    }
    if (b !== undefined) this.#takeB(b);
    this.#tell(undefined, b);
    return 'b';
  }

  found(): Diff {
    const inOrder = (pairs: (EntryPair & { readonly at: number })[]): EntryPair[] =>
      pairs.sort((x, y) => x.at - y.at).map(({ a, b }) => ({ a, b }));
    return {
      shared: this.#shared,
      onlyA: [...this.#onlyA.values()].map(({ entry }) => entry),
      onlyB: [...this.#onlyB.values()],
      moved: inOrder(this.#moved),
      changed: inOrder(this.#changed),
      same: this.#same,
    };
  }

  #tell(a: Entry | undefined, b: Entry | undefined): void {
    if (this.#sharing && a !== undefined) {
      this.#onlookers?.shared(a);
      return;
    }
    if (a !== undefined) this.#onlookers?.inA(a);
    if (b !== undefined) this.#onlookers?.inB(b);
  }

  #takeA(a: Numbered): void {
    const { id } = a.entry.event;
    const partner = this.#onlyB.get(id);
    if (partner === undefined) this.#onlyA.set(id, a);
    else {
      this.#onlyB.delete(id);
      this.#pair(a, partner);
    }
  }

  #takeB(b: Entry): void {
    const { id } = b.event;
    const partner = this.#onlyA.get(id);
    if (partner === undefined) this.#onlyB.set(id, b);
    else {
      this.#onlyA.delete(id);
      this.#pair(partner, b);
    }
  }

  #pair({ entry: a, at }: Numbered, b: Entry): void {
    const isSame = a.event.occurred === b.event.occurred && alike(a, b);
    if (isSame) this.#same += 1;
    else (a.event.occurred === b.event.occurred ? this.#changed : this.#moved).push({ a, b, at });
    this.#sharing &&= alike(a, b);
    if (this.#sharing) this.#shared += 1;
  }
}

function alike(a: Entry, b: Entry): boolean {
  return a.amended === undefined && b.amended === undefined && a.stream === b.stream
    ? true
    : encodeEvent(a.event) === encodeEvent(b.event);
}
