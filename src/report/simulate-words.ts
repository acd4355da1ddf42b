import type { IndicatorView, SimulateReport } from './simulate.ts';
import { figure, proseDate } from './words.ts';

/** The indicator that the model is judged by. */
export const judgedOf = ({ indicators, model }: SimulateReport): IndicatorView | undefined =>
  indicators.find(({ indicator }) => indicator === model.judged.by);

/** What the runs come to, in a sentence. */
export function finding(report: SimulateReport): string {
  const judged = judgedOf(report);
  const end = judged?.months.at(-1);
  if (judged === undefined || end === undefined) return 'The runs measure nothing';
  const range =
    end.p10 === end.p90
      ? `at ${figure(end.p10)}`
      : `between ${figure(end.p10)} and ${figure(end.p90)}`;
  return `${judged.title}: ${figure(judged.start)} on ${proseDate(report.manifest.forkDate)}; eight runs in ten end ${range} in ${proseDate(end.at)}`;
}

/** Of which results this is one: goes with every picture and table. */
export function madeOf({ manifest, runs, model }: SimulateReport): string {
  return `Simulated from assumptions, not a forecast: model ${model.model}, seed ${manifest.seed}, ${figure(runs)} runs`;
}
