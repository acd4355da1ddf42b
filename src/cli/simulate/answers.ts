import type { Swings } from '../../chart/data.ts';
import { blocks } from '../../chart/terminal.ts';
import { terminalTornado } from '../../chart/terminal-tornado.ts';
import type { Estimate } from '../../simulate/statistics/intervals.ts';
import { Page, type Paper } from '../output/page.ts';
import type { QuestionReport } from '../../report/questions.ts';
import { renderComparison } from './compared-branches.ts';
import { simulationHead } from './head.ts';
import { counted, figure, grouped, listed, percentage, range } from '../../report/words.ts';

type Of<K extends QuestionReport['question']> = Extract<QuestionReport, { question: K }>;

/** The answer to a question about a model. */
export function renderQuestion(report: QuestionReport, paper: Paper): Page {
  const page = new Page(paper);
  const { manifest, title, measure } = report;
  simulationHead(page, title, manifest, HEADS[report.question]);
  page.gap();
  switch (report.question) {
    case 'tornado':
      page.lines(terminalTornado(swingsOf(report), { width: paper.width, glyphs: blocks }));
      page.quiet(
        'One assumption at a time, the others at their defaults: interactions are not seen.',
      );
      break;
    case 'morris':
      renderMorris(page, report);
      break;
    case 'sobol':
      renderSobol(page, report);
      break;
    case 'compare':
      for (const comparison of report.comparisons) renderComparison(page, comparison, measure.name);
      break;
    case 'regret':
      renderRegret(page, report);
      break;
    case 'discover':
      renderDiscovery(page, report);
      break;
  }
  return page;
}

const HEADS: Readonly<Record<QuestionReport['question'], string>> = {
  tornado: 'which assumptions matter',
  morris: 'which assumptions matter, by screening',
  sobol: 'which assumptions matter, as shares of the variance',
  compare: 'timelines compared on the same draws',
  regret: 'which timeline would be regretted least',
  discover: 'when an outcome occurs',
};

/** A tornado as data for a chart. */
export function swingsOf({ tornado, measure, runs }: Of<'tornado'>): Swings {
  const seeds = counted(tornado.seeds.length, 'seed');
  return {
    title: `${measure.title}${measure.kind === 'indicator' ? ' at the end' : ', share of runs'}`,
    unit: `mean of ${grouped(runs)} runs, ${seeds}`,
    base: tornado.base,
    bars: tornado.bars.map(({ assumption: name, ...bar }) => ({ name, ...bar })),
  };
}

function renderMorris(page: Page, { morris, measure, runs }: Of<'morris'>): void {
  page.text(`How far each assumption moves "${measure.title}" over its whole range.`);
  page.table(
    [
      { head: 'assumption', least: 12 },
      { head: 'size μ*', align: 'right' },
      { head: '95% interval', align: 'right' },
      { head: 'direction μ', align: 'right' },
      { head: 'interaction σ', align: 'right' },
    ],
    morris.effects.map(({ assumption, muStar, mu, sigma }) => [
      assumption,
      figure(muStar.value),
      rangeText(muStar),
      figure(mu),
      figure(sigma),
    ]),
  );
  page.quiet(
    `${counted(morris.trajectories, 'trajectory')} on ${morris.levels} levels, ` +
      `${grouped(morris.evaluations)} settings of ${grouped(runs)} runs each. A μ near 0 beside a large μ* ` +
      'means that it works both ways; a large σ means that it depends on other assumptions.',
  );
}

function renderSobol(page: Page, { sobol, measure, runs }: Of<'sobol'>): void {
  page.text(
    `"${measure.title}" over all assumptions in their ranges: mean ${figure(sobol.mean)}, ` +
      `standard deviation ${figure(Math.sqrt(sobol.variance))}. Shares of its variance:`,
  );
  page.table(
    [
      { head: 'assumption', least: 12 },
      { head: 'alone S1', align: 'right' },
      { head: '95% interval', align: 'right' },
      { head: 'with interactions ST', align: 'right' },
      { head: '95% interval', align: 'right' },
    ],
    sobol.indices.map(({ assumption, first, total }) => [
      assumption,
      figure(first.value),
      rangeText(first),
      figure(total.value),
      rangeText(total),
    ]),
  );
  page.quiet(
    `${grouped(sobol.points)} points, ${grouped(sobol.evaluations)} settings of ${grouped(runs)} runs each. ` +
      'Sampling error can push estimates outside 0–1.',
  );
}

function renderRegret(page: Page, { regret }: Of<'regret'>): void {
  const { table, worlds, results, measure, better, runs } = regret;
  page.text(`Mean of "${measure.title}" in each world (${better} is better), and how far it is
    from the best timeline there.`);
  page.table(
    [
      { head: 'world', least: 16 },
      ...results.map(({ option }) => ({ head: option, align: 'right' as const, least: 12 })),
    ],
    [
      ...worlds.map(({ world }, w) => [
        world,
        ...table.options.map(({ regrets }, o) => {
          const regretted = regrets[w] ?? 0;
          const mean = figure(results[o]?.means[w] ?? 0);
          return regretted === 0 ? `${mean} (best)` : `${mean} (+${figure(regretted)})`;
        }),
      ]),
      ['worst regret', ...table.options.map(({ worstRegret }) => figure(worstRegret))],
    ],
  );
  page.gap().text(`Least regret: ${listed(table.leastRegret)}.`);
  page.quiet(
    `${grouped(runs)} runs in each, on the same draws. The worlds are the default and both ends of ` +
      'the assumptions that matter most; nobody says how likely they are.',
  );
}

function renderDiscovery(page: Page, { discovery, measure, runs }: Of<'discover'>): void {
  const { box, trajectory } = discovery;
  const all = trajectory[0]?.density ?? 0;
  page.text(
    `"${measure.title}" in ${percentage(all)} of ${grouped(runs)} runs, each with assumptions drawn from their ranges.`,
  );
  if (box.limits.length === 0) {
    page.text('No range of the assumptions makes it more frequent.');
    return;
  }
  page.text(
    `It is ${percentage(box.density)} within the following limits, which contain ` +
      `${percentage(box.mass)} of all runs and ${percentage(box.coverage)} of those with the outcome:`,
  );
  page.table(
    [
      { head: 'assumption', least: 12 },
      { head: 'from', align: 'right' },
      { head: 'to', align: 'right' },
      { head: 'share without this limit', align: 'right' },
    ],
    box.limits.map(({ input, low, high, without }) => [
      input,
      figure(low),
      figure(high),
      percentage(without.density),
    ]),
  );
  page.quiet('Found by PRIM in these runs: it describes them and does not explain them.');
}

const rangeText = ({ low, high }: Estimate): string => range(low, high);
