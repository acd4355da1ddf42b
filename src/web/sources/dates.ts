import { civilDate } from '../../../domain/calendar.ts';
import { OPEN_END, parseEdtf } from '../../../domain/edtf.ts';
import { MONTH_NAMES, proseDate } from '../../report/words.ts';

/** A date as CSL-JSON has it. What CSL cannot say in parts is said in words. */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly number[])[];
  readonly circa?: true;
  readonly literal?: string;
}

export function cslDate(edtf: string): CslDate {
  const { approximate, uncertain, end } = parseEdtf(edtf);
  // CSL has no interval without an end.
  if (end === OPEN_END) return { literal: proseDate(edtf) };
  const parts = edtf
    .replaceAll(/[~?%]/g, '')
    .split('/')
    .map((part) => part.split('-').map(Number));
  return { 'date-parts': parts, ...(approximate || uncertain ? { circa: true } : {}) };
}

/** Year and month for BibTeX; the year alone where a date spans more. */
export function bibtexDate(edtf: string): { readonly year: string; readonly month?: string } {
  const { start, precision } = parseEdtf(edtf);
  const { year, month } = civilDate(start);
  const name = MONTH_NAMES[month - 1]?.slice(0, 3).toLowerCase();
  return precision === 'year' || precision === 'interval' || name === undefined
    ? { year: String(year) }
    : { year: String(year), month: name };
}
