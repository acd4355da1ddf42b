/** Keeps the states of one timeline up to date, page by page. */

import { dayOfSortKey } from '../../domain/vocabulary.ts';
import { foldKept, foldOwned, initialState, type Projected } from '../../projections/all.ts';
import { monthOf } from '../../projections/months.ts';
import { compare, type OrderKey, type LevelEntry, placeOf } from '../history/effective.ts';
import { knockOns, type KnockOns } from '../history/knock-on.ts';
import { type Reached, Snapshots } from '../history/snapshots.ts';
import { pagesOf, type Timeline } from '../history/timeline.ts';
import type { StoredEvent } from '../store/port.ts';
import { growBy, ownLevel, type PlacedChange } from './growth.ts';
import type { LiveUpdate, LiveState } from './state.ts';

/** Snapshots of one timeline that nobody else reads: few, as a long one's take much room. */
const OWN = { every: 2048, timelines: 1, shared: 1 };

/** States kept side by side are folded so much slower that going on from one must save this much. */
const WORTH_IT = 0.75;

export class Reader {
  readonly #snapshots: Snapshots;
  readonly #wantsKnockOns: boolean;
  #standing: LiveState;
  #reached: Reached;
  /** The timeline as the snapshots know it; not at all until they are needed. */
  #marked: Timeline | undefined;

  private constructor(
    snapshots: Snapshots,
    wantsKnockOns: boolean,
    reached: Reached,
    standing: LiveState,
  ) {
    this.#snapshots = snapshots;
    this.#wantsKnockOns = wantsKnockOns;
    this.#standing = standing;
    this.#reached = reached;
  }

  /** Reads a timeline to its end: at once, or by way of snapshots that others share. */
  static async start(timeline: Timeline, wants: boolean, shared?: Snapshots): Promise<Reader> {
    const reached = await (shared?.reach(timeline) ?? readThrough(timeline));
    const found = wants ? await knockOns(timeline) : undefined;
    const standing = standingOf(timeline, reached, found);
    const reader = new Reader(shared ?? new Snapshots(OWN), wants, reached, standing);
    if (shared !== undefined) reader.#marked = timeline;
    return reader;
  }

  get standing(): LiveState {
    return this.#standing;
  }

  /** Takes events in that follow the last ones in the timeline's own stream. */
  async take(page: readonly StoredEvent[]): Promise<LiveUpdate> {
    const before = this.#standing;
    const { timeline, events, changes } = await growBy(before.timeline, page);
    if (changes.length > 0) this.#reached = await this.#reach(timeline, changes);
    const found =
      this.#wantsKnockOns && changes.length > 0 ? await knockOns(timeline) : before.knockOns;
    this.#standing = standingOf(timeline, this.#reached, found);
    return {
      ...this.#standing,
      before,
      appended: events,
      changes: changes.map(({ before: was, after: is }) => ({
        ...(was && { before: was.entry }),
        ...(is && { after: is.entry }),
      })),
    };
  }

  async #reach(timeline: Timeline, changes: readonly PlacedChange[]): Promise<Reached> {
    const news = comingLast(changes, this.#reached.last);
    const last = news?.at(-1);
    if (news !== undefined && last !== undefined) {
      const entries = news.map(({ entry }) => entry);
      return { state: foldKept(this.#reached.state, entries), last: placeOf(last) };
    }
    // What was folded on since comes after every mark, so that only this can touch them.
    const first = firstOf(changes);
    if (this.#marked !== undefined) this.#snapshots.grow(this.#marked, timeline, first);
    if (shareBefore(this.#reached.state, first) < WORTH_IT) {
      if (this.#marked !== undefined) this.#marked = timeline;
      return readThrough(timeline);
    }
    this.#marked = timeline;
    return this.#snapshots.reach(timeline);
  }
}

/** One owned state is several times faster to fold than states kept side by side. */
async function readThrough(timeline: Timeline): Promise<Reached> {
  const state = initialState();
  let last: OrderKey | undefined;
  for await (const page of pagesOf(timeline)) {
    foldOwned(
      state,
      page.map(({ entry }) => entry),
    );
    const end = page.at(-1);
    if (end !== undefined) last = placeOf(end);
  }
  return last === undefined ? { state } : { state, last };
}

function standingOf(
  timeline: Timeline,
  { state, last }: Reached,
  found: KnockOns | undefined,
): LiveState {
  return {
    timeline,
    revision: ownLevel(timeline).upTo,
    state,
    ...(last && { lastDay: dayOfSortKey(last.sort) }),
    ...(found && { knockOns: found }),
  };
}

/** How large a part of the events stands before a place, by the month. */
function shareBefore({ timeline }: Projected, { sort }: OrderKey): number {
  const month = monthOf(dayOfSortKey(sort));
  const there = timeline.months.find((each) => each.month >= month);
  return there === undefined ? 1 : there.before / timeline.events;
}

/** The changes in order when all of them are new events after the last one; else undefined. */
function comingLast(
  changes: readonly PlacedChange[],
  last: OrderKey | undefined,
): readonly LevelEntry[] | undefined {
  const news: LevelEntry[] = [];
  for (const { before, after } of changes) {
    if (before !== undefined || after === undefined) return undefined;
    if (last !== undefined && compare(placeOf(after), last) < 0) return undefined;
    news.push(after);
  }
  return news.sort((a, b) => compare(placeOf(a), placeOf(b)));
}

/** The first place in the timeline's order that any of them touches. */
function firstOf(changes: readonly PlacedChange[]): OrderKey {
  const places = changes.flatMap(({ before, after }) =>
    [before, after].flatMap((placed) => (placed === undefined ? [] : [placeOf(placed)])),
  );
  return places.reduce((first, place) => (compare(place, first) < 0 ? place : first));
}
