import { civilDate, type Day, dayNumber } from '../../../domain/calendar.ts';

export interface Tick {
  readonly day: Day;
  readonly label: string;
}

/** Steps between ticks, in months. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240] as const;
const NAMES = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Beginnings of months or years between two days, at most so many. */
export function ticksOf(from: Day, to: Day, most: number): Tick[] {
  const [first, last] = [monthOf(from), monthOf(to)];
  const step = STEPS.find((each) => (last - first) / each <= most) ?? 600;
  const ticks: Tick[] = [];
  for (let month = Math.ceil(first / step) * step; month <= last; month += step) {
    const [year, of] = [Math.floor(month / 12), month % 12];
    const day = dayNumber(year, of + 1, 1);
    if (day >= from) ticks.push({ day, label: of === 0 ? String(year) : `${NAMES[of]} ${year}` });
  }
  return ticks;
}

function monthOf(day: Day): number {
  const { year, month } = civilDate(day);
  return year * 12 + month - 1;
}

/** Steps between ticks that count days from one that is 0. */
const DAYS = [1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000] as const;

/** Round numbers of days before and after 0, which is called as said; at most about so many. */
export function ticksAround(from: number, to: number, most: number, zero: string): Tick[] {
  const step = DAYS.find((each) => (to - from) / each <= most) ?? 10_000;
  const ticks: Tick[] = [];
  for (let day = Math.ceil(from / step) * step; day <= to; day += step)
    ticks.push({ day, label: day === 0 ? zero : `${day > 0 ? '+' : '−'}${Math.abs(day)}` });
  return ticks;
}
