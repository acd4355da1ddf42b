import { type Day, isoDay } from '../../domain/calendar.ts';
import type { Entry } from '../../domain/entry.ts';
import { parseEdtf } from '../../domain/edtf.ts';
import { instant } from '../../domain/text.ts';
import { foldOwned, initialState, type Projected } from '../../projections/all.ts';
import { keyedId } from './event-id.ts';
import type { EventStore } from '../store/port.ts';
import { findIn, isLater, readAmended, type Reading, type Readings } from './amend.ts';
import { effective, type LevelEntry, type Window } from './effective.ts';
import { readLineage, type Lineage } from './lineage.ts';
import {
  formatTimelineName,
  parseTimelineName,
  type TimelineName,
  timelineOf,
} from '../store/timeline-name.ts';

/** An effective history that can be read: the record of a case, or a branch. */
export interface Timeline {
  readonly name: TimelineName;
  readonly title: string;
  readonly lineage: Lineage;
  readonly readings: Readings;
  /** The moment it is read as known at, if asked. */
  readonly known?: string;
  readonly store: EventStore;
}

export interface TimelineOptions {
  /** Only what the record held then: a moment in UTC, or a day (its end). */
  readonly known?: string;
}

/**
 * Opens a timeline by name, as it stands now: it does not grow. Throws RangeError for a bad name or
 * moment, HistoryError for a missing timeline.
 *
 * ```ts
 * import { straitStore } from '../../test/history/strait.ts';
 * const store = await straitStore();
 * (await openTimeline(store, 'strait')).lineage.map(({ stream }) => stream); // => ['case-strait']
 * await openTimeline(store, 'Strait'); // throws 'write CASE or CASE~BRANCH'
 * await openTimeline(store, 'canal'); // throws 'no timeline "canal"'
 * ```
 */
export async function openTimeline(
  store: EventStore,
  name: string,
  { known }: TimelineOptions = {},
): Promise<Timeline> {
  const parsed = parseTimelineName(name);
  const lineage = await readLineage(store, parsed);
  const moment = known === undefined ? undefined : momentOf(known);
  const readings = await readAmended(store, lineage, moment);
  return {
    name: parsed,
    title: formatTimelineName(parsed),
    lineage,
    readings,
    ...(moment === undefined ? {} : { known: moment }),
    store,
  };
}

/**
 * The timeline that a branch left, as it was at the fork; undefined for a record.
 *
 * ```ts
 * import { straitWithBranch } from '../../test/history/strait.ts';
 * const branch = await openTimeline(await straitWithBranch(), 'strait~no-talks');
 * const parent = await parentOf(branch);
 * parent.title; // => 'strait'
 * await parentOf(parent); // => undefined
 * ```
 */
export async function parentOf(timeline: Timeline): Promise<Timeline | undefined> {
  const lineage = timeline.lineage.slice(0, -1);
  const opened = timeline.lineage.at(-1)?.opened;
  if (opened === undefined) return undefined;
  const name = timelineOf(opened.parent);
  const readings = await readAmended(timeline.store, lineage, timeline.known);
  return { ...timeline, name, title: formatTimelineName(name), lineage, readings };
}

/** A day means its end: `2026-11-24` is known by midnight after it. */
function momentOf(known: string): string {
  if (!known.includes('T')) return `${isoDay(parseEdtf(known).end)}T23:59:59.999Z`;
  if (instant.safeParse(known).success) return known;
  throw new RangeError(
    `"${known}" is not a moment in UTC: write it like 2026-11-24T05:00:00Z, or a day like 2026-11-24`,
  );
}

/**
 * Its events in order, a page at a time, so that a long history is never held whole. `window`: only
 * those after a place, or up to a day. A page may be empty.
 *
 * ```ts
 * import { straitStore } from '../../test/history/strait.ts';
 * const timeline = await openTimeline(await straitStore(), 'strait');
 * const keys = [];
 * for await (const page of pagesOf(timeline)) {
 *   for (const { entry } of page) keys.push(entry.event.key);
 * }
 * keys; // => ['ban', 'arrest', 'talks', 'release']
 * ```
 */
