import { type Day, dayNumber, daysInMonth } from './calendar.ts';

/**
 * Dates as precise as their source: the part of EDTF (ISO 8601-2, levels 0 and 1) that records use.
 *
 *   2025-12-13 · 2021-07 · 2020 · 2020-08-09/2020-08-13 · 2025-08~ (about) · 1982-04-28? (uncertain)
 *   · 2021-07% (both) · 1981-12/.. (no end known)
 */
export interface EdtfDate {
  readonly text: string;
  /** First day it can mean. */
  readonly start: Day;
  /** Last day it can mean; OPEN_END when the end is unknown. */
  readonly end: Day;
  readonly precision: 'day' | 'month' | 'year' | 'interval';
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

export const OPEN_END: Day = 2_932_896; // 9999-12-31

const PART = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%])?$/;
const cache = new Map<string, EdtfDate>();
const CACHE_LIMIT = 65_536;

/**
 * Parses a date. Throws a RangeError that says what was found and what is allowed.
 *
 * ```ts
 * const { precision, approximate, start, end } = parseEdtf('2025-08~');
 * [precision, approximate, end - start]; // => ['month', true, 30]
 * parseEdtf('2020-08-09/..').end; // => OPEN_END
 * parseEdtf('2025-02-30'); // throws 'that month has 28 days'
 * ```
 */
export function parseEdtf(text: string): EdtfDate {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const parsed = text.includes('/') ? parseInterval(text) : parsePart(text, text);
  // A plain bound keeps a hostile file from growing the cache; the common dates are few.
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(text, parsed);
  return parsed;
}

function parseInterval(text: string): EdtfDate {
  const [from = '', to = '', ...rest] = text.split('/');
  if (rest.length > 0) throw refuse(text, 'an interval has one slash');
  const start = parsePart(from, text);
  const end = to === '..' ? undefined : parsePart(to, text);
  if (end !== undefined && end.end < start.start) throw refuse(text, 'it ends before it starts');
  return {
    text,
    start: start.start,
    end: end?.end ?? OPEN_END,
    precision: 'interval',
    approximate: start.approximate || (end?.approximate ?? false),
    uncertain: start.uncertain || (end?.uncertain ?? false),
  };
}

function parsePart(part: string, text: string): EdtfDate {
  const match = PART.exec(part);
  if (match === null) throw refuse(text, 'it is not a date');
  const [, y = '', m, d, mark] = match;
  const year = Number(y);
  if (year === 0) throw refuse(text, 'the year 0000 does not exist');
  const month = m === undefined ? undefined : Number(m);
  if (month !== undefined && (month < 1 || month > 12))
    throw refuse(text, `month ${month} does not exist`);
  const day = d === undefined ? undefined : Number(d);
  if (month !== undefined && day !== undefined && (day < 1 || day > daysInMonth(year, month))) {
    throw refuse(text, `that month has ${daysInMonth(year, month)} days`);
  }
  return {
    text,
    ...bounds(year, month, day),
    approximate: mark === '~' || mark === '%',
    uncertain: mark === '?' || mark === '%',
  };
}

function bounds(year: number, month?: number, day?: number) {
  if (month === undefined) {
    return {
      start: dayNumber(year, 1, 1),
      end: dayNumber(year, 12, 31),
      precision: 'year',
    } as const;
  }
  if (day === undefined) {
    const last = daysInMonth(year, month);
    return {
      start: dayNumber(year, month, 1),
      end: dayNumber(year, month, last),
      precision: 'month',
    } as const;
  }
  const exact = dayNumber(year, month, day);
  return { start: exact, end: exact, precision: 'day' } as const;
}

function refuse(text: string, why: string): RangeError {
  const shown = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return new RangeError(
    `"${shown}": ${why}. Write YYYY, YYYY-MM or YYYY-MM-DD, an interval A/B or A/.., ` +
      'and ~ (about), ? (uncertain) or % (both) after a part.',
  );
}
