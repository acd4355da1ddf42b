import type { Day } from '../../domain/calendar.ts';
import type { Entry } from '../../domain/entry.ts';
import { lastSortKeyOf } from '../../domain/vocabulary.ts';
import {
  foldKept,
  initialState,
  type Projected,
  projectionsVersion,
} from '../../projections/all.ts';
import { compare, type OrderKey, type LevelEntry, placeOf } from './effective.ts';
import { EMPTY, nameOfHash, roll, type Rolling } from './rolling-hash.ts';
import { pagesOf, type Timeline } from './timeline.ts';

/** A timeline's state after some entry, kept to continue from. */
interface Mark {
  /** The entry it stands after; absent before the first. */
  readonly place?: OrderKey;
  readonly hash: Rolling;
  readonly state: Projected;
}

/** A state, and the last entry that went into it; absent when none did. */
export interface Reached {
  readonly state: Projected;
  readonly last?: OrderKey;
}

export interface SnapshotOptions {
  /** Entries between two marks: more is less memory and a slower answer. */
  readonly every?: number;
  /** Timelines whose marks are kept. */
  readonly timelines?: number;
  /** Marks that timelines share by content. */
  readonly shared?: number;
}

/**
 * States at any date, quickly: marks along each timeline that share with each other what did not change.
 * Marks are found by the rolling hash of the history before them and the version of the projections,
 * so that a branch finds its parent's marks up to the first difference.
 *
 * ```ts
 * import { dayOf } from '../../test/given.ts';
 * import { smallCase } from '../../test/history/small-case.ts';
 * import { openTimeline } from './timeline.ts';
 * const store = await smallCase();
 * const timeline = await openTimeline(store, 'test');
 * const { timeline: counts } = await new Snapshots().stateAt(timeline, dayOf('2021-12-31'));
 * counts.events; // => 2
 * ```
 */
export class Snapshots {
  readonly #every: number;
  readonly #tracks: Recent<Mark[]>;
  readonly #shared: Recent<Projected>;

  constructor({ every = 512, timelines = 16, shared = 8192 }: SnapshotOptions = {}) {
    this.#every = every;
    this.#tracks = new Recent(timelines);
    this.#shared = new Recent(shared);
  }

  /** The state of every projection on a day. It is shared: callers read it and never change it. */
  async stateAt(timeline: Timeline, day: Day): Promise<Projected> {
    return (await this.reach(timeline, day)).state;
  }

  /** The same with its place, up to a day or to the end. */
  async reach(timeline: Timeline, day?: Day): Promise<Reached> {
    const marks = this.#tracks.getOr(trackName(timeline), () => [firstMark()]);
    let mark = lastBefore(marks, day === undefined ? Infinity : lastSortKeyOf(day));
    let batch: Entry[] = [];
    let { hash, place: last } = mark;
    for await (const page of pagesOf(timeline, {
      ...(day === undefined ? {} : { at: day }),
      ...(mark.place === undefined ? {} : { after: mark.place }),
    })) {
      for (const placed of page) {
        batch.push(placed.entry);
        hash = rollEntry(hash, placed);
        last = placeOf(placed);
        if (batch.length < this.#every) continue;
        mark = this.#mark(marks, mark, batch, placed, hash);
        batch = [];
      }
    }
    const state = batch.length === 0 ? mark.state : foldKept(mark.state, batch);
    return last === undefined ? { state } : { state, last };
  }

  /**
   * Lets a timeline that has grown go on from its marks: those before the first place at which it
   * reads differently now. What it was is forgotten, as nobody asks for it any more.
   */
  grow(was: Timeline, is: Timeline, from: OrderKey): void {
    const name = trackName(was);
    const marks = this.#tracks.getOr(name, () => [firstMark()]);
    const standing = marks.filter(({ place }) => place === undefined || compare(place, from) < 0);
    this.#tracks.getOr(trackName(is), () => standing);
    if (name !== trackName(is)) this.#tracks.delete(name);
  }

  #mark(marks: Mark[], from: Mark, batch: readonly Entry[], last: LevelEntry, hash: Rolling): Mark {
    const name = `${nameOfHash(hash)} ${projectionsVersion}`;
    const state = this.#shared.getOr(name, () => foldKept(from.state, batch));
    const mark: Mark = { place: placeOf(last), hash, state };
    // Two readers may walk at once; the one that comes second finds the mark there already.
    const known = lastBefore(marks, last.entry.sort);
    if (known === from) marks.splice(marks.indexOf(from) + 1, 0, mark);
    return mark;
  }
}

const firstMark = (): Mark => ({ hash: EMPTY, state: initialState() });

/** Streams and revisions decide what a timeline reads, so they name its track. */
function trackName({ lineage, known }: Timeline): string {
  return [...lineage.map(({ stream, upTo }) => `${stream}@${upTo}`), known ?? ''].join(' ');
}

function rollEntry(hash: Rolling, { entry }: LevelEntry): Rolling {
  const rolled = roll(hash, entry.event.id);
  // An amended event reads differently under the same id.
  return entry.amended === undefined ? rolled : roll(rolled, JSON.stringify(entry.event));
}

/** The last mark that stands at or before a sort key. */
function lastBefore(marks: readonly Mark[], untilSort: number): Mark {
  let low = 0;
  let high = marks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((marks[middle]?.place?.sort ?? -Infinity) <= untilSort) low = middle;
    else high = middle - 1;
  }
  const mark = marks[low];
  if (mark === undefined) throw new Error('a track starts with a mark');
  return mark;
}

/** A map that forgets what was used longest ago. */
class Recent<V> {
  readonly #limit: number;
  readonly #map = new Map<string, V>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  getOr(key: string, make: () => V): V {
    const value = this.#map.get(key) ?? make();
    this.#map.delete(key);
    this.#map.set(key, value);
    const [oldest] = this.#map.keys();
    if (this.#map.size > this.#limit && oldest !== undefined) this.#map.delete(oldest);
    return value;
  }

  delete(key: string): void {
    this.#map.delete(key);
  }
}
