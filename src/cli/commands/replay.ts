import type { Command } from 'commander';
import { parseEdtf } from '../../../domain/edtf.ts';
import type { Day } from '../../../domain/calendar.ts';
import { type Cli, type CommonOptions, answer, common } from '../cli.ts';
import { today } from '../../input/clock.ts';
import { lastDay, typedMoment } from '../arguments/dates.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { progress } from '../output/progress.ts';
import { lastDayAfter, openWithCatalogue } from '../../report/read-timeline.ts';
import { type ReplayReport, replayReport } from '../../report/replay.ts';
import { withStore } from '../store.ts';
import type { Timeline } from '../../history/timeline.ts';
import { Page, type Paper } from '../output/page.ts';
import { renderEvents } from '../layout/events.ts';
import { renderPersons, renderPrisoners, renderReleases } from '../layout/prisoners.ts';
import { renderLists } from '../layout/lists.ts';
import { renderRelief } from '../layout/relief.ts';
import { renderMeasures, renderSanctions } from '../layout/sanctions.ts';
import { renderCommitments, renderConditions, renderPositions } from '../layout/talks.ts';
import { renderHead } from '../layout/replay-head.ts';
import { verdictInWords } from '../../report/why-words.ts';
import { agreeing, counted, spoken } from '../../report/words.ts';

interface Options extends CommonOptions {
  readonly at?: string;
  readonly known?: string;
  readonly cascade?: boolean;
  readonly all?: boolean;
}

export function addReplay(program: Command, cli: Cli): void {
  const command = program
    .command('replay')
    .description('shows the state on a date: measures, relief, prisoners, talks, positions')
    .argument('<timeline>', 'CASE, CASE~BRANCH or a branch')
    .option('--at <date>', 'the date; a month or year means its last day (default: today)')
    .option('--known <date>', 'only what the record contained then: a day, or a moment in UTC')
    .option('--cascade', "leave out the events that a branch's edits knock out")
    .option('--all', 'also list every measure and every named person');
  common(command, cli, ['replay {case} --at {day}', 'replay {branch} --cascade --json']);
  command.action(async (name: string, options: Options) => {
    await withStore(cli, options, 'read', async (store) => {
      const known = options.known === undefined ? undefined : typedMoment('--known', options.known);
      const title = await resolveTimeline(store, name, cli.call);
      const opened = await openWithCatalogue(store, title, known);
      const day = await dayOf(cli, options.at, opened.timeline);
      const told = progress(cli, `reading ${title}`);
      const report = await replayReport(opened, day, {
        cascade: options.cascade ?? false,
        onEvents: told.step,
      });
      told.end();
      answer(cli, options, report, (each, paper) =>
        renderReplay(each, paper, options.all ?? false),
      );
    });
  });
}

/** The day asked for; else today, or a branch's last day where that lies in the future. */
export async function dayOf(
  cli: Cli,
  at: string | undefined,
  ...timelines: Timeline[]
): Promise<Day> {
  if (at !== undefined) return lastDay('--at', at);
  let day = parseEdtf(today(cli.env)).start;
  for (const timeline of timelines) day = (await lastDayAfter(timeline, day)) ?? day;
  return day;
}

function renderReplay(report: ReplayReport, paper: Paper, all: boolean): Page {
  const page = new Page(paper);
  renderHead(page, report);
  renderSanctions(page, report, report.case.target);
  renderLists(page, report);
  renderRelief(page, report);
  renderPrisoners(page, report);
  renderReleases(page, report);
  renderCommitments(page, report);
  renderConditions(page, report);
  renderEmergencies(page, report);
  renderPositions(page, report);
  renderAnomalies(page, report);
  if (all) {
    renderMeasures(page, report);
    renderPersons(page, report);
  }
  page.heading('Latest events');
  renderEvents(page, report.latest);
  if (!all) page.gap().quiet('Add --all to list every measure and every named person.');
  return page;
}

function renderEmergencies(page: Page, { emergencies }: ReplayReport): void {
  if (emergencies.length === 0) return;
  page.heading('Emergency rule');
  for (const { emergency, status, declared, since, days } of emergencies) {
    const now =
      status === 'ended'
        ? `ended ${since} after ${days} days`
        : `${spoken(status)} since ${since}, day ${days}`;
    page.text(`${spoken(emergency)}: declared ${declared}, ${now}`);
  }
}

function renderAnomalies(page: Page, { anomalies, knockOns, timeline }: ReplayReport): void {
  if (anomalies.length > 0) {
    page.heading(
      `${counted(anomalies.length, 'event')} that ${agreeing(anomalies.length, 'breaks', 'break')} a rule`,
    );
    for (const { on, key, reason, rule } of anomalies) {
      page.text(`${on} ${key}: ${reason} (rule ${rule})`, { hang: 2, style: page.paper.ink.bad });
    }
  }
  if (knockOns.length === 0) return;
  page.heading("What this branch's edits knock out");
  for (const { key, verdict, because } of knockOns) {
    page.text(`${key} ${verdictInWords(verdict)}: ${because}`, { hang: 2 });
  }
  page.command(`why ${timeline}`);
}
