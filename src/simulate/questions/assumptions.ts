import type { Job } from '../many/job.ts';
import { type Discovery, prim } from '../statistics/prim.ts';
import type { RunFigure } from './measure.ts';
import type { Asks } from './task.ts';
import { bitsOf } from '../statistics/keyed-bits.ts';
import { type Morris, morris } from '../statistics/morris.ts';
import { type Sobol, sobol } from '../statistics/sobol.ts';
import type { EvaluateSetting, Varied } from '../statistics/space.ts';
import { type Tornado, tornado } from '../statistics/tornado.ts';

export type { Discovery } from '../statistics/prim.ts';
export type { Morris } from '../statistics/morris.ts';
export type { Sobol } from '../statistics/sobol.ts';
export type { Tornado, TornadoBar } from '../statistics/tornado.ts';

/** How a sensitivity analysis asks the model. */
export interface Inquiry {
  readonly pool: Asks;
  /** Which of the pool's jobs, and that job itself. */
  readonly at: number;
  readonly job: Job;
  readonly of: RunFigure;
  /** Runs in each setting of the assumptions: the same run numbers, so the same luck, in all. */
  readonly runs: number;
}

/**
 * The assumptions of a job that have a range; what was set stands in place of the default.
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * const [job] = await smallJobs();
 * spaceOf(job).map(({ assumption }) => assumption); // => ['arrests', 'mercy', 'unused']
 * ```
 */
export function spaceOf({ model, start, setting }: Job): Varied[] {
  return model.written.assumptions
    .filter(({ range: [low, high] }) => low < high)
    .map(({ assumption, default: value, range, integer }) => ({
      assumption,
      default: setting.set[assumption] ?? start.set[assumption] ?? value,
      range,
      integer,
    }));
}

/** The mean of the measure over the runs, for a setting and a seed. */
export function evaluator({ pool, at, of, runs }: Omit<Inquiry, 'job'>): EvaluateSetting {
  return async (set, seed) => {
    const sum = await pool.ask({ kind: 'sum', job: at, seed, set, runs: [0, runs - 1], of });
    return sum / runs;
  };
}

/**
 * Each assumption alone at both ends of its range, for several seeds.
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * import { measureNamed } from './measure.ts';
 * import { TaskPool } from './pool.ts';
 * const jobs = await smallJobs();
 * const pool = new TaskPool(jobs, 0);
 * const of = measureNamed({ model: jobs[0].model }, 'held');
 * const inquiry = { pool, at: 0, job: jobs[0], of, runs: 10 };
 * const { bars } = await tornadoOf(inquiry, [1, 2]);
 * bars.map(({ assumption }) => assumption); // => ['arrests', 'mercy', 'unused']
 * ```
 */
export function tornadoOf(inquiry: Inquiry, seeds: readonly number[]): Promise<Tornado> {
  return tornado(spaceOf(inquiry.job), evaluator(inquiry), seeds);
}

/**
 * Screening of many assumptions with few runs (Morris 1991).
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * import { measureNamed } from './measure.ts';
 * import { TaskPool } from './pool.ts';
 * const jobs = await smallJobs();
 * const pool = new TaskPool(jobs, 0);
 * const of = measureNamed({ model: jobs[0].model }, 'held');
 * const inquiry = { pool, at: 0, job: jobs[0], of, runs: 10 };
 * const { effects } = await morrisOf(inquiry, 4);
 * effects.at(-1); // => { assumption: 'unused', muStar: { value: 0, low: 0, high: 0 }, mu: 0, sigma: 0 }
 * ```
 */
export function morrisOf(inquiry: Inquiry, trajectories: number): Promise<Morris> {
  const { seed } = inquiry.job.setting;
  return morris(spaceOf(inquiry.job), evaluator(inquiry), bitsOf(seed), { trajectories, seed });
}

/**
 * Shares of the variance, interplay included; dear: see {@link sobol}.
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * import { measureNamed } from './measure.ts';
 * import { TaskPool } from './pool.ts';
 * const jobs = await smallJobs();
 * const pool = new TaskPool(jobs, 0);
 * const of = measureNamed({ model: jobs[0].model }, 'held');
 * const inquiry = { pool, at: 0, job: jobs[0], of, runs: 10 };
 * const { indices } = await sobolOf(inquiry, 8);
 * indices.at(-1).total.value; // => 0
 * ```
 */
export function sobolOf(inquiry: Inquiry, points: number): Promise<Sobol> {
  const { seed } = inquiry.job.setting;
  return sobol(spaceOf(inquiry.job), evaluator(inquiry), bitsOf(seed), { points, seed });
}

const PART = 100;

/**
 * In which corner of the assumptions does an outcome come about? Each run draws its assumptions
 * from their ranges; those that were set, or have no range, are left out of the box.
 * Throws RangeError for a measure that is no outcome.
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * import { measureNamed } from './measure.ts';
 * import { TaskPool } from './pool.ts';
 * const jobs = await smallJobs();
 * const pool = new TaskPool(jobs, 0);
 * const outcome = measureNamed({ model: jobs[0].model }, 'crowded');
 * const { box } = await discover(pool, { at: 0, job: jobs[0], outcome, runs: 100 });
 * box.limits.map(({ input }) => input); // => [ 'arrests' ]
 * ```
 */
export async function discover(
  pool: Asks,
  { at, job, outcome, runs }: { at: number; job: Job; outcome: RunFigure; runs: number },
): Promise<Discovery> {
  if (outcome.kind !== 'outcome')
    throw new RangeError(`${outcome.name} is not an outcome of the model`);
  const starts = Array.from({ length: Math.ceil(runs / PART) }, (_, i) => i * PART);
  const parts = await Promise.all(
    starts.map((from) =>
      pool.ask({
        kind: 'cases',
        job: at,
        runs: [from, Math.min(runs, from + PART) - 1],
        outcome,
      }),
    ),
  );
  const names = job.model.written.assumptions.map(({ assumption }) => assumption);
  return prim(parts.flat(), names);
}
