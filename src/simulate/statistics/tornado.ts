import { checkSpace, defaultsOf, type EvaluateSetting, evaluateAll, type Varied } from './space.ts';

/** What one assumption alone does to the result, all others at their default. */
export interface TornadoBar {
  readonly assumption: string;
  readonly range: readonly [low: number, high: number];
  /** The result with the assumption at each end of its range, averaged over the seeds. */
  readonly atLow: number;
  readonly atHigh: number;
  /** Farthest apart of low, default and high: what the bars are sorted by. */
  readonly swing: number;
  /** Whether its farther end moves the result the same way with every seed; else it may be luck. */
  readonly clear: boolean;
}
export interface Tornado {
  /** The result with all assumptions at their default, averaged over the seeds. */
  readonly base: number;
  /** Least and greatest base of any seed: bars shorter than this are in the noise. */
  readonly baseSpread: readonly [number, number];
  /** Longest first; equal ones in the order of the model. */
  readonly bars: readonly TornadoBar[];
  readonly seeds: readonly number[];
  readonly evaluations: number;
}

/**
 * One at a time: each assumption at the low and the high end of its range, the others at default.
 * Sees no interplay between assumptions (Sobol indices do). Costs (1 + 2k) evaluations a seed.
 */
export async function tornado(
  space: readonly Varied[],
  evaluate: EvaluateSetting,
  seeds: readonly number[],
): Promise<Tornado> {
  checkSpace(space);
  if (seeds.length === 0) throw new RangeError('a tornado needs a seed');
  const base = defaultsOf(space);
  const ends = space.flatMap(({ assumption, range: [low, high] }) => [
    { ...base, [assumption]: low },
    { ...base, [assumption]: high },
  ]);
  const rows = await Promise.all(seeds.map((seed) => evaluateAll([base, ...ends], seed, evaluate)));
  const bases = column(rows, 0);
  const centre = mean(bases);
  return {
    base: centre,
    baseSpread: [Math.min(...bases), Math.max(...bases)],
    bars: space
      .map((each, i) => bar(each, bases, column(rows, 1 + 2 * i), column(rows, 2 + 2 * i)))
      .sort((a, b) => b.swing - a.swing),
    seeds,
    evaluations: rows.length * (1 + ends.length),
  };
}

function bar(
  { assumption, range }: Varied,
  bases: readonly number[],
  lows: readonly number[],
  highs: readonly number[],
): TornadoBar {
  const [base, atLow, atHigh] = [mean(bases), mean(lows), mean(highs)];
  const farther = Math.abs(atHigh - base) >= Math.abs(atLow - base) ? highs : lows;
  const moves = new Set(farther.map((result, seed) => Math.sign(result - (bases[seed] ?? NaN))));
  return {
    assumption,
    range,
    atLow,
    atHigh,
    swing: Math.max(atLow, atHigh, base) - Math.min(atLow, atHigh, base),
    clear: moves.size === 1 && !moves.has(0),
  };
}

function column(rows: readonly (readonly number[])[], at: number): number[] {
  return rows.map((row) => row[at] ?? NaN);
}

/** In the order given: the same seeds in the same order give the same digits. */
function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}
