import { isoMonth, monthNumber } from '../../../domain/calendar.ts';
import { parseEdtf } from '../../../domain/edtf.ts';
import { proseDate } from '../parts/dates.ts';
import type { IndicatorView, SimulateReport } from '../../report/simulate.ts';

/** 1,500; 84.3; 0.05: as many digits as tell values apart. */
export const figure = (value: number): string =>
  value.toLocaleString('en-GB', { maximumSignificantDigits: Math.abs(value) < 1000 ? 3 : 6 });

/** Near nothing and near everything a digit more. */
export function percent(share: number): string {
  if (share === 0 || share === 1) return `${share * 100}%`;
  const digits = share < 0.1 || share > 0.9 ? 1 : 0;
  return `${Number((share * 100).toFixed(digits))}%`;
}

/** The indicator that the model is judged by. */
export const judgedOf = ({ indicators, model }: SimulateReport): IndicatorView | undefined =>
  indicators.find(({ indicator }) => indicator === model.judged.by);

/** `2026-04`: the month of the start, or so many months after it. */
export const monthOf = ({ manifest }: Pick<SimulateReport, 'manifest'>, after = 0): string =>
  isoMonth(monthNumber(parseEdtf(manifest.forkDate).start) + after);

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
