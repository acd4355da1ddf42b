import { row } from '../../exchange/row.ts';
import type { Simulator } from '../../simulate/run/run.ts';

export const RUNS_HEAD = row(['run', 'month', 'indicator', 'value']);

/** A run in long form: a row for each month and indicator. */
export function runRows(simulator: Simulator, number: number): string {
  const { program, horizon } = simulator;
  const { indicators } = program.model.written;
  const { series } = simulator.run(number);
  const rows = horizon.months.flatMap(({ text }, m) =>
    indicators.map(({ indicator }, i) =>
      row([number, text, indicator, series[m * indicators.length + i] ?? 0]),
    ),
  );
  return rows.join('');
}
