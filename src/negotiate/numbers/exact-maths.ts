/**
 * exp, ln and pow from + − × ÷ only, so that every engine gives the same bits (Math.exp, Math.log
 * and Math.pow need not). Accurate to about one unit in the last place.
 */

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const SQRT2 = 1.4142135623730951;
const TWO_54 = 18014398509481984;
const bits = new DataView(new ArrayBuffer(8));

/** A number as the sum of two, the second far smaller: about 100 bits. */
interface Sum {
  readonly high: number;
  readonly low: number;
}

/** e^x. */
export function exp(x: number): number {
  return expOf(x, 0);
}

/** The natural logarithm; −Infinity at 0, NaN below. */
export function ln(x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return Infinity;
  const { high, low } = lnParts(x);
  return high + low;
}

/** x^y for x ≥ 0. */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y) || x < 0) return Number.NaN;
  if (x === 0 || x === Infinity) return (x === 0) === y > 0 ? 0 : Infinity;
  const { high, low } = lnParts(x);
  const product = times(y, high);
  return expOf(product.high, product.low + y * low);
}

/** e^(x + rest), rest being far smaller than x. */
function expOf(x: number, rest: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const k = Math.floor(x / (LN2_HIGH + LN2_LOW) + 0.5);
  const r = x - k * LN2_HIGH - k * LN2_LOW + rest;
  // Taylor: |r| ≤ ln 2 / 2, so the 15th term is below the last bit.
  let tail = 0;
  for (let n = 14; n >= 2; n -= 1) tail = (r / n) * (1 + tail);
  return scale(1 + (r + r * tail), k);
}

/** ln x = e ln 2 + 2 artanh((m − 1) / (m + 1)), where x = m 2^e and m is near 1. */
function lnParts(x: number): Sum {
  const { mantissa, exponent } = split(x);
  const f = mantissa - 1;
  const d = mantissa + 1;
  const dLow = mantissa - (d - 1);
  const s = f / d;
  const back = times(s, d);
  const sLow = (f - back.high - back.low - s * dLow) / d;
  const square = s * s;
  let tail = 0;
  for (let n = 27; n >= 3; n -= 2) tail = square * (1 / n + tail);
  const twice = plus(exponent * LN2_HIGH, 2 * s);
  const rest = twice.low + exponent * LN2_LOW + 2 * sLow + 2 * s * tail;
  return plus(twice.high, rest);
}

function split(x: number): { mantissa: number; exponent: number } {
  const small = x < 2.2250738585072014e-308;
  bits.setFloat64(0, small ? x * TWO_54 : x);
  const top = bits.getUint32(0);
  const exponent = (top >>> 20) - 1023 - (small ? 54 : 0);
  bits.setUint32(0, (top & 0xfffff) | 0x3ff00000);
  const mantissa = bits.getFloat64(0);
  return mantissa > SQRT2
    ? { mantissa: mantissa / 2, exponent: exponent + 1 }
    : { mantissa, exponent };
}

/** x 2^k; in two steps, for the result may be too small for one. */
function scale(x: number, k: number): number {
  const half = Math.trunc(k / 2);
  return x * powerOfTwo(half) * powerOfTwo(k - half);
}

function powerOfTwo(k: number): number {
  bits.setUint32(0, (k + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

/** Knuth's sum: what rounding lost comes out as `low`. */
function plus(a: number, b: number): Sum {
  const high = a + b;
  const other = high - a;
  return { high, low: a - (high - other) + (b - other) };
}

/** Dekker's product. */
function times(a: number, b: number): Sum {
  const high = a * b;
  const [aTop, bTop] = [topHalf(a), topHalf(b)];
  const [aEnd, bEnd] = [a - aTop, b - bTop];
  return { high, low: aEnd * bEnd - (high - aTop * bTop - aEnd * bTop - aTop * bEnd) };
}

function topHalf(x: number): number {
  const c = 134217729 * x;
  return c - (c - x);
}
