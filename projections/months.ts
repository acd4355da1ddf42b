import { type Day, monthNumber } from '../domain/calendar.ts';

/** Numbers by month, oldest first: what happened in each month, not how things stood. */
export interface MonthlySeries {
  /** Months since 1970-01. */
  readonly months: number[];
  readonly values: number[];
}

export function noSeries(): MonthlySeries {
  return { months: [], values: [] };
}

/** A copy to add to. */
export function ownSeries({ months, values }: MonthlySeries): MonthlySeries {
  return { months: [...months], values: [...values] };
}

let lastDay: Day = Number.NaN;
let lastMonth = 0;

/** Month of a day; events come in order, so the last answer is mostly the next one. */
export function monthOf(day: Day): number {
  if (day !== lastDay) {
    lastDay = day;
    lastMonth = monthNumber(day);
  }
  return lastMonth;
}

/** Adds to a month, which is never earlier than the last one. */
export function addTo(series: MonthlySeries, month: number, value: number): void {
  const last = series.months.length - 1;
  if (last >= 0 && series.months[last] === month) {
    series.values[last] = (series.values[last] ?? 0) + value;
  } else {
    series.months.push(month);
    series.values.push(value);
  }
}
