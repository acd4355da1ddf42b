import type { Job } from '../simulate/many/job.ts';
import { type BranchComparison, compareBranches } from '../simulate/questions/compare.ts';
import { discover } from '../simulate/questions/discovery.ts';
import type { RunFigure } from '../simulate/questions/measure.ts';
import type { TaskPool } from '../simulate/questions/pool.ts';
import { type BranchRegret, regretOf, worldsOf } from '../simulate/questions/regret.ts';
import { morrisOf, sobolOf, tornadoOf } from '../simulate/questions/sensitivity.ts';
import { type Manifest, manifestOf } from '../simulate/many/result.ts';
import { Simulator } from '../simulate/run/run.ts';
import type { Morris } from '../simulate/statistics/morris.ts';
import type { Discovery } from '../simulate/statistics/prim.ts';
import type { Sobol } from '../simulate/statistics/sobol.ts';
import type { Tornado } from '../simulate/statistics/tornado.ts';

/** The answer to one question about a model. */
export type QuestionReport = {
  readonly manifest: Manifest;
  readonly title: string;
  /** What was asked about. */
  readonly measure: RunFigure;
  /** Runs in each setting, or all runs where there is only one. */
  readonly runs: number;
} & Found;
type Found =
  | { readonly question: 'tornado'; readonly tornado: Tornado }
  | { readonly question: 'morris'; readonly morris: Morris }
  | { readonly question: 'sobol'; readonly sobol: Sobol }
  | { readonly question: 'compare'; readonly comparisons: readonly BranchComparison[] }
  | { readonly question: 'regret'; readonly regret: BranchRegret }
  | { readonly question: 'discover'; readonly discovery: Discovery };
export type QuestionKind = QuestionReport['question'];

export interface QuestionInput {
  readonly pool: TaskPool;
  /** The timeline's own job first, then those to compare it with. */
  readonly jobs: readonly Job[];
  readonly of: RunFigure;
  readonly runs: number;
  /** Trajectories of Morris, or points of Sobol. */
  readonly samples?: number;
}

/** Seeds beside the one asked with: enough to see whether luck decides. */
const TORNADO_SEEDS = 3;
const COMPARE_SEEDS = 5;
const TRAJECTORIES = 20;
const POINTS = 128;

/** Finds the answer. */
export async function questionReport(
  simulator: Simulator,
  kind: QuestionKind,
  asked: QuestionInput,
): Promise<QuestionReport> {
  const found = await find(kind, asked);
  return {
    manifest: kind === 'discover' ? varied(simulator) : manifestOf(simulator),
    title: simulator.program.model.written.title,
    measure: asked.of,
    runs: asked.runs,
    ...found,
  };
}

/** The manifest of runs that draw their assumptions. */
function varied({ program, start, setting }: Simulator): Manifest {
  return manifestOf(new Simulator(program, start, { ...setting, vary: true }));
}

async function find(kind: QuestionKind, asked: QuestionInput): Promise<Found> {
  const { pool, jobs, of, runs, samples } = asked;
  const [job] = jobs;
  if (job === undefined) throw new RangeError('there is nothing to ask');
  const inquiry = { pool, at: 0, job, of, runs };
  const { seed } = job.setting;
  switch (kind) {
    case 'tornado':
      return { question: kind, tornado: await tornadoOf(inquiry, seedsFrom(seed, TORNADO_SEEDS)) };
    case 'morris':
      return { question: kind, morris: await morrisOf(inquiry, samples ?? TRAJECTORIES) };
    case 'sobol':
      return { question: kind, sobol: await sobolOf(inquiry, samples ?? POINTS) };
    case 'compare': {
      const otherSeeds = seedsFrom(seed, COMPARE_SEEDS).slice(1);
      const comparisons = await Promise.all(
        jobs.slice(1).map((_, i) => compareBranches(pool, jobs, [0, i + 1], { runs, otherSeeds })),
      );
      return { question: kind, comparisons };
    }
    case 'regret': {
      const worlds = worldsOf(job, await tornadoOf(inquiry, [seed]));
      return { question: kind, regret: await regretOf(pool, jobs, { worlds, of, runs }) };
    }
    case 'discover':
      return {
        question: kind,
        discovery: await discover(pool, { at: 0, job, outcome: of, runs }),
      };
  }
}

function seedsFrom(seed: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => seed + i);
}
