import { civilDate, type Day, dayNumber } from '../../domain/calendar.ts';
import type { Entry } from '../../domain/entry.ts';
import { knockOns, type KnockOns } from '../history/knock-on.ts';
import { entriesOf } from '../history/timeline.ts';
import type { OpenTimeline } from './read-timeline.ts';
import { noStanding, standOn, type StateOnDay } from './two-states.ts';
import { totalsOf } from './totals.ts';

/** The totals of a timeline over time. */
export interface SeriesReport {
  readonly timeline: string;
  /** Days of its first and last event; equal where there is only one, 0 where there is none. */
  readonly first: Day;
  readonly last: Day;
  /** One for each total, in the order of totalsOf; the value of a point holds until the next one. */
  readonly series: readonly NamedSeries[];
}

export interface NamedSeries {
  readonly name: string;
  readonly points: readonly SeriesPoint[];
}

export interface SeriesPoint {
  readonly day: Day;
  readonly value: number;
}

/** Days with events that are all looked at; of longer histories only the ends of months are. */
const DAYS_MAX = 400;

/**
 * What compare counts, for every day on which it may have changed: days with events, and the ends of
 * months for what runs out by itself. With `cascade` the events that fall are left out.
 */
export async function seriesReport(
  read: Pick<OpenTimeline, 'timeline'> & Partial<Held>,
  cascade: boolean,
  like?: Like,
): Promise<SeriesReport> {
  const { timeline } = read;
  const entries = read.entries ?? (await entriesOf(timeline));
  if (!cascade) return { timeline: timeline.title, ...seriesOf(entries, like) };
  const { fallen } = read.knockOns ?? (await knockOns(timeline));
  const had = entries.filter(({ event }) => !fallen.has(event.id));
  return { timeline: timeline.title, ...seriesOf(had, like) };
}

/** What was read of a timeline already: it is not read again. */
interface Held {
  /** Its whole history, in order. */
  readonly entries: readonly Entry[];
  readonly knockOns: KnockOns;
}

/** Another timeline that is the same until a day: until then its totals are taken over, not counted. */
export interface Like {
  readonly series: SeriesReport['series'];
  /** The first day on which an event is not in both alike; Infinity where there is none. */
  readonly until: Day;
}

function seriesOf(entries: readonly Entry[], like?: Like): Omit<SeriesReport, 'timeline'> {
  const first = entries[0]?.start ?? 0;
  const last = entries.at(-1)?.start ?? 0;
  const state = noStanding();
  const until = like?.until ?? -Infinity;
  const points = new Map(
    like?.series.map((each) => [each.name, each.points.filter(({ day }) => day < until)]),
  );
  let taken = 0;
  for (const day of daysOf(entries, first, last)) {
    for (let next = entries[taken]; next !== undefined && next.start <= day;) {
      standOn(state, next);
      taken += 1;
      next = entries[taken];
    }
    if (day >= until) note(points, state, day);
  }
  return { first, last, series: [...points].map(([name, each]) => ({ name, points: each })) };
}

/** A point where the value is another one than before. */
function note(points: Map<string, SeriesPoint[]>, state: StateOnDay, day: Day): void {
  for (const [name, value] of totalsOf(state, day)) {
    const own = points.get(name) ?? [];
    if (own.length === 0) points.set(name, own);
    if (own.at(-1)?.value !== value) own.push({ day, value });
  }
}

/** The days looked at, in order. */
function daysOf(entries: readonly Entry[], first: Day, last: Day): Day[] {
  if (entries.length === 0) return [];
  const withEvents = new Set(entries.map(({ start }) => start));
  const days = new Set(withEvents.size <= DAYS_MAX ? withEvents : [first, last]);
  for (let day = endOfMonth(first); day < last; day = endOfMonth(day + 1)) days.add(day);
  return [...days].sort((a, b) => a - b);
}

function endOfMonth(day: Day): Day {
  const { year, month } = civilDate(day);
  return (month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1)) - 1;
}

/** The value that holds on a day; undefined before the first point. */
export function valueOn({ points }: NamedSeries, day: Day): number | undefined {
  return points.findLast((point) => point.day <= day)?.value;
}
