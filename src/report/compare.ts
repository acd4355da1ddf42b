import { type Day, isoDay } from '../../domain/calendar.ts';
import type { Entry } from '../../domain/entry.ts';
import { diff, type EntryPair } from '../history/diff.ts';
import { knockOns, type KnockOns } from '../history/knock-on.ts';
import { entriesIn, pagesOf, type Timeline } from '../history/timeline.ts';
import { changedFields, type EventView, eventView, type FieldChange } from './event-view.ts';
import type { OpenTimeline } from './read-timeline.ts';
import { TwoStates } from './two-states.ts';
import { stateDifferences, type StateDifferences } from './state-differences.ts';

export interface CompareReport {
  readonly a: SideView;
  readonly b: SideView;
  /** The day on which the states are compared; events after it are left out. */
  readonly at: string;
  readonly cascade: boolean;
  /** Events that both hold alike before the first difference, and in all. */
  readonly shared: number;
  readonly same: number;
  readonly onlyA: readonly EventView[];
  readonly onlyB: readonly EventView[];
  readonly moved: readonly PairView[];
  readonly changed: readonly PairView[];
  readonly states: StateDifferences;
}

export interface SideView {
  readonly timeline: string;
  readonly events: number;
  /** Events that fall: left out with `cascade`, else still counted. */
  readonly falling: readonly string[];
}

export interface PairView {
  readonly key: string;
  readonly summary: string;
  readonly a: string;
  readonly b: string;
  readonly fields: readonly FieldChange[];
}

/** One of the two as it is read. */
interface Side {
  readonly pages: AsyncIterable<readonly Entry[]>;
  /** What there is to say of it when all of it has been read. */
  readonly view: () => SideView;
}

/** A timeline, and what was read of it already: its whole history in order, and what falls in it. */
type Compared = OpenTimeline & {
  readonly entries?: readonly Entry[];
  readonly knockOns?: KnockOns;
};

/** Two timelines side by side: their events, and how things stand on a day. */
export async function compareReport(
  a: Compared,
  b: Compared,
  at: Day,
  cascade: boolean,
): Promise<CompareReport> {
  const left = await sideOf(a, at, cascade);
  const right = await sideOf(b, at, cascade);
  const standings = new TwoStates();
  const { shared, same, onlyA, onlyB, moved, changed } = await diff(
    left.pages,
    right.pages,
    standings,
  );
  return {
    a: left.view(),
    b: right.view(),
    at: isoDay(at),
    cascade,
    shared,
    same,
    onlyA: onlyA.map((entry) => eventView(entry, a.catalogue)),
    onlyB: onlyB.map((entry) => eventView(entry, b.catalogue)),
    moved: moved.map(pairView),
    changed: changed.map(pairView),
    states: stateDifferences(standings, at, a.catalogue),
  };
}

async function sideOf(
  { timeline, entries: held, knockOns: known }: Compared,
  at: Day,
  cascade: boolean,
): Promise<Side> {
  const { fallen } = known ?? (await knockOns(timeline));
  const falling: string[] = [];
  let events = 0;
  async function* pages(): AsyncGenerator<readonly Entry[]> {
    for await (const page of held === undefined ? read(timeline, at) : [upTo(held, at)]) {
      const entries: Entry[] = [];
      for (const entry of page) {
        const falls = fallen.has(entry.event.id);
        if (falls) falling.push(entry.event.key);
        if (!falls || !cascade) entries.push(entry);
      }
      events += entries.length;
      yield entries;
    }
  }
  return {
    pages: pages(),
    view: () => ({ timeline: timeline.title, events, falling }),
  };
}

async function* read(timeline: Timeline, at: Day): AsyncGenerator<Iterable<Entry>> {
  for await (const page of pagesOf(timeline, { at })) yield entriesIn(page);
}

const upTo = (entries: readonly Entry[], at: Day): readonly Entry[] => {
  const later = entries.findIndex(({ start }) => start > at);
  return later === -1 ? entries : entries.slice(0, later);
};

function pairView({ a, b }: EntryPair): PairView {
  return {
    key: a.event.key,
    summary: b.event.summary,
    a: a.event.occurred,
    b: b.event.occurred,
    fields: changedFields(a.event, b.event),
  };
}
