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
 * Opens a timeline by name: `CASE` for a record, `CASE~NAME` for a branch. Reads how it descends and what
 * is edited, but no other event. Throws RangeError for a bad name, HistoryError for a missing timeline.
 *
 * ```ts
 * import { smallCase } from '../../test/history/small-case.ts';
 * const store = await smallCase();
 * const { title, lineage } = await openTimeline(store, 'test~no-arrest');
 * [title, lineage.length]; // => ['test~no-arrest', 2]
 * await openTimeline(store, 'nowhere'); // throws 'no timeline "nowhere"'
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
 * import { smallCase } from '../../test/history/small-case.ts';
 * const store = await smallCase();
 * (await parentOf(await openTimeline(store, 'test~no-arrest'))).title; // => 'test'
 * await parentOf(await openTimeline(store, 'test')); // => undefined
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
 * Its events in order, a page at a time, each with its level; the window cuts by date or place.
 *
 * ```ts
 * import { smallCase } from '../../test/history/small-case.ts';
 * const store = await smallCase();
 * const keys = [];
 * for await (const page of pagesOf(await openTimeline(store, 'test'))) {
 *   for (const { entry } of page) keys.push(entry.event.key);
 * }
 * keys; // => ['arrest', 'ban', 'release']
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
 * All its entries up to and including a day, in order. For long histories read pages instead.
 *
 * ```ts
 * import { dayOf } from '../../test/given.ts';
 * import { smallCase } from '../../test/history/small-case.ts';
 * const store = await smallCase();
 * const entries = await entriesOf(await openTimeline(store, 'test'), dayOf('2021-12-31'));
 * entries.map(({ event }) => event.key); // => ['arrest', 'ban']
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
 * The states of all projections, up to and including a day or to the end, read and folded page by page.
 *
 * ```ts
 * import { smallCase } from '../../test/history/small-case.ts';
 * const store = await smallCase();
 * const { timeline } = await replay(await openTimeline(store, 'test'));
 * timeline.events; // => 3
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
 * The entries of a page, without their levels.
 *
 * ```ts
 * import { smallCase } from '../../test/history/small-case.ts';
 * const store = await smallCase();
 * const pages = pagesOf(await openTimeline(store, 'test'));
 * const { value: page } = await pages.next();
 * [...entriesIn(page)].length; // => 3
 * ```
 */
export function* entriesIn(page: readonly LevelEntry[]): Generator<Entry> {
  for (const { entry } of page) yield entry;
}

/**
 * An event of a timeline by its key or id, as the timeline reads it: its entry, or how it is gone.
 * Undefined when no stream of the descent has it.
 *
 * ```ts
 * import { smallCase } from '../../test/history/small-case.ts';
 * const store = await smallCase();
 * const branch = await openTimeline(store, 'test~no-arrest');
 * (await readEvent(branch, 'arrest')).gone; // => 'dropped'
 * (await readEvent(branch, 'ban')).entry.event.actor; // => 'usa'
 * await readEvent(branch, 'no-such-event'); // => undefined
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
