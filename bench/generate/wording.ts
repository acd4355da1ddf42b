import type { Quantity } from '../../domain/quantity.ts';
import type { Draws } from './draws.ts';

const WORDS =
  'the a of and in on by after before its with council ministry government court president party union envoy list decree order measure prisoners talks border trade bank visit statement report members people opposition release relief deal protest police group agency export licence embassy capital district prison fortnight summit speaker delegation spokesman foreign political remaining several further second'.split(
    ' ',
  );

/** Words in the length of a real entry; they mean nothing. */
export function words(draws: Draws, count: number): string {
  let text = '';
  for (let i = 0; i < count; i += 1) text += i === 0 ? draws.pick(WORDS) : ` ${draws.pick(WORDS)}`;
  return text;
}

export function sentence(draws: Draws, low = 9, high = 22): string {
  const text = words(draws, draws.between(low, high));
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** A number as sources give it: mostly exact, at times hedged. */
export function quantity(draws: Draws, value: number): Quantity {
  return draws.chance(0.75)
    ? { value, qualifier: 'exact' }
    : { value, qualifier: draws.pick(['about', 'at-least', 'more-than']) };
}

export const exactly = (value: number): Quantity => ({ value, qualifier: 'exact' });

export function numbered(prefix: string, number: number, width: number): string {
  return `${prefix}-${String(number).padStart(width, '0')}`;
}
