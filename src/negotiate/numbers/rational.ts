import Fraction from 'fraction.js';

export { Fraction };

/** Most digits of a number before and behind its point: more is a mistake or an attack. */
const DIGITS_MAX = 60;

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * Reads a number exactly as written: `0.63`, `-1.5e-3`, `2/3`. Gives undefined for anything else,
 * and for numbers of more than 60 digits.
 *
 * ```ts
 * parseRational('0.63').toFraction(); // => '63/100'
 * parseRational('two'); // => undefined
 * ```
 */
export function parseRational(text: string): Fraction | undefined {
  const [over, under, ...more] = text.trim().split('/');
  if (more.length > 0 || over === undefined) return undefined;
  const numerator = parseDecimal(over);
  if (under === undefined || numerator === undefined) return numerator;
  const denominator = parseDecimal(under);
  if (denominator === undefined || denominator.n === 0n) return undefined;
  return numerator.div(denominator);
}

function parseDecimal(text: string): Fraction | undefined {
  const [, sign, whole = '', decimals = '', power = '0'] = DECIMAL.exec(text.trim()) ?? [];
  const digits = whole + decimals;
  if (sign === undefined || digits === '' || digits.length > DIGITS_MAX) return undefined;
  const exponent = Number(power) - decimals.length;
  if (Math.abs(exponent) > 2 * DIGITS_MAX) return undefined;
  const value = BigInt(digits) * (sign === '-' ? -1n : 1n);
  const ten = 10n ** BigInt(Math.abs(exponent));
  return exponent >= 0 ? new Fraction(value * ten, 1n) : new Fraction(value, ten);
}

/**
 * Exact, as a decimal where it ends, else as a fraction: `0.63`, `2/3`.
 *
 * ```ts
 * rationalText(new Fraction(63n, 100n)); // => '0.63'
 * rationalText(new Fraction(2n, 3n)); // => '2/3'
 * ```
 */
export function rationalText(value: Fraction): string {
  let rest = value.d;
  let places = 0;
  for (const prime of [2n, 5n]) {
    let count = 0;
    for (; rest % prime === 0n; rest /= prime) count += 1;
    places = Math.max(places, count);
  }
  if (rest !== 1n) return value.toFraction();
  const sign = value.s < 0n ? '-' : '';
  const digits = ((value.n * 10n ** BigInt(places)) / value.d).toString().padStart(places + 1, '0');
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/**
 * The nearest double, or its neighbour in rare cases; the same on every engine.
 *
 * ```ts
 * toNumber(new Fraction(1n, 10n)); // => 0.1
 * ```
 */
export function toNumber(value: Fraction): number {
  const bitsOf = (n: bigint): number => n.toString(2).length;
  if (bitsOf(value.n) <= 53 && bitsOf(value.d) <= 53)
    return (Number(value.s) * Number(value.n)) / Number(value.d);
  // At most 20 digits: beyond them engines may read a decimal differently.
  const shift = 19 - (value.n.toString().length - value.d.toString().length);
  const ten = 10n ** BigInt(Math.abs(shift));
  const scaled = shift >= 0 ? (value.n * ten) / value.d : value.n / (value.d * ten);
  return Number(value.s) * Number(`${scaled.toString()}e${-shift}`);
}
