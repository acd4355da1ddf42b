import { scaleLinear } from 'd3-scale';
import { type Day, isoDay } from '../../../domain/calendar.ts';
import { parseEdtf } from '../../../domain/edtf.ts';
import type { Entry } from '../../../domain/entry.ts';
import { LEFT, RIGHT, WIDTH } from './plot.ts';

/** The part of the calendar that is drawn. */
export interface Axis {
  readonly from: Day;
  readonly to: Day;
  /** The whole history: from its first event to its last. */
  readonly first: Day;
  readonly last: Day;
  readonly zoomed: boolean;
  /** Where a day stands in the drawing; days beyond the ends stand at the ends. */
  readonly x: (day: Day) => number;
}

/** What the address says of the axis: `from` and `to`, each a date; the whole without them. */
export interface Zoom {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A single day is drawn in the middle of a month. */
const HALF_MONTH = 15;
/** The shortest stretch that is drawn, in days. */
export const SHORTEST = 14;

export function axisOf(entries: readonly Entry[], { from, to }: Zoom): Axis {
  const start = entries[0]?.start ?? 0;
  const end = entries.at(-1)?.start ?? start;
  const [first, last] = end > start ? [start, end] : [start - HALF_MONTH, start + HALF_MONTH];
  const low = Math.max(first, dayOr(from, first));
  const high = Math.min(last, dayOr(to, last));
  const sound = high - low >= Math.min(SHORTEST, last - first);
  const [left, right] = sound ? [low, high] : [first, last];
  return {
    from: left,
    to: right,
    first,
    last,
    zoomed: left > first || right < last,
    x: scaleLinear([left, right], [LEFT, WIDTH - RIGHT]).clamp(true),
  };
}

function dayOr(date: string | undefined, otherwise: Day): Day {
  try {
    return date === undefined ? otherwise : parseEdtf(date).start;
  } catch {
    return otherwise;
  }
}

/** The address of a stretch around a day, kept within the history; of the whole, no address. */
export function zoomTo(axis: Axis, day: Day, length: number): Required<Zoom> {
  const { first, last } = axis;
  if (length >= last - first) return { from: undefined, to: undefined };
  const days = Math.max(length, Math.min(SHORTEST, last - first));
  const from = Math.round(Math.min(Math.max(first, day - days / 2), last - days));
  return { from: isoDay(from), to: isoDay(Math.round(from + days)) };
}

/** What to change in the address so that a day is drawn. */
export function following(axis: Axis, day: Day): Zoom {
  if (!axis.zoomed || (day >= axis.from && day <= axis.to)) return {};
  return zoomTo(axis, day, axis.to - axis.from);
}

/** Marks of the calendar below the drawing: whole years, months or days, as many as fit. */
export function ticksOf({ from, to, x }: Axis): { readonly at: number; readonly words: string }[] {
  const words = isoDay(from).split('-').map(Number);
  const [year = 0, month = 1] = words;
  const days = to - from;
  const dates =
    days > 4 * 365
      ? stepped(Math.ceil(days / 365 / TICKS), (i) => `${year + i}`)
      : days > 100
        ? stepped(Math.ceil(days / 30 / TICKS), (i) => monthAfter(year, month, i))
        : stepped(Math.ceil(days / TICKS), (i) => isoDay(from + i));
  return dates
    .map((date) => ({ day: parseEdtf(date).start, words: wordsOf(date) }))
    .filter(({ day }) => day >= from && day <= to)
    .map(({ day, words }) => ({ at: x(day), words }));
}

/** Most marks on an axis. */
const TICKS = 12;

const stepped = (every: number, date: (i: number) => string): string[] =>
  Array.from({ length: TICKS + 2 }, (_, i) => date(i * Math.max(1, every)));

function monthAfter(year: number, month: number, by: number): string {
  const index = year * 12 + month - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

const SHORT = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function wordsOf(date: string): string {
  const [year = '', month, day] = date.split('-');
  const named = month === undefined ? [] : [SHORT[Number(month) - 1] ?? ''];
  return [...(day === undefined ? [] : [String(Number(day))]), ...named, year].join(' ');
}
