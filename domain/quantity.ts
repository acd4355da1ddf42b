import { z } from 'zod';
import { slug } from './text.ts';

/** How a source hedges a number. `almost` is a little under, `between` goes from value to upper. */
export const qualifiers = [
  'exact',
  'about',
  'at-least',
  'more-than',
  'at-most',
  'less-than',
  'almost',
  'between',
] as const;

const amount = z.number().min(-1e15).max(1e15);

const rival = z.strictObject({
  value: amount,
  qualifier: z.enum(qualifiers).default('exact'),
  source: slug,
});

const fullQuantity = z
  .strictObject({
    value: amount,
    qualifier: z.enum(qualifiers),
    upper: amount.optional(),
    disputed: z.array(rival).min(1).optional(),
  })
  .refine((q) => (q.qualifier === 'between') === (q.upper !== undefined), {
    message: '`upper` is given with the qualifier `between`, and only then',
  })
  .refine((q) => q.upper === undefined || q.upper > q.value, {
    message: '`upper` must be greater than `value`',
  });

export type Quantity = z.infer<typeof fullQuantity>;

/**
 * A number that a source gives, with its hedge and the numbers that other sources give instead.
 * An exact number may be written bare (`123`); it is stored in the full form.
 */
export const quantity = z.union([
  amount.transform((value): Quantity => ({ value, qualifier: 'exact' })),
  fullQuantity,
]);

/**
 * A number in words, with its hedge. Digits are grouped by hand: no locale.
 *
 * ```ts
 * formatQuantity({ value: 1227, qualifier: 'exact' }); // => '1,227'
 * formatQuantity({ value: 200000, qualifier: 'about' }); // => 'about 200,000'
 * formatQuantity({ value: 10, upper: 12, qualifier: 'between' }); // => 'between 10 and 12'
 * ```
 */
export function formatQuantity(q: Quantity): string {
  const number = q.upper === undefined ? group(q.value) : `${group(q.value)} and ${group(q.upper)}`;
  const hedged = q.qualifier === 'exact' ? number : `${q.qualifier.replace('-', ' ')} ${number}`;
  return q.disputed === undefined ? hedged : `${hedged} (disputed)`;
}

/**
 * A number with its thousands grouped.
 *
 * ```ts
 * group(1234567.5); // => '1,234,567.5'
 * group(-1000); // => '-1,000'
 * ```
 */
export function group(value: number): string {
  const [whole = '', fraction] = String(Math.abs(value)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/**
 * The greatest number of people or things that a quantity allows; Infinity where it sets no upper
 * bound.
 *
 * ```ts
 * mostOf({ value: 40, qualifier: 'at-most' }); // => 40
 * mostOf({ value: 40, qualifier: 'at-least' }); // => Infinity
 * ```
 */
export function mostOf(q: Quantity): number {
  if (q.upper !== undefined) return q.upper;
  return q.qualifier === 'at-least' || q.qualifier === 'more-than' ? Infinity : q.value;
}

/**
 * The least number of people or things that a quantity allows.
 *
 * ```ts
 * leastOf({ value: 40, qualifier: 'at-least' }); // => 40
 * leastOf({ value: 40, qualifier: 'at-most' }); // => 0
 * ```
 */
export function leastOf(q: Quantity): number {
  return q.qualifier === 'at-most' || q.qualifier === 'less-than' ? 0 : q.value;
}
