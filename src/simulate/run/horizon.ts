import {
  civilDate,
  type Day,
  dayNumber,
  daysInMonth,
  isoDay,
  isoMonth,
} from '../../../domain/calendar.ts';

/** The months that runs tell, with their days as text: computed once, looked up in every run. */
export interface Horizon {
  /** Month since 1970-01 of the first one. */
  readonly first: number;
  readonly months: readonly HorizonMonth[];
}

export interface HorizonMonth {
  /** Since 1970-01. */
  readonly number: number;
  /** 1 to 12. */
  readonly calendar: number;
  /** `2026-04`. */
  readonly text: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** `2026-04-01` … by place in the month. */
  readonly days: readonly string[];
}

export function horizonOf(first: number, months: number): Horizon {
  return { first, months: Array.from({ length: months }, (_, i) => monthOf(first + i)) };
}

function monthOf(number: number): HorizonMonth {
  const year = 1970 + Math.floor(number / 12);
  const calendar = number - (year - 1970) * 12 + 1;
  const firstDay = dayNumber(year, calendar, 1);
  const length = daysInMonth(year, calendar);
  return {
    number,
    calendar,
    text: isoMonth(number),
    firstDay,
    lastDay: firstDay + length - 1,
    days: Array.from({ length }, (_, i) => isoDay(firstDay + i)),
  };
}

/** The day some months after another; the last of its month where that one is shorter. */
export function monthsAfter(day: Day, months: number): Day {
  const { year, month, day: date } = civilDate(day);
  const target = year * 12 + month - 1 + months;
  const toYear = Math.floor(target / 12);
  const toMonth = target - toYear * 12 + 1;
  return dayNumber(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
}
