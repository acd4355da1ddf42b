import type { Day } from '../../domain/calendar.ts';
import type { Entry } from '../../domain/entry.ts';
import { lastSortKeyOf } from '../../domain/vocabulary.ts';
import { foldOnly } from '../../projections/all.ts';
import { type Catalogue, readCatalogue } from '../history/catalogue.ts';
import { knockOns, type KnockOns } from '../history/knock-on.ts';
import { openTimeline, pagesOf, readEvent, type Timeline } from '../history/timeline.ts';
import type { EventStore } from '../store/port.ts';
import { citationsOf, type Cite, citesOf } from './event-view.ts';
import { decodeEvent } from '../../domain/upcast.ts';

/** A timeline with the catalogue of its case: what every report starts from. */
export interface OpenTimeline {
  readonly timeline: Timeline;
  readonly catalogue: Catalogue;
  /** An event by its key, where the history is held whole: spares looking it up in the store. */
  readonly held?: (key: string) => Entry | undefined;
}

export async function openWithCatalogue(
  store: EventStore,
  name: string,
  known?: string,
): Promise<OpenTimeline> {
  const timeline = await openTimeline(store, name, known === undefined ? {} : { known });
  return { timeline, catalogue: await readCatalogue(store, timeline.lineage) };
}

/** What `replay` tells of; of a long history the rest would take much room. */
const told = foldOnly([
  'anomalies',
  'sanctionsRegister',
  'custody',
  'talks',
  'emergency',
  'releases',
  'concessions',
  'positions',
]);
export type ReplayState = ReturnType<typeof told.initial>;

export interface TimelineReading {
  readonly state: ReplayState;
  readonly events: number;
  /** How many sources these events cite. */
  readonly sources: number;
  /** The last few events, oldest first. */
  readonly latest: readonly Entry[];
  /** Knock-ons of a branch; empty for a record. */
  readonly knockOns: KnockOns;
}

export interface ReadingOptions {
  readonly at: Day;
  /** Leave out the events that fall. */
  readonly cascade?: boolean;
  readonly latest?: number;
  readonly onEvents?: (done: number) => void;
}

/** Folds a timeline up to a day, page by page, keeping its last events. */
export async function readState(
  timeline: Timeline,
  options: ReadingOptions,
): Promise<TimelineReading> {
  const { at, cascade = false, latest = 8, onEvents } = options;
  const found = await knockOns(timeline);
  const state = told.initial();
  const sources = new Set<string>();
  let tail: Entry[] = [];
  let events = 0;
  for await (const page of pagesOf(timeline, { at })) {
    const entries = page
      .map(({ entry }) => entry)
      .filter(({ event }) => !cascade || !found.fallen.has(event.id));
    told.fold(state, entries);
    for (const { event } of entries) {
      for (const { source } of citationsOf(event)) sources.add(source);
    }
    events += entries.length;
    tail = [...tail, ...entries].slice(-latest);
    onEvents?.(events);
  }
  return { state, events, sources: sources.size, latest: tail, knockOns: found };
}

/** Day of a timeline's last event after a day; undefined when nothing comes after it. */
export async function lastDayAfter(timeline: Timeline, day: Day): Promise<Day | undefined> {
  const most = Number.MAX_SAFE_INTEGER;
  const after = { sort: lastSortKeyOf(day), level: most, revision: most };
  let last: Day | undefined;
  for await (const page of pagesOf(timeline, { after })) last = page.at(-1)?.entry.start ?? last;
  return last;
}

/** Looks up what an event of a timeline cites, by key. */
export async function citesOfKey(
  { timeline, catalogue, held }: OpenTimeline,
  key: string,
): Promise<Cite[]> {
  const here = held?.(key);
  if (here !== undefined) return citesOf(here, catalogue);
  const reading = await readEvent(timeline, key);
  return reading !== undefined && 'entry' in reading ? citesOf(reading.entry, catalogue) : [];
}

const SEARCHED_MAX = 50_000;

/** Keys of a timeline's events, for suggestions: of a very long history the first ones. */
export async function keysOf(store: EventStore, timeline: string): Promise<string[]> {
  const keys: string[] = [];
  const { lineage } = await openTimeline(store, timeline);
  for (const { stream, upTo } of lineage) {
    for await (const page of store.readOrdered(stream, { role: 'world', upTo })) {
      for (const { text } of page) keys.push(decodeEvent(text).key);
      if (keys.length > SEARCHED_MAX) return keys;
    }
  }
  return keys;
}
