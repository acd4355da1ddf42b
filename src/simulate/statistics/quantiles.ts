import { type Histogram, sizeOf } from './histogram.ts';

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
export const FAN = [10, 25, 50, 75, 90] as const;

/** What a fan chart draws of one indicator at one time; see {@link percentile}. */
export interface Bands {
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
}

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
