import { type Histogram, mergeHistograms, momentsOf, sizeOf } from './histogram.ts';
import { wilsonHalfWidth, Z95 } from './intervals.ts';

/** One step of the convergence meter. */
interface ConvergenceStep {
  readonly runs: number;
  /** Half the width of the 95 % interval: the ± after so many runs. */
  readonly half: number;
}

/** "How many runs are enough?": how the ± shrinks, and where it reaches what is asked for. */
interface Convergence {
  readonly now: ConvergenceStep;
  /** The ± with other numbers of runs, if what was seen so far goes on. */
  readonly steps: readonly ConvergenceStep[];
  readonly wanted: ConvergenceStep;
  readonly enough: boolean;
}

const STEPS = [100, 300, 1000, 3000, 10_000, 30_000, 100_000];
const MOST_RUNS = 2 ** 50;

/**
 * Of the share of an outcome: `wanted` is a share, 0.01 for ± 1 point.
 *
 * ```ts
 * shareConvergence(50, 100).wanted; // => { runs: 9600, half: 0.01 }
 * ```
 */
export function shareConvergence(hits: number, runs: number, wanted = 0.01): Convergence {
  if (!(runs > 0 && hits >= 0 && hits <= runs)) {
    throw new RangeError(`${hits} of ${runs} is no share`);
  }
  return convergence(runs, (n) => wilsonHalfWidth(hits / runs, n), wanted);
}

/** Of the mean of an indicator: `wanted` in the indicator's own unit. */
export function meanConvergence(histogram: Histogram, wanted: number): Convergence {
  const { n, variance } = momentsOf(histogram);
  return convergence(n, (runs) => Z95 * Math.sqrt(variance / runs), wanted);
}

function convergence(runs: number, half: (runs: number) => number, wanted: number): Convergence {
  if (!(wanted > 0)) throw new RangeError(`an interval cannot shrink to ± ${wanted}`);
  return {
    now: { runs, half: half(runs) },
    steps: STEPS.map((each) => ({ runs: each, half: half(each) })),
    wanted: { runs: runsUntil(half, wanted), half: wanted },
    enough: half(runs) <= wanted,
  };
}

/** The least number of runs with a half-width of at most `wanted`; `half` never rises. */
function runsUntil(half: (runs: number) => number, wanted: number): number {
  let high = 1;
  while (half(high) > wanted && high < MOST_RUNS) high *= 2;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (half(middle) <= wanted) high = middle;
    else low = middle;
  }
  return high;
}

/** What was seen on the way: the mean and its ± after the first part, the first two, and so on. */
export function meansOnTheWay(
  parts: readonly Histogram[],
): (ConvergenceStep & { readonly mean: number })[] {
  let all: Histogram = [];
  return parts
    .filter((part) => sizeOf(part) > 0)
    .map((part) => {
      all = mergeHistograms(all, part);
      const { n, mean, variance } = momentsOf(all);
      return { runs: n, mean, half: Z95 * Math.sqrt(variance / n) };
    });
}
