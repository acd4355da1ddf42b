import type { Sheet } from '../../chart/terminal.ts';
import { blocks } from '../../chart/terminal.ts';
import { terminalFan } from '../../chart/terminal-fan.ts';
import { terminalShares } from '../../chart/terminal-shares.ts';
import { terminalTornado } from '../../chart/terminal-tornado.ts';
import { Page, type Paper } from '../output/page.ts';
import { type SimulateReport, simulateReport } from '../../report/simulate.ts';
import { callOf, simulationHead } from './head.ts';
import { countOf } from '../../simulate/many/tally.ts';
import { type Cli, answer } from '../cli.ts';
import { UsageError } from '../../input/usage.ts';
import { type CliSimulation, runsOf } from '../arguments/simulation.ts';
import { writeBands } from './files.ts';
import { sceptical } from './questions.ts';
import { type SimulateOptions } from './options.ts';
import { count } from './count.ts';
import {
  CANNOT_SAY,
  CONTESTED,
  enoughSentence,
  finding,
  refusedSentence,
} from '../../report/simulate-words.ts';
import { counted, figure, grouped, percentage, range } from '../../report/words.ts';

/** Many futures, counted. */
export async function manyFutures(
  cli: Cli,
  options: SimulateOptions,
  prepared: CliSimulation,
): Promise<void> {
  for (const flag of ['explain', 'keep', 'all', 'question'] as const) {
    if (options[flag] !== undefined)
      throw new UsageError(`--${flag} is about one future: say which with --run N`);
  }
  const wanted = runsOf(options.runs);
  const result = await count(cli, options, prepared, wanted);
  const report = simulateReport(prepared.simulator, result);
  writeBands(options, report, prepared.simulator);
  const further =
    options.quick === true ? undefined : await sceptical(cli, options, prepared, countOf(wanted));
  answer(
    cli,
    options,
    {
      ...report,
      ...(further?.drivers === undefined ? {} : { drivers: further.drivers }),
      others: further?.others ?? [],
      ...(options.out === undefined ? {} : { out: options.out }),
    },
    renderSimulate,
  );
}

/** Bands, outcomes, what drives them, what another model says, which runs to open. */
function renderSimulate(report: SimulateReport, paper: Paper): Page {
  const page = new Page(paper);
  const sheet: Sheet = { width: paper.width, glyphs: blocks };
  const { manifest, model, runs, events } = report;
  simulationHead(page, model.title, manifest, counted(runs, 'future'));
  page.quiet(
    `${manifest.months} months from ${manifest.firstMonth}; ${grouped(Math.round(events / runs))} events in each, on average.`,
  );
  page.gap().text(`${finding(report)}.`);
  renderBands(page, report, sheet);
  renderOutcomes(page, report, sheet);
  renderDrivers(page, report, sheet);
  renderOthers(page, report);
  renderCard(page, report);
  renderExamples(page, report);
  if (report.out !== undefined) {
    page.heading(`Written to ${report.out}`);
    page.command(`verify ${report.out}`);
  }
  return page;
}

function renderBands(page: Page, { indicators, model }: SimulateReport, sheet: Sheet): void {
  const judged = indicators.find(({ indicator }) => indicator === model.judged.by);
  if (judged !== undefined) {
    page.gap();
    const points = [...judged.months];
    page.lines(
      terminalFan({ title: judged.title, unit: `${judged.start} at the fork`, points }, sheet),
    );
  }
  page.heading('At the end: percentiles of the runs');
  page.table(
    [
      { head: 'indicator', least: 24 },
      { head: 'at fork', align: 'right' },
      ...['10', '25', '50', '75', '90'].map((head) => ({ head, align: 'right' as const })),
    ],
    indicators.map(({ title, start, months }) => {
      const end = months.at(-1);
      const bands = end === undefined ? [] : [end.p10, end.p25, end.p50, end.p75, end.p90];
      return [title, grouped(start), ...bands.map(grouped)];
    }),
  );
}

function renderOutcomes(page: Page, report: SimulateReport, sheet: Sheet): void {
  const { outcomes, runs } = report;
  if (outcomes.length === 0) return;
  page.gap();
  const shares = outcomes.map(({ title, share, low, high }) => ({
    name: title,
    value: share,
    low,
    high,
  }));
  page.lines(terminalShares({ title: `Outcomes in ${grouped(runs)} runs`, shares }, sheet));
  page.quiet(enoughSentence(report));
}

function renderDrivers(page: Page, { drivers, indicators }: SimulateReport, sheet: Sheet): void {
  if (drivers === undefined) return;
  const title = indicators.find(({ indicator }) => indicator === drivers.indicator)?.title;
  const unit = `mean of ${counted(drivers.runs, 'run')}, ${counted(drivers.seeds.length, 'seed')}`;
  page.gap();
  page.lines(
    terminalTornado(
      {
        title: `Which assumptions matter: ${title ?? drivers.indicator} at the end`,
        unit,
        base: drivers.base,
        bars: drivers.bars.map(({ assumption, range, atLow, atHigh, clear }) => ({
          name: assumption,
          range,
          atLow,
          atHigh,
          clear,
        })),
      },
      sheet,
    ),
  );
}

function renderOthers(page: Page, { others, indicators, outcomes }: SimulateReport): void {
  for (const other of others) {
    page.heading(`What the model ${other.model} says instead (${counted(other.runs, 'run')})`);
    page.text(other.claims);
    page.table(
      [
        { head: 'at the end', least: 24 },
        { head: 'here', align: 'right' },
        { head: other.model, align: 'right' },
      ],
      [
        ...other.indicators.map(({ indicator, end }) => {
          const own = indicators.find((each) => each.indicator === indicator);
          const here = own?.months.at(-1);
          return [own?.title ?? indicator, here === undefined ? '' : bandText(here), bandText(end)];
        }),
        ...other.outcomes.map(({ outcome, share }) => {
          const own = outcomes.find((each) => each.outcome === outcome);
          return [own?.title ?? outcome, percentage(own?.share ?? 0), percentage(share)];
        }),
      ],
    );
  }
}

const bandText = ({ p10, p50, p90 }: { p10: number; p50: number; p90: number }): string =>
  `${figure(p50)} (${range(p10, p90)})`;

function renderCard(page: Page, { model }: SimulateReport): void {
  page.heading('What the model assumes');
  page.text(model.claims);
  renderPoints(page, CONTESTED, model.contested);
  renderPoints(page, CANNOT_SAY, model.cannotSay);
}

function renderPoints(page: Page, heading: string, points: readonly string[]): void {
  if (points.length > 0) page.heading(heading);
  for (const point of points) page.text(`- ${point}`, { hang: 2 });
}

function renderExamples(page: Page, report: SimulateReport): void {
  const { examples, manifest } = report;
  page.heading('Open one of these futures');
  for (const { what, indicator, value, run } of examples) {
    page.text(`${what}: run ${run} ends with ${indicator} ${grouped(value)}`, { indent: 2 });
  }
  const [typical] = examples;
  if (typical !== undefined) {
    page.command(`${callOf(manifest)} --run ${typical.run} --explain`);
  }
  const failed = refusedSentence(report);
  if (failed !== undefined) page.quiet(`${failed}; all are in --json.`);
}
