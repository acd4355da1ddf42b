import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  civilDate,
  dayNumber,
  daysInMonth,
  isLeapYear,
  isoDay,
  isoMonth,
  monthNumber,
} from '../../domain/calendar.ts';
import { OPEN_END } from '../../domain/edtf.ts';

const FIRST = dayNumber(1, 1, 1);
const DAY_MS = 86_400_000;

describe('the calendar', () => {
  it('should agree with Date on every day from 0001 to 9999', () => {
    for (let day = FIRST; day <= OPEN_END; day += 1) {
      const date = new Date(day * DAY_MS);
      const year = date.getUTCFullYear();
      const month = date.getUTCMonth() + 1;
      // A plain comparison: 3.6 million assertions would take minutes.
      if (dayNumber(year, month, date.getUTCDate()) !== day) expect.fail(`day ${day}`);
    }
  });

  it('should turn day numbers back into dates', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: OPEN_END }), (day) => {
        const iso = new Date(day * DAY_MS).toISOString().slice(0, 10);
        expect(isoDay(day)).toBe(iso);
        const { year, month, day: date } = civilDate(day);
        expect(dayNumber(year, month, date)).toBe(day);
        expect(isoMonth(monthNumber(day))).toBe(iso.slice(0, 7));
      }),
      { numRuns: 2_000 },
    );
  });

  it('should know leap years and the lengths of months', () => {
    expect([1900, 2000, 2023, 2024].map(isLeapYear)).toEqual([false, true, false, true]);
    expect([1, 2, 4, 9, 12].map((month) => daysInMonth(2024, month))).toEqual([31, 29, 30, 30, 31]);
  });

  it('should put the epoch at 0 and the last day where open ends point', () => {
    expect(dayNumber(1970, 1, 1)).toBe(0);
    expect(dayNumber(9999, 12, 31)).toBe(OPEN_END);
    expect(isoDay(dayNumber(33, 4, 3))).toBe('0033-04-03');
  });
});
