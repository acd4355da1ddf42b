import type { IndicatorView, SimulateReport } from './simulate.ts';
import { counted, figure, proseDate } from './words.ts';

/** The indicator that the model is judged by. */
export const judgedOf = ({ indicators, model }: SimulateReport): IndicatorView | undefined =>
  indicators.find(({ indicator }) => indicator === model.judged.by);

/** What every answer of a simulation is, before anything else. */
export const NOT_A_FORECAST = 'Simulated from assumptions, not a forecast';

/** What runs show, in a sentence: the start, and where eight in ten of them end. */
export function finding(report: SimulateReport): string {
  const judged = judgedOf(report);
  const end = judged?.months.at(-1);
  if (judged === undefined || end === undefined) return 'The model measures nothing';
  const ends =
    end.p10 === end.p90
      ? `at ${figure(end.p10)}`
      : `between ${figure(end.p10)} and ${figure(end.p90)}`;
  const { forkDate } = report.manifest;
  return `${judged.title}: ${figure(judged.start)} on ${proseDate(forkDate)}; eight runs in ten end ${ends} in ${proseDate(end.at)}`;
}

/** Which runs these are: goes with every picture and table. */
export const madeOf = ({ manifest, runs, model }: SimulateReport): string =>
  `${NOT_A_FORECAST}: model ${model.model}, seed ${manifest.seed}, ${counted(runs, 'run')}`;

/** Above the list of what a model leaves out. */
export const CANNOT_SAY = 'What the model cannot say';
export const CONTESTED = 'What is contested in it';

/** Whether there are enough runs for intervals of one point either way. */
export function enoughSentence({ outcomes, runs }: SimulateReport): string {
  const enough = Math.max(...outcomes.map((each) => each.enough));
  return enough <= runs
    ? 'There are enough runs: no interval is wider than one percentage point either way.'
    : `Intervals of one percentage point either way need ${counted(enough, 'run')}.`;
}

/** How many attempts failed, and what stopped most of them. */
export function refusedSentence({ refused, runs }: SimulateReport): string | undefined {
  const [most] = [...refused].sort((a, b) => b.attempts - a.attempts);
  if (most === undefined) return undefined;
  const all = refused.reduce((sum, { attempts }) => sum + attempts, 0);
  return (
    `${counted(all, 'attempt')} in ${counted(runs, 'run')} failed, most often ${most.by} ` +
    `by the rule ${most.rule}`
  );
}
