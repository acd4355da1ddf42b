import { writeFileSync } from 'node:fs';
import type { ChartCaption, Fan, Shares } from '../../chart/data.ts';
import {
  fanRows,
  longCsv,
  type LongRow,
  longJson,
  shareRows,
  swingRows,
} from '../../chart/long-form.ts';
import { svgFan } from '../../chart/svg-fan.ts';
import { svgShares } from '../../chart/svg-shares.ts';
import { svgTornado } from '../../chart/svg-tornado.ts';
import type { Manifest } from '../../simulate/many/result.ts';
import type { Simulator } from '../../simulate/run/run.ts';
import { UsageError } from '../../input/usage.ts';
import { swingsOf } from './answers.ts';
import type { QuestionReport } from '../../report/questions.ts';
import type { SimulateReport } from '../../report/simulate.ts';
import { HYPOTHETICAL } from '../../report/ribbon.ts';
import { NOT_A_FORECAST } from '../../report/simulate-words.ts';
import { counted, proseDate } from '../../report/words.ts';

/** Files that an answer can be written to beside the screen. */
export interface FileOptions {
  /** A picture of it. */
  readonly svg?: string;
  /** Its numbers in long form; JSON where the name ends in `.json`. */
  readonly csv?: string;
  /** Which indicator to draw; an outcome draws the outcomes. */
  readonly of?: string;
}

/** Writes what was asked for of the bands and outcomes; `simulator` tells the runs shown behind. */
export function writeBands(
  options: FileOptions,
  report: SimulateReport,
  simulator: Simulator,
): void {
  const shares: Shares = {
    title: `Outcomes in ${counted(report.runs, 'run')}`,
    shares: report.outcomes.map(({ title, share, low, high }) => ({
      name: title,
      value: share,
      low,
      high,
    })),
  };
  if (options.svg !== undefined) {
    const burnt = burntOf(report.manifest, report.model.title, report.runs);
    const drawsOutcomes = report.outcomes.some(({ outcome }) => outcome === options.of);
    const svg = drawsOutcomes
      ? svgShares(shares, burnt)
      : svgFan(fanOf(report, options.of ?? report.model.judged.by, simulator), burnt);
    write('--svg', options.svg, svg);
  }
  if (options.csv !== undefined) {
    const rows = [
      ...report.indicators.flatMap(({ indicator, months }) =>
        fanRows({ title: indicator, unit: '', points: months }),
      ),
      ...shareRows({
        ...shares,
        shares: report.outcomes.map(({ outcome, share, low, high }) => ({
          name: outcome,
          value: share,
          low,
          high,
        })),
      }),
    ];
    writeRows(options.csv, rows);
  }
}

/** The bands of an indicator, and behind them the typical, the best and the worst run. */
function fanOf(report: SimulateReport, name: string, simulator: Simulator): Fan {
  const { indicators, outcomes, examples } = report;
  const place = indicators.findIndex(({ indicator }) => indicator === name);
  const found = indicators[place];
  if (found !== undefined) {
    const { title, start, months } = found;
    const numbers = new Set(examples.map(({ run }) => run));
    const runs = [...numbers].map((number) => {
      const { series } = simulator.run(number);
      return months.map((_, m) => series[m * indicators.length + place] ?? 0);
    });
    return { title, unit: `${start} at the fork`, points: months, runs };
  }
  const known = [
    ...indicators.map(({ indicator }) => indicator),
    ...outcomes.map(({ outcome }) => outcome),
  ];
  throw new UsageError(`--of ${name}: the model measures ${known.join(', ')}`);
}

/** Writes what was asked for of an answer to a question. */
export function writeQuestion(options: FileOptions, report: QuestionReport): void {
  const { manifest, title, runs } = report;
  if (options.svg !== undefined && report.question === 'tornado') {
    write('--svg', options.svg, svgTornado(swingsOf(report), burntOf(manifest, title, runs)));
  }
  if (options.csv !== undefined) writeRows(options.csv, rowsOf(report));
}

function rowsOf(report: QuestionReport): LongRow[] {
  const row = (name: string, statistic: string, value: number, at = ''): LongRow => ({
    what: 'assumption',
    name,
    at,
    statistic,
    value,
  });
  switch (report.question) {
    case 'tornado':
      return swingRows(swingsOf(report));
    case 'morris':
      return report.morris.effects.flatMap(({ assumption, muStar, mu, sigma }) =>
        Object.entries({
          'mu-star': muStar.value,
          low: muStar.low,
          high: muStar.high,
          mu,
          sigma,
        }).map(([statistic, value]) => row(assumption, statistic, value)),
      );
    case 'sobol':
      return report.sobol.indices.flatMap(({ assumption, first, total }) => [
        row(assumption, 'first', first.value),
        row(assumption, 'total', total.value),
      ]);
    case 'compare':
      return report.comparisons.flatMap(({ b, measures }) =>
        measures.flatMap(({ name, kind, compared: { difference } }) =>
          (['value', 'low', 'high'] as const).map((end) => ({
            ...row(name, end === 'value' ? 'difference' : end, difference[end], b),
            what: kind,
          })),
        ),
      );
    case 'regret':
      return report.regret.table.options.flatMap(({ option, regrets }) =>
        regrets.map((value, w) => ({
          ...row(option, 'regret', value, report.regret.worlds[w]?.world ?? ''),
          what: 'timeline' as const,
        })),
      );
    case 'discover':
      return report.discovery.box.limits.flatMap(({ input, low, high }) => [
        row(input, 'low', low),
        row(input, 'high', high),
      ]);
  }
}

/** What every picture says of itself. */
function burntOf(
  { timeline, forkDate, model, seed }: Manifest,
  title: string,
  runs: number,
): ChartCaption {
  return {
    ribbon: HYPOTHETICAL,
    notes: [
      `${timeline} after ${proseDate(forkDate)}, model ${model} (${title}), seed ${seed}, ${counted(runs, 'run')}. ` +
        `${NOT_A_FORECAST}.`,
    ],
  };
}

function writeRows(file: string, rows: readonly LongRow[]): void {
  write('--csv', file, file.endsWith('.json') ? longJson(rows) : longCsv(rows));
}

function write(flag: string, file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${flag} ${file}: cannot be written (${why}): name another file`);
  }
}
