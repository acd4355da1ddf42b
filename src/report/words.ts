import { isoDay } from '../../domain/calendar.ts';
import { parseEdtf } from '../../domain/edtf.ts';
import { group } from '../../domain/quantity.ts';

/**
 * How numbers, percentages, dates and lists are written for people: on the page, in the terminal, in
 * charts and in messages alike. Nothing here asks for a locale, so every machine writes the same.
 */

export { formatQuantity } from '../../domain/quantity.ts';
export { listed } from '../../domain/text.ts';

/**
 * A whole number, or one that is written out in full.
 *
 * ```ts
 * grouped(1227); // => '1,227'
 * grouped(-1234.5); // => '−1,234.5'
 * ```
 */
export const grouped = (value: number): string => minus(group(value));

/**
 * A number with as many digits as tell values apart: whole from 100, three figures below.
 *
 * ```ts
 * [1234.5, 84.31, 1.256, 0.0525].map(figure); // => ['1,235', '84.3', '1.26', '0.0525']
 * ```
 */
export function figure(value: number): string {
  const size = Math.abs(value);
  if (size >= 1) return decimal(value, size >= 100 ? 0 : size >= 10 ? 1 : 2);
  return decimal(Number(value.toPrecision(3)), 6);
}

/**
 * A number with at most so many digits after the point.
 *
 * ```ts
 * decimal(2 / 3, 5); // => '0.66667'
 * decimal(-0.001, 2); // => '0'
 * ```
 */
export function decimal(value: number, most: number): string {
  const rounded = Number(value.toFixed(most));
  return grouped(rounded === 0 ? 0 : rounded);
}

/**
 * A change, with its sign.
 *
 * ```ts
 * [350, -1.5, 0].map(signed); // => ['+350', '−1.5', '0']
 * ```
 */
export const signed = (value: number): string => `${value > 0 ? '+' : ''}${figure(value)}`;

/**
 * From one value to another.
 *
 * ```ts
 * range(57, 365); // => '57–365'
 * range(-4, 12); // => '−4 to 12'
 * range(12, 12); // => '12'
 * ```
 */
export function range(low: number, high: number): string {
  const [from, to] = [figure(low), figure(high)];
  if (from === to) return from;
  return low < 0 ? `${from} to ${to}` : `${from}–${to}`;
}

const NEAR_NONE = 0.1;
const NEAR_ALL = 0.99;

/**
 * A share from 0 to 1. Near nothing and near everything a digit more; what is not quite 0 or 1 is
 * never said to be.
 *
 * ```ts
 * [0, 0.0002, 0.083, 0.346].map(percentage); // => ['0%', '<0.1%', '8.3%', '35%']
 * [0.995, 0.9999, 1].map(percentage); // => ['99.5%', '>99.9%', '100%']
 * ```
 */
export function percentage(share: number): string {
  if (share > 0 && share < 0.0005) return '<0.1%';
  if (share < 1 && share >= 0.9995) return '>99.9%';
  const digits = Math.abs(share) < NEAR_NONE || (share > NEAR_ALL && share < 1) ? 1 : 0;
  return `${decimal(share * 100, digits)}%`;
}

/**
 * A share with its interval.
 *
 * ```ts
 * percentageWithRange({ value: 0.34, low: 0.31, high: 0.372 }); // => '34% (31–37%)'
 * ```
 */
export function percentageWithRange({ value, low, high }: ShareWithRange): string {
  const [from, to] = [percentage(low), percentage(high)];
  const interval = from === to ? to : `${from.replace('%', '')}–${to}`;
  return `${percentage(value)} (${interval})`;
}

interface ShareWithRange {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const IRREGULAR: Readonly<Record<string, string>> = { person: 'people' };

/**
 * So many of something.
 *
 * ```ts
 * counted(1, 'entity'); // => '1 entity'
 * counted(1227, 'person'); // => '1,227 people'
 * counted(2, 'recorded branch'); // => '2 recorded branches'
 * ```
 */
export const counted = (number: number, thing: string, things?: string): string =>
  `${grouped(number)} ${agreeing(number, thing, things)}`;

/**
 * A noun or verb in the number that its count wants.
 *
 * ```ts
 * agreeing(2, 'is', 'are'); // => 'are'
 * ```
 */
export const agreeing = (number: number, one: string, many = pluralOf(one)): string =>
  number === 1 ? one : many;

function pluralOf(thing: string): string {
  const cut = thing.lastIndexOf(' ') + 1;
  const noun = thing.slice(cut);
  const irregular = IRREGULAR[noun];
  if (irregular !== undefined) return thing.slice(0, cut) + irregular;
  if (/[^aeiou]y$/.test(noun)) return `${thing.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(noun) ? `${thing}es` : `${thing}s`;
}

/**
 * A name of data in words.
 *
 * ```ts
 * spoken('political-prisoners'); // => 'political prisoners'
 * ```
 */
export const spoken = (slug: string): string => slug.replaceAll('-', ' ');

/** With a capital first letter, as a sentence begins. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The months by name, January first. */
export const MONTH_NAMES = [
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
] as const;

/**
 * A date in a sentence, as precise and as sure as it is known (EDTF).
 *
 * ```ts
 * proseDate('2025-12-13'); // => '13 December 2025'
 * proseDate('2024-08~'); // => 'about August 2024'
 * proseDate('2026-03-26?'); // => '26 March 2026, uncertain'
 * proseDate('2011/2015-10'); // => 'between 2011 and October 2015'
 * proseDate('2025-12-13/2025-12-15'); // => '13 to 15 December 2025'
 * ```
 */
export function proseDate(edtf: string): string {
  const { approximate, uncertain } = parseEdtf(edtf);
  const [from = '', to] = edtf.replaceAll(/[~?%]/g, '').split('/');
  const words = to === undefined ? inWords(from) : spanInWords(from, to);
  return `${approximate ? 'about ' : ''}${words}${uncertain ? ', uncertain' : ''}`;
}

/**
 * A date in a table: a day that is known as `2025-12-13`, any other as in a sentence.
 *
 * ```ts
 * tableDate('2025-12-13'); // => '2025-12-13'
 * tableDate('2024-08~'); // => 'about August 2024'
 * ```
 */
export function tableDate(edtf: string): string {
  const { precision, approximate, uncertain, start } = parseEdtf(edtf);
  return precision === 'day' && !approximate && !uncertain ? isoDay(start) : proseDate(edtf);
}

function spanInWords(from: string, to: string): string {
  if (to === '..') return `since ${inWords(from)}`;
  // Two days say from when to when something went on; less than that, between what it happened.
  if (from.length < DAY_LETTERS || to.length < DAY_LETTERS)
    return `between ${inWords(from)} and ${inWords(to)}`;
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  return `${sameMonth ? String(Number(from.slice(8))) : inWords(from)} to ${inWords(to)}`;
}

const DAY_LETTERS = 'YYYY-MM-DD'.length;

function inWords(part: string): string {
  const [year = '', month, day] = part.split('-');
  const named = month === undefined ? undefined : MONTH_NAMES[Number(month) - 1];
  return [day === undefined ? undefined : String(Number(day)), named, String(Number(year))]
    .filter((each) => each !== undefined)
    .join(' ');
}

const minus = (text: string): string => text.replace(/^-/, '−');
