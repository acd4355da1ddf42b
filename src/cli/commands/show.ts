import type { Command } from 'commander';
import { type Cli, type CommonOptions, answer, common } from '../cli.ts';
import { findAnywhere, findIn } from '../arguments/find-event.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { openWithCatalogue } from '../../report/read-timeline.ts';
import {
  type CauseView,
  type CitationView,
  type ShowReport,
  showReport,
} from '../../report/show.ts';
import { withStore } from '../store.ts';
import { AFTER_DATE, Page, type Paper } from '../output/page.ts';
import { amendedSentence } from '../layout/events.ts';
import { shownSources } from '../layout/sources-line.ts';
import { fullSource } from '../../report/sources-words.ts';
import { shown, spokenField } from '../layout/value.ts';

interface Options extends CommonOptions {
  readonly in?: string;
}

export function addShow(program: Command, cli: Cli): void {
  const command = program
    .command('show')
    .description('shows one event in full: sources, causes, corrections, and what it changed')
    .argument('<event>', "the event's key or id")
    .option(
      '--in <timeline>',
      'the event as it reads in this timeline (default: search all records)',
    );
  common(command, cli, ['show {event}', 'show {event} --in {branch}']);
  command.action(async (key: string, options: Options) => {
    await withStore(cli, options, 'read', async (store) => {
      const { timeline, reading } =
        options.in === undefined
          ? await findAnywhere(store, key, cli.call)
          : await findIn(store, await resolveTimeline(store, options.in, cli.call), key, cli.call);
      const opened = await openWithCatalogue(store, timeline);
      answer(cli, options, await showReport(opened, reading), renderShow);
    });
  });
}

function renderShow(report: ShowReport, paper: Paper): Page {
  const page = new Page(paper);
  const { event, timeline } = report;
  page.title(event.summary);
  page.quiet(`${event.key} in ${timeline} · ${event.type} · ${event.id}`);
  renderGone(page, report);
  page.gap();
  renderFields(page, report);
  renderCorrections(page, report);
  renderEffects(page, report);
  renderLinks(page, 'Follows from', report.causes);
  renderLinks(page, 'Said to have led to', report.leadsTo);
  renderCitations(page, report.citations);
  return page;
}

function renderGone(page: Page, { gone, timeline }: ShowReport): void {
  if (gone === undefined) return;
  const by = gone.by === undefined ? '' : ` by ${gone.by}`;
  const why = gone.reason === undefined ? '' : `: ${gone.reason}`;
  page.text(`Not in ${timeline}: ${gone.how}${by}${why}`, { style: page.paper.ink.bad });
}

function renderFields(page: Page, report: ShowReport): void {
  const { event, data, names, jointly, knownTo, fulfils } = report;
  const called = (actor: string): string => {
    const name = names[actor];
    return name === undefined || name === actor ? actor : `${name} (${actor})`;
  };
  const rows: [string, string][] = [
    ['occurred', event.occurred],
    ['actor', called(event.actor)],
  ];
  if (jointly.length > 0) rows.push(['jointly with', jointly.map(called).join(', ')]);
  if (knownTo !== undefined) rows.push(['known only to', knownTo.map(called).join(', ')]);
  if (fulfils.length > 0) rows.push(['keeps', fulfils.join(', ')]);
  for (const [field, value] of Object.entries(data)) {
    if (Array.isArray(value) && value.length === 0) continue;
    rows.push([spokenField(field), shown(value, names)]);
  }
  rows.push(['recorded', report.recorded], ['provenance', event.provenance]);
  if (event.reason !== undefined) rows.push(['reason', event.reason]);
  if (report.note !== undefined) rows.push(["editor's note", report.note]);
  page.table(
    [
      { head: '', style: page.paper.ink.quiet },
      { head: '', least: 30 },
    ],
    rows,
  );
}

function renderCorrections(page: Page, { corrections }: ShowReport): void {
  if (corrections.length === 0) return;
  page.heading('Corrected: the value before and after');
  for (const change of corrections) {
    page.text(amendedSentence(change), { hang: 2, style: page.paper.ink.bad });
    page.text(change.reason ?? change.summary, { indent: 2, hang: 2 });
    const ground = change.sources.length === 0 ? 'assumed' : shownSources(change.sources);
    page.quiet(`recorded ${change.recorded} · ${ground}`, 2);
  }
}

function renderEffects(page: Page, { changed, gone }: ShowReport): void {
  if (gone !== undefined) return;
  page.heading(`What it changed, on ${changed.on}`);
  if (changed.effects.length === 0) page.text('It changed no measure, no custody and no talks.');
  page.table(
    [
      { head: 'what', least: 16 },
      { head: 'before', least: 16 },
      { head: 'after', least: 16 },
    ],
    changed.effects.map(({ what, name, before, after }) => [`${what} ${name}`, before, after]),
  );
}

function renderLinks(page: Page, heading: string, links: readonly CauseView[]): void {
  if (links.length === 0) return;
  page.heading(heading);
  for (const { key, on, summary, says, hedge } of links) {
    page.dated(on, summary);
    const hedged = hedge === undefined ? '' : `, in the words “${hedge}”`;
    page.quiet(`${key} · according to ${says}${hedged}`, AFTER_DATE);
  }
}

function renderCitations(page: Page, citations: readonly CitationView[]): void {
  if (citations.length === 0) return;
  page.heading(citations.length === 1 ? 'Source (only one)' : `Sources (${citations.length})`);
  for (const citation of citations) {
    const { full, source, locator, attributedTo, hedge, supports, differs } = citation;
    page.text(full === undefined ? source : fullSource(full), { hang: 2 });
    const details = [
      source,
      locator,
      attributedTo === undefined ? undefined : `according to ${attributedTo}`,
      hedge === undefined ? undefined : `in the words “${hedge}”`,
      supports === undefined ? undefined : `for the ${supports.join(', ')}`,
    ];
    page.quiet(details.filter((each) => each !== undefined).join(' · '), 2);
    if (full?.url !== undefined) page.address(full.url, 2);
    if (differs !== undefined) {
      page.text(`This source differs: ${differs}`, {
        indent: 2,
        hang: 2,
        style: page.paper.ink.bad,
      });
    }
  }
}
