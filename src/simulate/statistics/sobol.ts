import { bootstrap } from './bootstrap.ts';
import { evenPoints, MOST_COORDINATES } from './even-points.ts';
import type { Estimate } from './intervals.ts';
import type { Bits } from './keyed-bits.ts';
import { checkSpace, type EvaluateSetting, evaluateAll, type Varied, valuesAt } from './space.ts';

/** Sobol's indices of one assumption: shares of the result's variance over the whole space. */
interface SobolIndex {
  readonly assumption: string;
  /** S1: what fixing this assumption alone would take away. */
  readonly first: Estimate;
  /** ST: with all its interplay; about 0 means that it could be left at its default. */
  readonly total: Estimate;
}
export interface Sobol {
  readonly mean: number;
  readonly variance: number;
  /** Largest ST first; equal ones in the order of the model. */
  readonly indices: readonly SobolIndex[];
  readonly points: number;
  readonly evaluations: number;
}
interface SobolOptions {
  /** Rows of each of the two sample matrices: a power of two. */
  readonly points?: number;
  readonly seed: number;
}

/** Results at the rows of A, of B, and of A with one column from B, for each assumption. */
interface Sample {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly mixed: readonly (readonly number[])[];
}

/**
 * Sobol's first- and total-order indices by Saltelli's sampling (2010) on evenly filling points and
 * Jansen's estimators (1999). Assumptions are uniform on their ranges and independent. Costs
 * points·(k + 2) evaluations. The intervals are a bootstrap over rows: cautious, since the points
 * fill the space more evenly than drawn ones. Estimates may leave 0..1 by their error.
 * A result that never changes has all indices 0. Throws RangeError for too many assumptions.
 */
export async function sobol(
  space: readonly Varied[],
  evaluate: EvaluateSetting,
  bits: Bits,
  { points = 256, seed }: SobolOptions,
): Promise<Sobol> {
  checkRequest(space, points);
  const k = space.length;
  const rows = evenPoints(points, 2 * k, bits);
  const [left, right] = [rows.map((row) => row.slice(0, k)), rows.map((row) => row.slice(k))];
  const ask = (units: readonly (readonly number[])[]): Promise<number[]> =>
    evaluateAll(
      units.map((unit) => valuesAt(space, unit)),
      seed,
      evaluate,
    );
  const columns = Array.from({ length: k }, (_, i) =>
    left.map((unit, n) => unit.with(i, right[n]?.[i] ?? NaN)),
  );
  const [a, b, ...mixed] = await Promise.all([left, right, ...columns].map(ask));
  if (a === undefined || b === undefined) throw new RangeError('two samples were asked for');
  const sample = { a, b, mixed };
  const all = [...rows.keys()];
  const spans = bootstrap(points, (chosen) => indicesOf(sample, chosen), bits);
  const found = indicesOf(sample, all);
  const estimate = (at: number): Estimate => ({
    value: found[at] ?? NaN,
    ...(spans[at] ?? { low: NaN, high: NaN }),
  });
  return {
    ...varianceOf(sample, all),
    indices: space
      .map(({ assumption }, i) => ({ assumption, first: estimate(i), total: estimate(k + i) }))
      .sort((x, y) => y.total.value - x.total.value),
    points,
    evaluations: points * (k + 2),
  };
}

function checkRequest(space: readonly Varied[], points: number): void {
  checkSpace(space);
  const most = Math.floor(MOST_COORDINATES / 2);
  if (space.length > most) {
    throw new RangeError(
      `Sobol indices can be computed for at most ${most} assumptions, and there are ${space.length}: ` +
        'find the ones that matter with Morris screening first',
    );
  }
  const whole = Number.isInteger(points) && points >= 2 && points <= 2 ** 20;
  if (!whole || (points & (points - 1)) !== 0) {
    throw new RangeError(
      `the number of points must be a power of two from 2 to 1048576, not ${points}`,
    );
  }
}

/** S1 of every assumption, then ST of every assumption, from the chosen rows. */
function indicesOf(sample: Sample, chosen: readonly number[]): number[] {
  const { variance } = varianceOf(sample, chosen);
  const { a, b, mixed } = sample;
  const half = (from: readonly number[], to: readonly number[]): number => {
    let sum = 0;
    for (const n of chosen) {
      const step = (from[n] ?? NaN) - (to[n] ?? NaN);
      sum += step * step;
    }
    return variance === 0 ? 0 : sum / (2 * chosen.length) / variance;
  };
  return [
    ...mixed.map((results) => (variance === 0 ? 0 : 1 - half(b, results))),
    ...mixed.map((results) => half(a, results)),
  ];
}

/** Mean and variance of the results at A and B together. */
function varianceOf(
  { a, b }: Sample,
  chosen: readonly number[],
): {
  mean: number;
  variance: number;
} {
  const values = [...chosen.map((n) => a[n] ?? NaN), ...chosen.map((n) => b[n] ?? NaN)];
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const squares = values.reduce((sum, each) => sum + (each - mean) * (each - mean), 0);
  return { mean, variance: squares / (values.length - 1) };
}
