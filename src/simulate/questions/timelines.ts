import type { Job } from '../many/job.ts';
import {
  type AcrossSeeds,
  acrossSeeds,
  comparePairs,
  mergePairs,
  type PairedComparison,
} from '../statistics/paired-difference.ts';
import type { RunFigure } from './measure.ts';
import type { Asks } from './task.ts';
import type { NamedPairs } from './task.ts';

/** Two timelines, run by run on the same draws, at the end of the last month. */
export interface BranchComparison {
  readonly a: string;
  readonly b: string;
  readonly seed: number;
  readonly runs: number;
  /** In the order of A's model; an outcome counts as 1 where it was met. */
  readonly measures: readonly (RunFigure & {
    readonly compared: PairedComparison;
    /** The same with other seeds; absent when no others were asked for. */
    readonly seeds?: AcrossSeeds;
  })[];
}

const PART = 100;

/**
 * Compares jobs `a` and `b` of a pool on the same draws, then again with the other seeds.
 * Throws RangeError unless both end in the same month: else it would compare two dates.
 */
export async function compareBranches(
  pool: Asks,
  jobs: readonly Job[],
  [a, b]: readonly [number, number],
  { runs, otherSeeds = [] }: { readonly runs: number; readonly otherSeeds?: readonly number[] },
): Promise<BranchComparison> {
  const [jobA, jobB] = [jobs[a], jobs[b]];
  if (jobA === undefined || jobB === undefined) throw new RangeError('there are not two timelines');
  checkEnds(jobA, jobB);
  const { seed } = jobA.setting;
  const seeds = [seed, ...otherSeeds.filter((each) => each !== seed)];
  const found = await Promise.all(seeds.map((each) => pairs(pool, [a, b], each, runs)));
  const measures = (found[0] ?? []).map(({ measure, counts }, i) => ({
    ...measure,
    compared: comparePairs(counts),
    ...(seeds.length > 1 && {
      seeds: acrossSeeds(
        seeds.map((each, s) => ({ seed: each, counts: found[s]?.[i]?.counts ?? counts })),
      ),
    }),
  }));
  return { a: jobA.start.timeline, b: jobB.start.timeline, seed, runs, measures };
}

function checkEnds(a: Job, b: Job): void {
  const endOf = ({ start, setting }: Job): number => start.firstMonth + setting.months;
  if (endOf(a) !== endOf(b)) {
    throw new RangeError(
      `${a.start.timeline} and ${b.start.timeline} would not end in the same month`,
    );
  }
}

/** All pairs of a seed, in parts so that every worker has some. */
async function pairs(
  pool: Asks,
  jobs: readonly [number, number],
  seed: number,
  runs: number,
): Promise<NamedPairs[]> {
  const starts = Array.from({ length: Math.ceil(runs / PART) }, (_, i) => i * PART);
  const parts = await Promise.all(
    starts.map((from) =>
      pool.ask({ kind: 'pairs', jobs, seed, runs: [from, Math.min(runs, from + PART) - 1] }),
    ),
  );
  return (parts[0] ?? []).map(({ measure }, i) => ({
    measure,
    counts: mergePairs(...parts.flatMap((part) => part[i]?.counts ?? [])),
  }));
}
