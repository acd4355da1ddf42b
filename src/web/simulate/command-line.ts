import type { SimulateReport } from '../../report/simulate.ts';
import type { SimulationWanted } from './setting.ts';

/** What gives the same numbers on the command line; a varied model is named by its file. */
export function commandLine(
  report: SimulateReport,
  { base, model, setting, runs }: SimulationWanted,
): string {
  const { timeline, forkDate } = report.manifest;
  const named = model === base ? base.written.model : `./${modelFileOf(model.written.model)}`;
  return [
    `npm run -s detente -- simulate ${timeline}`,
    `--model ${named}`,
    `--at ${forkDate}`,
    `--months ${setting.months}`,
    `--seed ${setting.seed}`,
    ...Object.entries(setting.set).map(([name, value]) => `--assume ${name}=${value}`),
    `--runs ${runs}`,
  ].join(' ');
}

export const modelFileOf = (model: string): string => `${model}.yaml`;
