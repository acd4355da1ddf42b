import type { Fan } from '../chart/fan/marks.ts';
import type { Shares } from '../chart/shares/marks.ts';
import type { ChartCaption } from '../chart/svg.ts';
import {
  fanRows,
  longCsv,
  type LongRow,
  longJson,
  shareRows,
  swingRows,
} from '../chart/long-form.ts';
import { svgFan } from '../chart/fan/svg.ts';
import { svgShares } from '../chart/shares/svg.ts';
import { svgTornado } from '../chart/tornado/svg.ts';
import type { Manifest } from '../simulate/many/result.ts';
import type { Simulator } from '../simulate/run/run.ts';
import { UsageError } from '../input/usage.ts';
import { KINDS } from '../output/kind.ts';
import { checkApart, type Target } from '../output/target.ts';
import type { Cli, CommonOptions } from './cli.ts';
import { answerFile, type ForceOption } from './output/answer-file.ts';
import { swingsOf } from './render/questions.ts';
import type { QuestionReport } from './reports/questions.ts';
import type { SimulateReport } from '../report/simulate.ts';

/** Files that an answer can be written to beside the screen. */
export interface FileOptions extends ForceOption {
  /** A picture of it. */
  readonly svg?: string;
  /** Its numbers in long form; JSON where the name ends in `.json`. */
  readonly csv?: string;
  /** Which indicator to draw; an outcome draws the outcomes. */
  readonly of?: string;
}

/** The same, checked. */
export interface AnswerFiles {
  readonly out: Target | undefined;
  readonly svg: Target | undefined;
  readonly csv: Target | undefined;
}

/** Checks where results, pictures and numbers are to go, before anything is run. */
export function answerFiles(
  cli: Cli,
  options: CommonOptions & FileOptions & { readonly out?: string },
): AnswerFiles {
  const rows = isJson(options.csv) ? KINDS.rowsJson : KINDS.rows;
  const files = {
    out: answerFile(cli, options, '--out', options.out, KINDS.result),
    svg: answerFile(cli, options, '--svg', options.svg, KINDS.picture),
    csv: answerFile(cli, options, '--csv', options.csv, rows),
  };
  checkApart(Object.values(files));
  return files;
}

const isJson = (path: string | undefined): boolean => path?.endsWith('.json') ?? false;

/** Refuses to draw what the model does not measure, before it runs. */
export function checkDrawn(name: string | undefined, { program }: Simulator): void {
  const { indicators, outcomes } = program.model.written;
  const known = [
    ...indicators.map(({ indicator }) => indicator),
    ...outcomes.map(({ outcome }) => outcome),
  ];
  if (name === undefined || known.includes(name)) return;
  throw new UsageError(`--of ${name}: the model measures ${known.join(', ')}`);
}

/** Writes what was asked for of the bands and outcomes; `simulator` tells the runs shown behind. */
export function writeBands(
  files: AnswerFiles,
  of: string | undefined,
  report: SimulateReport,
  simulator: Simulator,
): void {
  // Both are ready before either is written.
  const svg = files.svg === undefined ? '' : pictureOf(report, of, simulator);
  const csv = files.csv === undefined ? '' : encodeRows(files.csv, bandRows(report));
  files.svg?.write(svg);
  files.csv?.write(csv);
}

function pictureOf(report: SimulateReport, of: string | undefined, simulator: Simulator): string {
  const burnt = burntOf(report.manifest, report.model.title, report.runs);
  return report.outcomes.some(({ outcome }) => outcome === of)
    ? svgShares(sharesOf(report, 'title'), burnt)
    : svgFan(fanOf(report, of ?? report.model.judged.by, simulator), burnt);
}

function bandRows(report: SimulateReport): LongRow[] {
  return [
    ...report.indicators.flatMap(({ indicator, months }) =>
      fanRows({ title: indicator, unit: '', points: months }),
    ),
    ...shareRows(sharesOf(report, 'outcome')),
  ];
}

/** How often each outcome came about, under its title or its name. */
function sharesOf(report: SimulateReport, named: 'title' | 'outcome'): Shares {
  return {
    title: `Outcomes in ${report.runs} runs`,
    shares: report.outcomes.map((outcome) => ({
      name: outcome[named],
      value: outcome.share,
      low: outcome.low,
      high: outcome.high,
    })),
  };
}

/** The bands of an indicator, and behind them the typical, the best and the worst run. */
function fanOf(report: SimulateReport, name: string, simulator: Simulator): Fan {
  const { indicators, examples } = report;
  const place = indicators.findIndex(({ indicator }) => indicator === name);
  const found = indicators[place];
  if (found !== undefined) {
    const { title, start, months } = found;
    const at = report.manifest.forkDate.slice(0, 'YYYY-MM'.length);
    const numbers = new Set(examples.map(({ run }) => run));
    const runs = [...numbers].map((number) => {
      const { series } = simulator.run(number);
      return months.map((_, m) => series[m * indicators.length + place] ?? 0);
    });
    return { title, unit: 'by month', points: months, start: { at, value: start }, runs };
  }
  throw new Error(`the report has no indicator ${name}`);
}

/** Writes what was asked for of an answer to a question. */
export function writeQuestion(files: AnswerFiles, report: QuestionReport): void {
  const { manifest, title, runs } = report;
  const svg =
    files.svg !== undefined && report.question === 'tornado'
      ? svgTornado(swingsOf(report), burntOf(manifest, title, runs))
      : undefined;
  const csv = files.csv === undefined ? '' : encodeRows(files.csv, rowsOf(report));
  if (svg !== undefined) files.svg?.write(svg);
  files.csv?.write(csv);
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
    ribbon: 'Hypothetical branch',
    notes: [
      `${timeline} after ${forkDate}, by the model ${model} (${title}), seed ${seed}, ${runs} runs.`,
      'It explains what would follow from its assumptions; it does not predict.',
    ],
  };
}

function encodeRows({ asked }: Target, rows: readonly LongRow[]): string {
  return isJson(asked.path) ? longJson(rows) : longCsv(rows);
}
