/**
 * Days as integers (0 = 1970-01-01, proleptic Gregorian), by integer arithmetic alone:
 * the same on every engine and in every time zone, which `Date` is not.
 */

export type Day = number;

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Number of days in a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Day number of a civil date. The date must exist; callers validate. */
export function dayNumber(year: number, month: number, day: number): Day {
  const before = year - 1;
  const days = before * 365 + div(before, 4) - div(before, 100) + div(before, 400);
  const leap = month > 2 && isLeapYear(year) ? 1 : 0;
  return days + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leap + day - EPOCH;
}

/** Civil date of a day number. */
export function civilDate(day: Day): CivilDate {
  let year = 1970 + div(day, 365.2425);
  while (dayNumber(year, 1, 1) > day) year -= 1;
  while (dayNumber(year + 1, 1, 1) <= day) year += 1;
  let month = 12;
  while (dayNumber(year, month, 1) > day) month -= 1;
  return { year, month, day: day - dayNumber(year, month, 1) + 1 };
}

/** `YYYY-MM-DD`. */
export function isoDay(day: Day): string {
  const { year, month, day: date } = civilDate(day);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
}

/** Months since 1970-01, for sums by month. */
export function monthNumber(day: Day): number {
  const { year, month } = civilDate(day);
  return (year - 1970) * 12 + month - 1;
}

/** `YYYY-MM` of a month number. */
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
