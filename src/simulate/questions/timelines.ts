import type { Job } from '../many/job.ts';
import { type RegretTable, regretTable } from '../statistics/regret.ts';
import { evaluateAll, type AssumptionValues } from '../statistics/space.ts';
import type { Tornado } from '../statistics/tornado.ts';
import type { RunFigure } from './measure.ts';
import type { Asks, NamedPairs } from './task.ts';
import { evaluator, spaceOf } from './assumptions.ts';
import {
  type AcrossSeeds,
  acrossSeeds,
  comparePairs,
  mergePairs,
  type PairedComparison,
} from '../statistics/paired-difference.ts';

export type { AcrossSeeds, Leader } from '../statistics/paired-difference.ts';

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
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * import { measureNamed } from './measure.ts';
 * import { TaskPool } from './pool.ts';
 * const jobs = await smallJobs();
 * const pool = new TaskPool(jobs, 0);
 * const { a, b, measures } = await compareBranches(pool, jobs, [0, 1], { runs: 50 });
 * [a, b]; // => ['test', 'test~fewer']
 * measures[0].compared.leader; // => 'A'
 * ```
 */
export async function compareBranches(
  pool: Asks,
  jobs: readonly Job[],
  [a, b]: readonly [number, number],
  { runs, otherSeeds = [] }: { readonly runs: number; readonly otherSeeds?: readonly number[] },
): Promise<BranchComparison> {
  const [jobA, jobB] = [jobs[a], jobs[b]];
  if (jobA === undefined || jobB === undefined)
    throw new RangeError('a comparison needs two timelines');
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
      `${a.start.timeline} and ${b.start.timeline} would end in different months: start them on the same day`,
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

/** A world to choose for: what is assumed in it. */
interface RegretWorld {
  readonly world: string;
  readonly set: AssumptionValues;
  readonly chance?: number;
}

export interface BranchRegret {
  readonly measure: RunFigure;
  readonly better: 'higher' | 'lower';
  readonly runs: number;
  readonly seed: number;
  readonly worlds: readonly RegretWorld[];
  /** The mean of the measure for each branch in each world. */
  readonly results: readonly { readonly option: string; readonly means: readonly number[] }[];
  /** Losses are the means, negated where higher is better. */
  readonly table: RegretTable;
}

/**
 * Default, and both ends of the assumptions that the tornado found to matter most.
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * const [job] = await smallJobs();
 * const bar = { assumption: 'mercy', swing: 3 };
 * worldsOf(job, { bars: [bar] }).map(({ world }) => world); // => ['all at default', 'mercy 0.2', 'mercy 0.8']
 * ```
 */
export function worldsOf(job: Job, { bars }: Pick<Tornado, 'bars'>, most = 3): RegretWorld[] {
  const varied = spaceOf(job);
  const named = bars
    .filter(({ swing }) => swing > 0)
    .slice(0, most)
    .flatMap(({ assumption }) => varied.find((each) => each.assumption === assumption) ?? []);
  return [
    { world: 'all at default', set: {} },
    ...named.flatMap(({ assumption, range: [low, high] }) => [
      { world: `${assumption} ${low}`, set: { [assumption]: low } },
      { world: `${assumption} ${high}`, set: { [assumption]: high } },
    ]),
  ];
}

/**
 * Which branch would be regretted least, whatever world it turns out to be: all jobs of the pool in
 * all worlds, on the same draws. Throws RangeError where it is not known which end is better.
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * import { measureNamed } from './measure.ts';
 * import { TaskPool } from './pool.ts';
 * const jobs = await smallJobs();
 * const pool = new TaskPool(jobs, 0);
 * const of = measureNamed({ model: jobs[0].model }, 'held');
 * const worlds = [{ world: 'all at default', set: {} }];
 * const { table } = await regretOf(pool, jobs, { worlds, of, runs: 20 });
 * table.leastRegret; // => ['test~fewer']
 * ```
 */
export async function regretOf(
  pool: Asks,
  jobs: readonly Job[],
  { worlds, of, runs }: { worlds: readonly RegretWorld[]; of: RunFigure; runs: number },
): Promise<BranchRegret> {
  const { better } = of;
  const seed = jobs[0]?.setting.seed;
  if (better === undefined || seed === undefined) {
    throw new RangeError(`the model does not say whether more or less of ${of.name} is better`);
  }
  const results = await Promise.all(
    jobs.map(async ({ start }, at) => {
      const mean = evaluator({ pool, at, of, runs });
      const means = await evaluateAll(
        worlds.map(({ set }) => set),
        seed,
        mean,
      );
      return { option: start.timeline, means };
    }),
  );
  const sign = better === 'higher' ? -1 : 1;
  const table = regretTable({
    worlds: worlds.map(({ world, chance }) => ({ world, ...(chance !== undefined && { chance }) })),
    options: results.map(({ option, means }) => ({
      option,
      // No −0: it would be written differently.
      losses: means.map((mean) => (mean === 0 ? 0 : sign * mean)),
    })),
  });
  return { measure: of, better, runs, seed, worlds, results, table };
}
