import { type Histogram, histogramOf, mergeHistograms, momentsOf, sizeOf } from './histogram.ts';
import { type Estimate, meanInterval, wilson } from './intervals.ts';

/**
 * An indicator at the end of each run in two timelines, A and B, run by run on the same draws:
 * `a[i]` and `b[i]` are of one run number. Luck that both share cancels in the difference.
 */
interface Pairs {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
}

/** What many pairs come to, in exact counts: parts of a sharded comparison can be merged. */
export interface PairCounts {
  readonly a: Histogram;
  readonly b: Histogram;
  /** Of a − b, run by run. */
  readonly difference: Histogram;
}

/** Counts pairs. Throws RangeError when there are not as many of a as of b, or not integers. */
export function countPairs({ a, b }: Pairs): PairCounts {
  if (a.length !== b.length) {
    throw new RangeError(`${a.length} runs of one cannot be paired with ${b.length} of the other`);
  }
  const difference = Array.from(a, (value, run) => value - (b[run] ?? NaN));
  return {
    a: histogramOf(Array.from(a)),
    b: histogramOf(Array.from(b)),
    difference: histogramOf(difference),
  };
}

export function mergePairs(...parts: readonly PairCounts[]): PairCounts {
  return {
    a: mergeHistograms(...parts.map(({ a }) => a)),
    b: mergeHistograms(...parts.map(({ b }) => b)),
    difference: mergeHistograms(...parts.map(({ difference }) => difference)),
  };
}

export interface PairedComparison {
  readonly runs: number;
  readonly meanA: number;
  readonly meanB: number;
  /** Mean of a − b; the interval is the normal approximation from exact sums. */
  readonly difference: Estimate;
  /** Share of runs with more in A, with Wilson's interval; likewise B; the rest are level. */
  readonly moreInA: Estimate;
  readonly moreInB: Estimate;
  readonly level: Estimate;
  /** Which has more on average, or neither where the interval holds nought. */
  readonly leader: Leader;
  /**
   * How many times more runs the same interval would need without shared draws: the variance of
   * independent differences over that of paired ones. Absent where all differences are equal.
   */
  readonly worth?: number;
}
export type Leader = 'A' | 'B' | 'neither';

/** Compares two timelines on the same draws. Throws RangeError when there are no runs. */
export function comparePairs({ a, b, difference }: PairCounts): PairedComparison {
  const runs = sizeOf(difference);
  const count = (wanted: (value: number) => boolean): Estimate =>
    wilson(sizeOf(difference.filter(([value]) => wanted(value))), runs);
  const mean = meanInterval(difference);
  const { variance } = momentsOf(difference);
  const apart = momentsOf(a).variance + momentsOf(b).variance;
  return {
    runs,
    meanA: momentsOf(a).mean,
    meanB: momentsOf(b).mean,
    difference: mean,
    moreInA: count((value) => value > 0),
    moreInB: count((value) => value < 0),
    level: count((value) => value === 0),
    leader: leaderOf(mean),
    ...(variance > 0 && { worth: apart / variance }),
  };
}

function leaderOf({ low, high }: Estimate): Leader {
  if (low > 0) return 'A';
  return high < 0 ? 'B' : 'neither';
}

/** The same comparison with several seeds, and whether they agree. */
export interface AcrossSeeds {
  readonly seeds: readonly {
    readonly seed: number;
    readonly difference: Estimate;
    readonly leader: Leader;
  }[];
  /** The leader that every seed names; absent where they differ: then luck decides, or more runs. */
  readonly agreed?: Leader;
  /** Whether one seed names A and another B: worse than undecided. */
  readonly contradicts: boolean;
  /** Least and greatest mean difference of any seed. */
  readonly spread: readonly [number, number];
}

/** Does the winner depend on the seed? Seeds come out in the order given, at least one. */
export function acrossSeeds(
  results: readonly { readonly seed: number; readonly counts: PairCounts }[],
): AcrossSeeds {
  const seeds = results.map(({ seed, counts }) => {
    const { difference, leader } = comparePairs(counts);
    return { seed, difference, leader };
  });
  const leaders = new Set(seeds.map(({ leader }) => leader));
  const [agreed] = leaders;
  if (agreed === undefined) throw new RangeError('there is no seed to compare');
  const means = seeds.map(({ difference }) => difference.value);
  return {
    seeds,
    ...(leaders.size === 1 && { agreed }),
    contradicts: leaders.has('A') && leaders.has('B'),
    spread: [Math.min(...means), Math.max(...means)],
  };
}
