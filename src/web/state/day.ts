import type { Day } from '../../../domain/calendar.ts';
import { parseEdtf } from '../../../domain/edtf.ts';

/** The day that an address asks for, else another one. */
export function dayOn(at: string | undefined, otherwise: Day): Day {
  if (at === undefined) return otherwise;
  try {
    return parseEdtf(at).start;
  } catch {
    return otherwise;
  }
}

/** Whether a text is a date of any kind. */
export function isDate(text: string): boolean {
  try {
    parseEdtf(text);
    return true;
  } catch {
    return false;
  }
}
