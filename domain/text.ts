import { z } from 'zod';
import { parseEdtf } from './edtf.ts';

/** Names that people type: short, lower case, safe in a file name, a URL and a stream name. */
export const slug = z
  .string()
  .max(80, 'at most 80 characters')
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    'use lower-case letters, digits and single hyphens, like usa-gl-13',
  );

/** One line or a few of prose; control characters never reach a screen. */
export const prose = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(2_000, 'at most 2,000 characters')
  .regex(
    /^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$/,
    'must hold no control characters',
  );

/** A date as EDTF text; parse it with parseEdtf. A bare year may be written as a number. */
export const edtf = z
  .union([
    z.string(),
    z
      .int()
      .min(1)
      .max(9999)
      .transform((year) => String(year).padStart(4, '0')),
  ])
  .superRefine((text, context) => {
    try {
      parseEdtf(text);
    } catch (error) {
      context.addIssue({
        code: 'custom',
        message: error instanceof Error ? error.message : String(error),
      });
    }
  });

/** An event's id: a UUID in lower case. */
export const eventId = z
  .string()
  .regex(
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
    'must be a UUID in lower case',
  );

/** A moment in UTC, as `2026-11-24T05:00:00Z`. */
export const instant = z
  .string()
  .regex(
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/,
    'must be a moment in UTC, like 2026-11-24T05:00:00Z',
  )
  .refine(onExistingDay, 'that day does not exist');

/** One day, as `2026-11-24`. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be one day, YYYY-MM-DD')
  .refine(onExistingDay, 'that day does not exist');

/** False only for a day that no calendar has; a text of another shape has been told of already. */
function onExistingDay(text: string): boolean {
  const written = /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(text)?.[0];
  if (written === undefined) return true;
  try {
    parseEdtf(written);
    return true;
  } catch {
    return false;
  }
}

/** Order of two moments: milliseconds may be written or left out, so text alone does not tell. */
export function compareInstants(a: string, b: string): number {
  const left = fullInstant(a);
  const right = fullInstant(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

const fullInstant = (text: string): string =>
  text.includes('.') ? text : text.replace(/Z$/, '.000Z');

/**
 * Things in a sentence.
 *
 * ```ts
 * listed(['Washington', 'Brussels', 'London']); // => 'Washington, Brussels and London'
 * listed(['drop', 'shift'], 'or'); // => 'drop or shift'
 * ```
 */
export function listed(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1) ?? ''}`;
}
