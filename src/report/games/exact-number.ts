import {
  type Fraction,
  parseRational,
  rationalText,
  toNumber,
} from '../../negotiate/preferences/rational.ts';
import { UsageError } from '../../input/usage.ts';
import { decimal } from '../words.ts';

/** A number typed after a flag, exactly as written: `0.9`, `1/3`. */
export function typedNumber(name: string, text: string): Fraction {
  const value = parseRational(text);
  if (value !== undefined) return value;
  throw new UsageError(`${name} "${text}": give a number like 0.9, or a fraction like 1/3`);
}

export function typedWhole(name: string, text: string, most: number): number {
  const value = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= most) return value;
  throw new UsageError(`${name} "${text}": give a whole number from 1 to ${most}`);
}

/** Exact where that is short, and rounded: `10/19 (0.526316)`. */
export function told(value: Fraction): string {
  const exact = rationalText(value);
  const rounded = decimal(toNumber(value), 6);
  if (exact === rounded) return exact;
  return exact.length > 24 ? rounded : `${exact} (${rounded})`;
}

/** As JSON has it: the double, and exactly. */
export function both(value: Fraction): { readonly value: number; readonly exact: string } {
  return { value: toNumber(value), exact: rationalText(value) };
}
