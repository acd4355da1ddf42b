import type { Command } from 'commander';
import { type Cli, type CommonOptions, answer, common } from '../cli.ts';
import { typedMoment } from '../arguments/dates.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { type CompareReport, type PairView, compareReport } from '../../report/compare.ts';
import { openWithCatalogue } from '../../report/read-timeline.ts';
import { withStore } from '../store.ts';
import { dayOf } from './replay.ts';
import { Page, type Paper } from '../output/page.ts';
import type { EventView } from '../../report/event-view.ts';
import type { StateDifference } from '../../report/state-differences.ts';
import { renderEvents } from '../layout/events.ts';
import { shown } from '../layout/value.ts';
import { compareFinding, eventsFinding, fallingSentence } from '../../report/compare-words.ts';
import { counted, grouped, signed, spoken } from '../../report/words.ts';

interface Options extends CommonOptions {
  readonly at?: string;
  readonly known?: string;
  readonly cascade?: boolean;
}

export function addCompare(program: Command, cli: Cli): void {
  const command = program
    .command('compare')
    .description('compares two timelines: their events, and the state of each on a date')
    .argument('<a>', 'CASE, CASE~BRANCH or a branch')
    .argument('<b>', 'the timeline to compare with it')
    .option('--at <date>', 'the date to compare on; later events are left out (default: today)')
    .option('--known <date>', 'only what the record contained then')
    .option('--cascade', 'leave out the events that fall in either timeline');
  common(command, cli, ['compare {case} {branch} --cascade', 'compare {case} {branch} --at {day}']);
  command.action(async (a: string, b: string, options: Options) => {
    await withStore(cli, options, 'read', async (store) => {
      const known = options.known === undefined ? undefined : typedMoment('--known', options.known);
      const left = await openWithCatalogue(store, await resolveTimeline(store, a, cli.call), known);
      const right = await openWithCatalogue(
        store,
        await resolveTimeline(store, b, cli.call),
        known,
      );
      const day = await dayOf(cli, options.at, left.timeline, right.timeline);
      const report = await compareReport(left, right, day, options.cascade ?? false);
      answer(cli, options, report, renderCompare);
    });
  });
}

function renderCompare(report: CompareReport, paper: Paper): Page {
  const page = new Page(paper);
  const { a, b, at, cascade, shared, same } = report;
  page.title(`${a.timeline} and ${b.timeline} on ${at}`);
  page.quiet(
    `${counted(same, 'event')} in common, ${grouped(shared)} of them before the first difference` +
      (cascade ? '; events that fall are left out' : ''),
  );
  page.gap().text(`${eventsFinding(report)}. ${largest(report)}.`);
  renderEarlier(page, report);
  renderTotals(page, report);
  const { states } = report;
  renderBeside(page, 'Measures that differ', states.measures, report);
  renderBeside(page, 'Listings', states.listings, report);
  renderBeside(page, 'Prisoners', states.prisoners, report);
  renderBeside(page, 'Named persons', states.persons, report);
  renderBeside(page, 'Commitments', states.commitments, report);
  renderOnly(page, a.timeline, report.onlyA);
  renderOnly(page, b.timeline, report.onlyB);
  renderPairs(page, 'Moved', report.moved);
  renderPairs(page, 'Changed', report.changed);
  renderFalling(page, report);
  return page;
}

const largest = ({ a, b, at, states }: CompareReport): string =>
  compareFinding([{ base: a.timeline, other: b.timeline, totals: states.totals }], at);

/** Where the states have come to agree again, the day on which they last began to differ. */
function renderEarlier(
  page: Page,
  { a, b, at, cascade, states, onlyA, onlyB }: CompareReport,
): void {
  if (states.measures.length + states.prisoners.length + states.listings.length > 0) return;
  const last = [...onlyA, ...onlyB]
    .map(({ on }) => on)
    .sort()
    .at(-1);
  if (last === undefined || last >= at) return;
  page.text(`By then the states agree again. On ${last} they may differ:`);
  page.command(`compare ${a.timeline} ${b.timeline} --at ${last}${cascade ? ' --cascade' : ''}`);
}

function renderTotals(page: Page, { a, b, states }: CompareReport): void {
  page.heading('The two states');
  page.table(
    [
      { head: '', least: 20 },
      { head: a.timeline, align: 'right', least: 10 },
      { head: b.timeline, align: 'right', least: 10 },
      { head: 'difference', align: 'right' },
    ],
    states.totals.map(({ name, a: was, b: is }) => [
      name,
      grouped(was),
      grouped(is),
      is === was ? '·' : signed(is - was),
    ]),
  );
}

function renderBeside(
  page: Page,
  heading: string,
  rows: readonly StateDifference[],
  { a, b }: CompareReport,
): void {
  if (rows.length === 0) return;
  page.heading(heading);
  page.table(
    [
      { head: '', least: 16 },
      { head: a.timeline, least: 14 },
      { head: b.timeline, least: 14 },
    ],
    rows.map((row) => [row.label, row.a, row.b]),
  );
}

function renderOnly(page: Page, timeline: string, events: readonly EventView[]): void {
  if (events.length === 0) return;
  page.heading(`Only in ${timeline}: ${counted(events.length, 'event')}`);
  renderEvents(page, events);
}

function renderPairs(page: Page, heading: string, pairs: readonly PairView[]): void {
  if (pairs.length === 0) return;
  page.heading(`${heading}: ${counted(pairs.length, 'event')}`);
  for (const { key, summary, a, b, fields } of pairs) {
    page.text(a === b ? summary : `${a} → ${b}  ${summary}`, { hang: 2 });
    const rest = fields.filter(({ field }) => field !== 'occurred');
    const said = rest.map(
      ({ field, was, is }) => `${spoken(field.replace('data.', ''))}: ${shown(was)} → ${shown(is)}`,
    );
    page.quiet([key, ...said].join(' · '), 2);
  }
}

function renderFalling(page: Page, { a, b, cascade }: CompareReport): void {
  for (const side of [a, b]) {
    if (side.falling.length === 0) continue;
    page.gap();
    page.text(`${fallingSentence(side, cascade)}.`);
    if (!cascade) page.quiet('To leave them out:');
    if (!cascade) page.command(`compare ${a.timeline} ${b.timeline} --cascade`);
  }
}
