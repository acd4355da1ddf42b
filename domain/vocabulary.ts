import type { Day } from './calendar.ts';
import { parseEdtf } from './edtf.ts';
import {
  type AnyEntry,
  entryFor,
  type Event,
  type EventType,
  eventTypes,
  families,
  type Family,
} from './event.ts';
import type { PloverCode } from './event-type.ts';
import { catalogue } from './record/events.ts';

/** What a store needs to know of an event: see src/store/port.ts. */
type StorageRole = 'world' | 'catalogue' | 'amendment';

interface Word extends Pick<AnyEntry, 'title' | 'plover' | 'tension' | 'rank' | 'byData'> {
  readonly family: Family;
  readonly role: StorageRole;
}

const familyNames = Object.keys(families) as Family[];

function wordFor(type: EventType): Word {
  const family = familyNames.find((name) => type in families[name]) ?? 'record';
  const amends = family === 'record' || family === 'branch';
  const role = type in catalogue ? 'catalogue' : amends ? 'amendment' : 'world';
  const { title, rank, plover, tension, byData } = entryFor(type);
  // Each has all the keys in one order: these are looked up for every event of a fold.
  return { family, role, title, rank, plover, tension, byData } as Word;
}

/** What each type of event says by itself; a type without a PLOVER code has no counterpart there. */
export const vocabulary = Object.fromEntries(
  eventTypes.map((type) => [type, wordFor(type)]),
) as unknown as Readonly<Record<EventType, Word>>;

/**
 * What a store needs to know of an event of a type: whether it tells of the world, belongs to the
 * catalogue of cases, sources and actors, or changes how other events read.
 *
 * ```ts
 * roleOf('PrisonersReleased'); // => 'world'
 * roleOf('SourceAdded'); // => 'catalogue'
 * roleOf('EventDropped'); // => 'amendment'
 * ```
 */
export function roleOf(type: EventType): StorageRole {
  return vocabulary[type].role;
}

const RANKS = 100;
const DAY = 10 * RANKS;

/**
 * Chronological key: start day, order in the day if told, rank. Days before 1970 are negative.
 *
 * ```ts
 * const talks = sortKey({ type: 'TalksHeld', occurred: '1970-01-02' });
 * talks; // => 1032
 * talks < sortKey({ type: 'PrisonersReleased', occurred: '1970-01-02' }); // => true
 * ```
 */
export function sortKey(event: Pick<Event, 'occurred' | 'type' | 'orderInDay'>): number {
  return sortKeyOn(parseEdtf(event.occurred).start, event);
}

/**
 * The same, for an event whose start day is known.
 *
 * ```ts
 * sortKeyOn(1, { type: 'TalksHeld', orderInDay: 2 }); // => 1232
 * ```
 */
export function sortKeyOn(day: Day, event: Pick<Event, 'type' | 'orderInDay'>): number {
  return day * DAY + (event.orderInDay ?? 0) * RANKS + vocabulary[event.type].rank;
}

/**
 * The last sort key that a day can have: up to it, a timeline is cut after the day.
 *
 * ```ts
 * lastSortKeyOf(0); // => 999
 * ```
 */
export function lastSortKeyOf(day: number): number {
  return day * DAY + DAY - 1;
}

/**
 * The start day that a sort key stands for.
 *
 * ```ts
 * dayOfSortKey(1032); // => 1
 * dayOfSortKey(-1); // => -1
 * ```
 */
export function dayOfSortKey(sort: number): Day {
  return Math.floor(sort / DAY);
}

/**
 * What people call an event, as a title; of some types it depends on the data.
 *
 * ```ts
 * titleOf({ type: 'SanctionLifted', data: { form: 'licence' } } as Event); // => 'Licence issued'
 * titleOf({ type: 'DemandMade', data: {} } as Event); // => 'Demand'
 * ```
 */
export function titleOf({ type, data }: Event): string {
  const { title, byData } = vocabulary[type];
  return byData?.(data as never).title ?? title;
}

/**
 * PLOVER category and mode of an event, where the vocabulary has a counterpart.
 *
 * ```ts
 * ploverOf({ type: 'TalksHeld', data: { form: 'phone' } } as Event); // => ['CONSULT', 'phone']
 * ploverOf({ type: 'PrisonersCounted', data: {} } as Event); // => undefined
 * ```
 */
export function ploverOf({ type, data }: Event): PloverCode | undefined {
  const { plover, byData } = vocabulary[type];
  return byData?.(data as never).plover ?? plover;
}

/**
 * Contribution of an event to the tension index, from -2 to 3; positive is tenser.
 *
 * ```ts
 * tensionOf({ type: 'ProtestCrackdown', data: {} } as Event); // => 3
 * tensionOf({ type: 'PositionStated', data: { stance: 'thanks' } } as Event); // => -1
 * ```
 */
export function tensionOf({ type, data }: Event): number {
  const { tension, byData } = vocabulary[type];
  return byData?.(data as never).tension ?? tension;
}
