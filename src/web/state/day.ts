import type { Day } from '../../../domain/calendar.ts';
import { parseEdtf } from '../../../domain/edtf.ts';

/** The day that an address asks for, else another one; `wrong` is what is no date. */
export function dayOn(at: string | undefined, otherwise: Day): { day: Day; wrong?: string } {
  if (at === undefined) return { day: otherwise };
  try {
    return { day: parseEdtf(at).start };
  } catch {
    return { day: otherwise, wrong: at };
  }
}