export function pagesOf(
  timeline: Timeline,
  window: Omit<Window, 'known'> = {},
): AsyncGenerator<readonly LevelEntry[]> {
  const { store, lineage, readings, known } = timeline;
  return effective(store, lineage, readings, known === undefined ? window : { ...window, known });
}

/**
 * All its entries, to the end or those that start by a day. For long histories read pages instead.
 *
 * ```ts
 * import { straitWithBranch } from '../../test/history/strait.ts';
 * import { parseEdtf } from '../../domain/edtf.ts';
 * const branch = await openTimeline(await straitWithBranch(), 'strait~no-talks');
 * (await entriesOf(branch)).map(({ event }) => event.key); // => ['ban', 'arrest', 'release']
 * (await entriesOf(branch, parseEdtf('2020').end)).length; // => 2
 * ```
 */
export async function entriesOf(timeline: Timeline, at?: Day): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const page of pagesOf(timeline, at === undefined ? {} : { at })) {
    for (const { entry } of page) entries.push(entry);
  }
  return entries;
}

/**
 * The states of all projections, up to a day or to the end: reads and folds page by page.
 *
 * ```ts
 * import { straitStore } from '../../test/history/strait.ts';
 * import { parseEdtf } from '../../domain/edtf.ts';
 * import { personsIn } from '../../projections/custody.ts';
 * const timeline = await openTimeline(await straitStore(), 'strait');
 * const { custody } = await replay(timeline, parseEdtf('2020-12-31').end);
 * personsIn(custody).map(({ person, held }) => [person, held]); // => [['ana', true]]
 * ```
 */
export async function replay(timeline: Timeline, at?: Day): Promise<Projected> {
  const state = initialState();
  for await (const page of pagesOf(timeline, at === undefined ? {} : { at })) {
    foldOwned(
      state,
      page.map(({ entry }) => entry),
    );
  }
  return state;
}

/**
 * The entries of a page, without the levels that they come from.
 *
 * ```ts
 * import { talks } from '../../test/history/strait.ts';
 * import { entryOf } from '../../domain/entry.ts';
 * const entry = entryOf(talks, 'case-strait', 6);
 * [...entriesIn([{ entry, level: 0 }])]; // => [entry]
 * ```
 */
export function* entriesIn(page: readonly LevelEntry[]): Generator<Entry> {
  for (const { entry } of page) yield entry;
}

/**
 * An event of a timeline by its key or id, as the timeline reads it, or why it is gone; undefined
 * where there never was one.
 *
 * ```ts
 * import { straitWithBranch } from '../../test/history/strait.ts';
 * const branch = await openTimeline(await straitWithBranch(), 'strait~no-talks');
 * (await readEvent(branch, 'ban')).entry.event.occurred; // => '2020-03-01'
 * (await readEvent(branch, 'talks')).gone; // => 'dropped'
 * await readEvent(branch, 'war'); // => undefined
 * ```
 */
export async function readEvent(timeline: Timeline, keyOrId: string): Promise<Reading | undefined> {
  const { store, lineage, readings, known } = timeline;
  const ids = [keyOrId, ...lineage.map(({ stream }) => keyedId(stream, keyOrId))];
  for (const id of ids) {
    const amended = readings.get(id);
    if (amended !== undefined) return amended;
    const found = await findIn(store, lineage, id);
    if (found === undefined || isLater(found.entry.event, known)) continue;
    return isCut(lineage, found) ? { gone: 'cut', was: found.entry, level: found.level } : found;
  }
  return undefined;
}

function isCut(lineage: Lineage, { entry, level }: LevelEntry): boolean {
  return lineage
    .slice(level + 1)
    .some(({ opened }) => opened?.mode === 'open' && entry.start > opened.forkDay);
}
