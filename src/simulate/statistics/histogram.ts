/**
 * How often each integer value came up: `[value, count]`, ascending by value, each value once,
 * counts positive. One way to write it down, so equal histograms are equal bytes as JSON. It stays
 * as small as the values are few, however many runs there were.
 */
export type Histogram = readonly (readonly [value: number, count: number])[];

/** A histogram of some integers, in whatever order they come. Throws RangeError for others. */
export function histogramOf(values: Iterable<number>): Histogram {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return histogramFrom(counts);
}

/** A histogram from counts in whatever order; counts of nought are left out. */
export function histogramFrom(counts: Iterable<readonly [number, number]>): Histogram {
  const sums = new Map<number, number>();
  for (const [value, count] of counts) {
    if (!Number.isSafeInteger(value) || !Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(`a histogram counts whole numbers, not ${value} (${count} times)`);
    }
    // 0 and -0 are one value, and JSON knows only one of them.
    const key = value === 0 ? 0 : value;
    sums.set(key, (sums.get(key) ?? 0) + count);
  }
  return [...sums].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
}

/** Both together. Associative and commutative, the empty one is neutral. */
export function mergeHistograms(...parts: readonly Histogram[]): Histogram {
  return histogramFrom(parts.flat());
}

/**
 * How many values were counted.
 *
 * ```ts
 * sizeOf(histogramOf([3, 1, 3])); // => 3
 * ```
 */
export function sizeOf(histogram: Histogram): number {
  return histogram.reduce((sum, [, count]) => sum + count, 0);
}

/** Exact sums over a histogram, from which everything else follows. */
interface Sums {
  readonly n: bigint;
  readonly sum: bigint;
  readonly squares: bigint;
}

/** Number, sum and sum of squares, exact at any size. */
function sumsOf(histogram: Histogram): Sums {
  let [n, sum, squares] = [0n, 0n, 0n];
  for (const [value, count] of histogram) {
    const [v, c] = [BigInt(value), BigInt(count)];
    n += c;
    sum += c * v;
    squares += c * v * v;
  }
  return { n, sum, squares };
}

interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Of a sample: over n − 1; 0 for a single value. */
  readonly variance: number;
}

/**
 * Mean and variance: exact fractions, rounded once when they become numbers, so the order in which
 * parts were merged cannot change a digit. Throws RangeError for an empty histogram.
 */
export function momentsOf(histogram: Histogram): Moments {
  const { n, sum, squares } = sumsOf(histogram);
  if (n === 0n) throw new RangeError('an empty histogram has no mean');
  const variance = n === 1n ? 0 : ratio(n * squares - sum * sum, n * (n - 1n));
  return { n: Number(n), mean: ratio(sum, n), variance };
}

/** A fraction as a number; the scaling keeps digits where numerator or denominator is huge. */
function ratio(numerator: bigint, denominator: bigint): number {
  const whole = numerator / denominator;
  return Number(whole) + Number(numerator - whole * denominator) / Number(denominator);
}

/**
 * The value of which at least `percent` per cent of the runs have it or less: the smallest such
 * value (inverse of the empirical distribution, Hyndman and Fan's type 1). It never lies between
 * two values, so a run can be shown that has it; 0 is the least value, 100 the greatest.
 * `percent` is a whole number, compared without rounding. Throws RangeError when empty.
 */
export function percentile(histogram: Histogram, percent: number): number {
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) {
    throw new RangeError(`a percentile is a whole number from 0 to 100, not ${percent}`);
  }
  const size = sizeOf(histogram);
  return valueAtRank(histogram, Math.max(1, Math.ceil((percent * size) / 100)));
}

/** The value at a rank, 1 the least. Throws RangeError where there is none. */
export function valueAtRank(histogram: Histogram, rank: number): number {
  let below = 0;
  for (const [value, count] of histogram) {
    below += count;
    if (below >= rank) return value;
  }
  throw new RangeError(`no value at rank ${rank} of ${below}`);
}

/** The per cents of a fan: the outer band, the inner band and the median between. */
const FAN = [10, 25, 50, 75, 90] as const;

/** What a fan chart draws of one indicator at one time; see {@link percentile}. */
export interface Bands {
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
}

/**
 * The bands of a fan chart: 10, 25, 50, 75 and 90 per cent of the runs at most. Throws RangeError
 * when empty.
 *
 * ```ts
 * bandsOf(histogramOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])); // => { p10: 1, p25: 3, p50: 5, p75: 8, p90: 9 }
 * ```
 */
export function bandsOf(histogram: Histogram): Bands {
  const [p10, p25, p50, p75, p90] = FAN.map((percent) => percentile(histogram, percent)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { p10, p25, p50, p75, p90 };
}
