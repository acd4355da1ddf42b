import { type Day, isoDay } from '../../../domain/calendar.ts';
import { type EdtfDate, OPEN_END, parseEdtf } from '../../../domain/edtf.ts';
import { instant } from '../../../domain/text.ts';
import { UsageError } from '../../input/usage.ts';

/** A date as typed for an option: a day, a month, a year, or any other EDTF. */
export function typedDate(option: string, text: string): EdtfDate {
  try {
    return parseEdtf(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`${option} ${error.message}`);
  }
}

/** Its last day: a month or year means its end. */
export function lastDay(option: string, text: string): Day {
  const { start, end } = typedDate(option, text);
  return end === OPEN_END ? start : end;
}

/** A day exactly, as branches want it. */
export function exactDay(option: string, text: string): string {
  const date = typedDate(option, text);
  if (date.precision === 'day' && !date.approximate && !date.uncertain) return isoDay(date.start);
  throw new UsageError(`${option} "${text}" is not one day: write YYYY-MM-DD`);
}

/** A moment, or a day that means its end. */
export function typedMoment(option: string, text: string): string {
  if (!text.includes('T')) return isoDay(lastDay(option, text));
  if (instant.safeParse(text).success) return text;
  throw new UsageError(
    `${option} "${text}" is not a moment: write a day, or a moment in UTC like 2026-11-24T05:00:00Z`,
  );
}
