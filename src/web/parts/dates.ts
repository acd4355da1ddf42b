import { civilDate } from '../../../domain/calendar.ts';
import { OPEN_END, parseEdtf } from '../../../domain/edtf.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A date as it stands in a sentence: `22 April 2025`, `about August 2025`, `13 to 15 …`. */
export function proseDate(edtf: string): string {
  const { approximate, uncertain } = parseEdtf(edtf);
  const [from = '', to] = edtf.replaceAll(/[~?%]/g, '').split('/');
  const words =
    to === undefined
      ? inWords(from)
      : to === '..'
        ? `since ${inWords(from)}`
        : `${inWords(from)} to ${inWords(to)}`;
  return `${approximate ? 'about ' : ''}${words}${uncertain ? ' (uncertain)' : ''}`;
}

function inWords(part: string): string {
  const [year = '', month, day] = part.split('-');
  const named = month === undefined ? undefined : MONTHS[Number(month) - 1];
  return [day === undefined ? undefined : String(Number(day)), named, String(Number(year))]
    .filter((each) => each !== undefined)
    .join(' ');
}

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
  const name = MONTHS[month - 1]?.slice(0, 3).toLowerCase();
  return precision === 'year' || precision === 'interval' || name === undefined
    ? { year: String(year) }
    : { year: String(year), month: name };
}
