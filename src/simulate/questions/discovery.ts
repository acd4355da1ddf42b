import type { Job } from '../many/job.ts';
import { type Discovery, prim } from '../statistics/prim.ts';
import type { RunFigure } from './measure.ts';
import type { Asks } from './task.ts';

const PART = 100;

/**
 * In which corner of the assumptions does an outcome come about? Each run draws its assumptions
 * from their ranges; those that were set, or have no range, are left out of the box.
 * Throws RangeError for a measure that is no outcome.
 */
export async function discover(
  pool: Asks,
  { at, job, outcome, runs }: { at: number; job: Job; outcome: RunFigure; runs: number },
): Promise<Discovery> {
  if (outcome.kind !== 'outcome') throw new RangeError(`${outcome.name} is no outcome`);
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
