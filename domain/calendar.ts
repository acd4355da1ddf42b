/**
 * Days as integers (0 = 1970-01-01, proleptic Gregorian), by integer arithmetic alone:
 * the same on every engine and in every time zone, which `Date` is not.
 */

export type Day = number;

interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/**
 * Number of days in a month (1–12).
 *
 * ```ts
 * daysInMonth(2024, 2); // => 29
 * daysInMonth(1900, 2); // => 28
 * ```
 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Day number of a civil date: 0 is 1970-01-01, days before it are negative. The date must exist;
 * callers validate.
 *
 * ```ts
 * dayNumber(1970, 1, 1); // => 0
 * dayNumber(2025, 12, 13) - dayNumber(2025, 12, 1); // => 12
 * ```
 */
export function dayNumber(year: number, month: number, day: number): Day {
  const before = year - 1;
  const days = before * 365 + div(before, 4) - div(before, 100) + div(before, 400);
  const leap = month > 2 && isLeapYear(year) ? 1 : 0;
  return days + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leap + day - EPOCH;
}

/**
 * Civil date of a day number.
 *
 * ```ts
 * civilDate(0); // => { year: 1970, month: 1, day: 1 }
 * civilDate(-1); // => { year: 1969, month: 12, day: 31 }
 * ```
 */
export function civilDate(day: Day): CivilDate {
  let year = 1970 + div(day, 365.2425);
  while (dayNumber(year, 1, 1) > day) year -= 1;
  while (dayNumber(year + 1, 1, 1) <= day) year += 1;
  let month = 12;
  while (dayNumber(year, month, 1) > day) month -= 1;
  return { year, month, day: day - dayNumber(year, month, 1) + 1 };
}

/**
 * A day as people and files write it, `YYYY-MM-DD`.
 *
 * ```ts
 * isoDay(dayNumber(2024, 2, 29) + 1); // => '2024-03-01'
 * ```
 */
export function isoDay(day: Day): string {
  const { year, month, day: date } = civilDate(day);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
}

/**
 * Months since 1970-01, for sums by month.
 *
 * ```ts
 * monthNumber(dayNumber(1970, 1, 31)); // => 0
 * monthNumber(dayNumber(1971, 2, 1)); // => 13
 * ```
 */
export function monthNumber(day: Day): number {
  const { year, month } = civilDate(day);
  return (year - 1970) * 12 + month - 1;
}

/**
 * A month number as `YYYY-MM`.
 *
 * ```ts
 * isoMonth(monthNumber(dayNumber(2025, 12, 13))); // => '2025-12'
 * ```
 */
export function isoMonth(month: number): string {
  const year = 1970 + div(month, 12);
  return `${pad(year, 4)}-${pad(month - (year - 1970) * 12 + 1, 2)}`;
}

function div(a: number, b: number): number {
  return Math.floor(a / b);
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0');
}

/** Days from 0001-01-01 to 1970-01-01, so that the epoch is day 0. */
const EPOCH = 719_163;
