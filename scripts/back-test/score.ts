import { type Histogram, sizeOf } from '../../src/simulate/statistics/histogram.ts';
import type { Observation } from './observation.ts';

/** Where what happened lies among the runs. */
export interface Place {
  /** Per cent of the runs below, those equal counted by half; of both ends where sources differ. */
  readonly low: number;
  readonly high: number;
  /** Some of what sources allow lies between the runs' 10th and 90th percentile. */
  readonly inside: boolean;
}

const OUTER = { low: 10, high: 90 };

export function placeOf(histogram: Histogram, { low, high }: Observation): Place {
  const [from, to] = [rankOf(histogram, low), rankOf(histogram, high)];
  // A value that many runs share reaches over all of their ranks.
  const [least, most] = [below(histogram, low), below(histogram, high) + equal(histogram, high)];
  return {
    low: Math.round(from),
    high: Math.round(to),
    inside: most >= OUTER.low && least <= OUTER.high,
  };
}

const rankOf = (histogram: Histogram, value: number): number =>
  below(histogram, value) + equal(histogram, value) / 2;

function below(histogram: Histogram, value: number): number {
  const count = histogram.reduce((sum, [each, n]) => (each < value ? sum + n : sum), 0);
  return (100 * count) / sizeOf(histogram);
}

function equal(histogram: Histogram, value: number): number {
  const count = histogram.reduce((sum, [each, n]) => (each === value ? sum + n : sum), 0);
  return (100 * count) / sizeOf(histogram);
}

/**
 * How far the runs miss the middle of what happened: the continuous ranked probability score
 * (Gneiting and Raftery 2007), E|X − y| − ½ E|X − X′|, in the indicator's unit. For a single guess
 * it is the plain distance, so that models and guesses can be set side by side; wide bands cost.
 */
export function missOf(histogram: Histogram, { low, high }: Observation): number {
  const y = (low + high) / 2;
  const size = sizeOf(histogram);
  let distance = 0;
  let spread = 0;
  let seen = 0;
  let sum = 0;
  for (const [value, count] of histogram) {
    distance += Math.abs(value - y) * count;
    // Σ over pairs of |x − x′|, from values in rising order.
    spread += 2 * count * (value * seen - sum);
    seen += count;
    sum += value * count;
  }
  return distance / size - spread / (2 * size * size);
}

export type BandVerdict = 'right' | 'partly' | 'wrong' | 'not judged';

/** Four fifths of the quarters within the 10–90 band, which is what such a band promises. */
export function verdictOf(places: readonly (Place | undefined)[]): BandVerdict {
  const judged = places.filter((place) => place !== undefined);
  if (judged.length === 0) return 'not judged';
  const share = judged.filter(({ inside }) => inside).length / judged.length;
  if (share >= 0.8) return 'right';
  return share >= 0.5 ? 'partly' : 'wrong';
}
