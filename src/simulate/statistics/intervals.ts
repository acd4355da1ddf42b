import { type Histogram, momentsOf } from './histogram.ts';

/** Two-sided 95 %: the 0.975 quantile of the standard normal distribution. */
export const Z95 = 1.959963984540054;

/** An estimate with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The share of runs with an outcome, with Wilson's score interval (1927): it stays inside 0..1 and
 * holds for shares near 0 and 1 too, where the plain normal interval fails. Of no runs: 0 to 1.
 * Says how sure the share *of this model* is, not how likely the outcome is in the world.
 *
 * ```ts
 * const { value, low, high } = wilson(0, 10);
 * [value, low, high.toFixed(4)]; // => [0, 0, '0.2775']
 * ```
 */
export function wilson(hits: number, runs: number, z = Z95): Estimate {
  if (!(hits >= 0 && hits <= runs)) {
    throw new RangeError(`${hits} of ${runs} is no share`);
  }
  if (runs === 0) return { value: 0, low: 0, high: 1 };
  const value = hits / runs;
  const centre = (hits + (z * z) / 2) / (runs + z * z);
  const half = wilsonHalfWidth(value, runs, z);
  return {
    value,
    low: hits === 0 ? 0 : Math.max(0, centre - half),
    high: hits === runs ? 1 : Math.min(1, centre + half),
  };
}

/** Half the width of Wilson's interval for a share seen in so many runs; falls as they grow. */
export function wilsonHalfWidth(share: number, runs: number, z = Z95): number {
  return (z * Math.sqrt(share * (1 - share) * runs + (z * z) / 4)) / (runs + z * z);
}

/**
 * The mean with its interval by the normal approximation, z·s/√n: good for the hundreds of runs
 * that one would make, too narrow for a handful. Throws RangeError when empty.
 */
export function meanInterval(histogram: Histogram, z = Z95): Estimate {
  const { n, mean, variance } = momentsOf(histogram);
  const half = z * Math.sqrt(variance / n);
  return { value: mean, low: mean - half, high: mean + half };
}
