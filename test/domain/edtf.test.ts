import edtf from 'edtf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysInMonth, isoDay } from '../../domain/calendar.ts';
import { OPEN_END, parseEdtf } from '../../domain/edtf.ts';

const two = (n: number): string => String(n).padStart(2, '0');
const year = fc.integer({ min: 1, max: 9999 });
const month = fc.integer({ min: 1, max: 12 });

/** One part: a year, a month or a day, with or without a mark. */
const part = fc
  .record({
    year,
    month,
    day: fc.integer({ min: 1, max: 31 }),
    precision: fc.constantFrom('year', 'month', 'day'),
    mark: fc.constantFrom('', '', '~', '?', '%'),
  })
  .map((p) => {
    const text = String(p.year).padStart(4, '0');
    if (p.precision === 'year') return text + p.mark;
    if (p.precision === 'month') return `${text}-${two(p.month)}${p.mark}`;
    return `${text}-${two(p.month)}-${two(Math.min(p.day, daysInMonth(p.year, p.month)))}${p.mark}`;
  });

const dayOfMs = (ms: number): number => Math.floor(ms / 86_400_000);

describe('dates (EDTF)', () => {
  it('should bound a date as the edtf package does', () => {
    fc.assert(
      fc.property(part, (text) => {
        const ours = parseEdtf(text);
        const theirs = edtf(text);
        expect([ours.start, ours.end]).toEqual([dayOfMs(theirs.min), dayOfMs(theirs.max)]);
        expect(ours.approximate).toBe((theirs.approximate?.value ?? 0) > 0);
        expect(ours.uncertain).toBe((theirs.uncertain?.value ?? 0) > 0);
      }),
      { numRuns: 3_000 },
    );
  });

  it('should bound an interval as the edtf package does, or refuse one that runs backwards', () => {
    fc.assert(
      fc.property(part, part, (from, to) => {
        const text = `${from}/${to}`;
        if (parseEdtf(to).end < parseEdtf(from).start) {
          expect(() => parseEdtf(text)).toThrow(/ends before it starts/);
          return;
        }
        const ours = parseEdtf(text);
        // The package wants the second part to begin later; 2020/2020 does no harm here.
        if (parseEdtf(to).start <= parseEdtf(from).start) return;
        const theirs = edtf(text);
        expect([ours.start, ours.end]).toEqual([dayOfMs(theirs.min), dayOfMs(theirs.max)]);
        expect(ours.precision).toBe('interval');
      }),
      { numRuns: 2_000 },
    );
  });

  it('should leave an open end open', () => {
    const { start, end } = parseEdtf('1981-12/..');
    expect([isoDay(start), end]).toEqual(['1981-12-01', OPEN_END]);
  });

  it.each([
    ['2020-02-29', '2020-02-29', '2020-02-29', 'day'],
    ['2021-07', '2021-07-01', '2021-07-31', 'month'],
    ['2020', '2020-01-01', '2020-12-31', 'year'],
    ['2020-08-09/2020-08-13', '2020-08-09', '2020-08-13', 'interval'],
    ['1982-04-28?', '1982-04-28', '1982-04-28', 'day'],
    ['2025-08~', '2025-08-01', '2025-08-31', 'month'],
  ])('should read %s', (text, first, last, precision) => {
    const date = parseEdtf(text);
    expect([isoDay(date.start), isoDay(date.end), date.precision]).toEqual([
      first,
      last,
      precision,
    ]);
  });

  it.each([
    ['2021-02-30', /that month has 28 days/],
    ['2024-02-30', /that month has 29 days/],
    ['2021-13', /month 13 does not exist/],
    ['0000', /the year 0000 does not exist/],
    ['2021-1-1', /not a date/],
    ['13 December 2025', /not a date/],
    ['', /not a date/],
    ['2021/2020', /ends before it starts/],
    ['2020/2021/2022', /one slash/],
    ['../2020', /not a date/],
    ['2020/', /not a date/],
    ['2020-W10', /not a date/],
    ['٢٠٢٠', /not a date/],
    ['2020\n', /not a date/],
  ])('should refuse %j, saying what is allowed', (text, reason) => {
    expect(() => parseEdtf(text)).toThrow(reason);
    expect(() => parseEdtf(text)).toThrow(/Write YYYY, YYYY-MM or YYYY-MM-DD, an interval A\/B/);
    expect(() => parseEdtf(text)).toThrow(RangeError);
  });
});
