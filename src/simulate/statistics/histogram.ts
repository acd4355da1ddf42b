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

/** How many values were counted. */
export function sizeOf(histogram: Histogram): number {
  return histogram.reduce((sum, [, count]) => sum + count, 0);
}

/** Exact sums over a histogram, from which everything else follows. */
export interface Sums {
  readonly n: bigint;
  readonly sum: bigint;
  readonly squares: bigint;
}

/** Number, sum and sum of squares, exact at any size. */
export function sumsOf(histogram: Histogram): Sums {
  let [n, sum, squares] = [0n, 0n, 0n];
  for (const [value, count] of histogram) {
    const [v, c] = [BigInt(value), BigInt(count)];
    n += c;
    sum += c * v;
    squares += c * v * v;
  }
  return { n, sum, squares };
}

export interface Moments {
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
