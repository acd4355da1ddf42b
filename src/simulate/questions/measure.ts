import { InputError } from '../../input/problem.ts';
import type { Program } from '../run/program.ts';
import type { Run } from '../run/run.ts';

/** One number of a run: an indicator in its last month, or 1 where an outcome was met. */
export interface RunFigure {
  /** Name of an indicator or an outcome of the model. */
  readonly name: string;
  readonly title: string;
  readonly kind: 'indicator' | 'outcome';
  /** Which is better; absent where the model does not say. */
  readonly better?: 'higher' | 'lower';
}

/** Everything that a model measures: indicators, then outcomes, in its order. */
export function measuresOf({ model: { written } }: Pick<Program, 'model'>): RunFigure[] {
  const { judged } = written;
  return [
    ...written.indicators.map(({ indicator, title }) => ({
      name: indicator,
      title,
      kind: 'indicator' as const,
      ...(judged.by === indicator && { better: judged.better }),
    })),
    ...written.outcomes.map(({ outcome, title }) => ({
      name: outcome,
      title,
      kind: 'outcome' as const,
    })),
  ];
}

/**
 * The measure of a name; by default what the model is judged by. Throws InputError for others.
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * const [job] = await smallJobs();
 * measureNamed({ model: job.model }); // => { name: 'held', title: 'People held', kind: 'indicator', better: 'lower' }
 * measureNamed({ model: job.model }, 'hold'); // throws 'name one of held, freed, crowded'
 * ```
 */
export function measureNamed(program: Pick<Program, 'model'>, name?: string): RunFigure {
  const measures = measuresOf(program);
  const wanted = name ?? program.model.written.judged.by;
  const found = measures.find((each) => each.name === wanted);
  if (found !== undefined) return found;
  const allowed = measures.map((each) => each.name).join(', ');
  const message = `the model has no indicator or outcome "${wanted}": name one of ${allowed}`;
  throw new InputError([{ file: program.model.written.model, message }]);
}

/** Reads measures off a run, each as a whole number. */
export function readerOf(program: Program, measure: RunFigure): (run: Run) => number {
  const { indicators, outcomes } = program.model.written;
  if (measure.kind === 'outcome') {
    const at = outcomes.findIndex(({ outcome }) => outcome === measure.name);
    return ({ outcomes: met }) => ((met[at] ?? -1) >= 0 ? 1 : 0);
  }
  const at = indicators.findIndex(({ indicator }) => indicator === measure.name);
  return ({ series }) => series[series.length - indicators.length + at] ?? 0;
}
