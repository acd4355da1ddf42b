import type { Day } from '../../../domain/calendar.ts';
import type { Entry } from '../../../domain/entry.ts';
import { foldKept, initialState, type Projected } from '../../../projections/all.ts';
import { type Effect, differences, effectDay, standings } from '../../report/effect.ts';
import type { TimelineReading } from '../../report/read-timeline.ts';
import { citationsOf } from '../../report/event-view.ts';
import type { TimelineData } from './timeline-data.ts';

/** Entries between two states that are kept: a state on a day costs at most these. */
const EVERY = 128;
const LATEST = 8;

/**
 * The states of a history that is held whole, at any of its places: kept ones along the way share
 * what did not change between them. Shared: callers read them and never change them.
 */
export class States {
  readonly #entries: readonly Entry[];
  readonly #kept: Projected[] = [initialState()];
  /** How many sources are cited up to each entry. */
  #sources: readonly number[] | undefined;
  #byKey: ReadonlyMap<string, Entry> | undefined;

  constructor(entries: readonly Entry[]) {
    this.#entries = entries;
  }

  /** How many events there are by the end of a day. */
  countOn(day: Day): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle]?.start ?? 0) <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The state after the first so many events. */
  after(count: number): Projected {
    const wanted = Math.floor(count / EVERY);
    while (this.#kept.length <= wanted) {
      const from = (this.#kept.length - 1) * EVERY;
      const last = this.#kept.at(-1) ?? initialState();
      this.#kept.push(foldKept(last, this.#entries.slice(from, from + EVERY)));
    }
    const near = this.#kept[wanted] ?? initialState();
    const rest = this.#entries.slice(wanted * EVERY, count);
    return rest.length === 0 ? near : foldKept(near, rest);
  }

  /** The last event that has happened by a day, at its place. */
  lastOn(day: Day): Entry | undefined {
    return this.#entries[this.countOn(day) - 1];
  }

  /** An event by its key; the record's, where a branch uses the key again. */
  readonly byKey = (key: string): Entry | undefined => {
    this.#byKey ??= keysOf(this.#entries);
    return this.#byKey.get(key);
  };

  /** What a report starts from, for a day. */
  readingOn(day: Day, knockOns: TimelineReading['knockOns']): TimelineReading {
    const events = this.countOn(day);
    this.#sources ??= sourcesAlong(this.#entries);
    return {
      state: this.after(events),
      events,
      sources: this.#sources[events - 1] ?? 0,
      latest: this.#entries.slice(Math.max(0, events - LATEST), events),
      knockOns,
    };
  }

  /** What the event at a place changed, as seen on the day its act takes effect. */
  effectsOf(at: number): readonly Effect[] {
    const entry = this.#entries[at];
    if (entry === undefined) return [];
    const day = effectDay(entry);
    return differences(standings(this.after(at), day), standings(this.after(at + 1), day));
  }
}

function sourcesAlong(entries: readonly Entry[]): number[] {
  const seen = new Set<string>();
  return entries.map(({ event }) => {
    for (const { source } of citationsOf(event)) seen.add(source);
    return seen.size;
  });
}

function keysOf(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>();
  for (const entry of entries) {
    const other = found.get(entry.event.key);
    // The stream of a branch has the name of its parent's and more.
    if (other === undefined || entry.stream.length < other.stream.length)
      found.set(entry.event.key, entry);
  }
  return found;
}

const known = new WeakMap<readonly Entry[], States>();

/** The states of a timeline that was read: made once for each reading. */
export function statesOf({ entries }: Pick<TimelineData, 'entries'>): States {
  const found = known.get(entries) ?? new States(entries);
  known.set(entries, found);
  return found;
}
