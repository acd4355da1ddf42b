import { checkSpace, defaultsOf, type Evaluate, evaluateAll, type Varied } from './space.ts';

/** What one assumption alone does to the result, all others at their default. */
export interface TornadoBar {
  readonly assumption: string;
  readonly range: readonly [low: number, high: number];
  /** The result with the assumption at each end of its range, averaged over the seeds. */
  readonly atLow: number;
  readonly atHigh: number;
  /** Farthest apart of low, default and high: what the bars are sorted by. */
  readonly swing: number;
  /** Whether every seed agrees which end gives more; a bar that does not may be luck. */
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
  evaluate: Evaluate,
  seeds: readonly number[],
): Promise<Tornado> {
  checkSpace(space);
  if (seeds.length === 0) throw new RangeError('a tornado needs a seed');
  const base = defaultsOf(space);
  const ends = space.flatMap(({ assumption, range: [low, high] }) => [
    { ...base, [assumption]: low },
    { ...base, [assumption]: high },
  ]);
  const rows: number[][] = [];
  for (const seed of seeds) rows.push(await evaluateAll([base, ...ends], seed, evaluate));
  const bases = column(rows, 0);
  const centre = mean(bases);
  return {
    base: centre,
    baseSpread: [Math.min(...bases), Math.max(...bases)],
    bars: space
      .map((each, i) => bar(each, centre, column(rows, 1 + 2 * i), column(rows, 2 + 2 * i)))
      .sort((a, b) => b.swing - a.swing),
    seeds,
    evaluations: rows.length * (1 + ends.length),
  };
}

function bar(
  { assumption, range }: Varied,
  base: number,
  lows: readonly number[],
  highs: readonly number[],
): TornadoBar {
  const [atLow, atHigh] = [mean(lows), mean(highs)];
  const signs = new Set(lows.map((low, seed) => Math.sign((highs[seed] ?? low) - low)));
  return {
    assumption,
    range,
    atLow,
    atHigh,
    swing: Math.max(atLow, atHigh, base) - Math.min(atLow, atHigh, base),
    clear: signs.size === 1 && !signs.has(0),
  };
}

function column(rows: readonly (readonly number[])[], at: number): number[] {
  return rows.map((row) => row[at] ?? NaN);
}

/** In the order given: the same seeds in the same order give the same digits. */
function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}
