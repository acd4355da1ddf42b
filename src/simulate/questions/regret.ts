import type { Job } from '../many/job.ts';
import { type RegretTable, regretTable } from '../statistics/regret.ts';
import { evaluateAll, type AssumptionValues } from '../statistics/space.ts';
import type { Tornado } from '../statistics/tornado.ts';
import type { RunFigure } from './measure.ts';
import type { Asks } from './task.ts';
import { evaluator, spaceOf } from './assumptions.ts';

/** A world to choose for: what is assumed in it. */
export interface RegretWorld {
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

/** Default, and both ends of the assumptions that the tornado found to matter most. */
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
