import { type Histogram, sizeOf, valueAtRank } from './histogram.ts';

/** Values from `from` to `to`, both included; those that are exactly 0 are counted by themselves. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface Bins {
  /** How many values are exactly 0. */
  readonly zero: number;
  /** Neighbours of equal width, from the least value to the greatest, empty ones among them. */
  readonly bins: readonly Bin[];
  readonly step: number;
}

/**
 * A step of 1, 2 or 5 times a power of ten by which a span makes at most so many parts.
 *
 * ```ts
 * roundStep(730, 20); // => 50
 * ```
 */
export function roundStep(span: number, most: number): number {
  for (let power = 1; ; power *= 10) {
    for (const digit of [1, 2, 5]) {
      if (span / (digit * power) <= most) return digit * power;
    }
  }
}

/**
 * Bins whose ends are round numbers; other values may be told to be among those spanned.
 *
 * ```ts
 * roundBins([[0, 4], [3, 1], [12, 2]], 5); // => { zero: 4, bins: [ { from: 1, to: 4, count: 1 }, { from: 5, to: 9, count: 0 }, { from: 10, to: 14, count: 2 } ], step: 5 }
 * ```
 */
export function roundBins(histogram: Histogram, most: number, also: readonly number[] = []): Bins {
  const values = [...histogram.map(([value]) => value), ...also];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (values.length === 0) return { zero: 0, bins: [], step: 1 };
  const step = roundStep(high - low + 1, most - 1);
  const [first, last] = [Math.floor(low / step), Math.floor(high / step)];
  const counts = new Array<number>(last - first + 1).fill(0);
  let zero = 0;
  for (const [value, count] of histogram) {
    const place = Math.floor(value / step) - first;
    if (value === 0) zero += count;
    else counts[place] = (counts[place] ?? 0) + count;
  }
  const bins = counts.map((count, i) => {
    const from = (first + i) * step;
    return { from: from === 0 ? Math.min(1, step - 1) : from, to: from + step - 1, count };
  });
  return { zero, bins: bins.filter(({ from, to }) => from !== 0 || to !== 0), step };
}

/**
 * As many values as wanted, each standing for an equal share of the runs; ascending.
 *
 * ```ts
 * quantileDots([[1, 50], [2, 50]], 4); // => [1, 1, 2, 2]
 * ```
 */
export function quantileDots(histogram: Histogram, dots: number): number[] {
  const size = sizeOf(histogram);
  return Array.from({ length: dots }, (_, i) =>
    valueAtRank(histogram, Math.max(1, Math.ceil(((i + 0.5) * size) / dots))),
  );
}
