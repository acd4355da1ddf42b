import type { Command } from 'commander';
import { type Cli, type CommonOptions, answer, common } from '../cli.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { openWithCatalogue } from '../../report/read-timeline.ts';
import {
  type SourceReport,
  type SourcesReport,
  sourceReport,
  sourcesReport,
} from '../../report/sources.ts';
import { withStore } from '../store.ts';
import { knownSource } from './events.ts';
import { AFTER_DATE, Page, type Paper } from '../output/page.ts';
import { amendedSentence } from '../layout/events.ts';
import { fullSource, sourcesFinding } from '../../report/sources-words.ts';
import { agreeing, counted, grouped } from '../../report/words.ts';

interface Options extends CommonOptions {
  readonly source?: string;
  readonly all?: boolean;
}

export function addSources(program: Command, cli: Cli): void {
  const command = program
    .command('sources')
    .description('shows what the record rests on: sources, weakest links, contradictions')
    .argument('<case>', 'CASE, CASE~BRANCH or a branch')
    .option('--source <source>', 'show one source and everything that rests on it')
    .option('--all', 'list every source and every event with a single source');
  common(command, cli, ['sources {case}', 'sources {case} --all']);
  command.action(async (name: string, options: Options) => {
    await withStore(cli, options, 'read', async (store) => {
      const opened = await openWithCatalogue(store, await resolveTimeline(store, name, cli.call));
      if (options.source === undefined) {
        answer(cli, options, await sourcesReport(opened), (report, paper) =>
          renderSources(report, paper, options.all ?? false),
        );
        return;
      }
      const { catalogue } = opened;
      const source = catalogue.sources.get(knownSource(catalogue, options.source, cli.call));
      if (source !== undefined)
        answer(cli, options, await sourceReport(opened, source), renderSource);
    });
  });
}

const SOURCES_SHOWN = 12;

function renderSources(report: SourcesReport, paper: Paper, all: boolean): Page {
  const page = new Page(paper);
  const { timeline, hypothetical, simulated, sources, single, differences } = report;
  page.title(`What ${timeline} rests on`);
  page.text(`${sourcesFinding(report)}.`);
  if (differences.length > 0)
    page.text(
      `In ${counted(differences.length, 'place')} a source differs from what the record uses.`,
    );
  if (hypothetical + simulated > 0) {
    page.text(
      `${counted(hypothetical, 'event')} assumed, ${grouped(simulated)} simulated: these have no sources.`,
    );
  }
  renderUse(page, sources, all);
  renderDifferences(page, differences);
  renderSingle(page, single);
  page.gap().quiet('To see one source and everything that rests on it:');
  page.command(`sources ${timeline} --source ${sources[0]?.source ?? 'SOURCE'}`);
  return page;
}

function renderUse(page: Page, sources: SourcesReport['sources'], all: boolean): void {
  const shown = all ? sources : sources.slice(0, SOURCES_SHOWN);
  page.heading('Sources, by the events that cite them');
  page.table(
    [
      { head: 'events', align: 'right' },
      { head: 'source', least: 18 },
      { head: 'kind' },
      { head: 'publisher, date', least: 18 },
    ],
    shown.map(({ source, cite, kind, events }) => [String(events), source, kind, cite]),
  );
  if (shown.length < sources.length) {
    page.quiet(`and ${grouped(sources.length - shown.length)} more: add --all`);
  }
}

function renderDifferences(page: Page, differences: SourcesReport['differences']): void {
  if (differences.length === 0) return;
  page.heading('Where sources differ from the record');
  const byKey = Map.groupBy(differences, ({ key }) => key);
  for (const [key, items] of byKey) {
    page.text(key, { style: page.paper.ink.strong });
    for (const { cite, source, differs } of items) {
      page.text(`${cite} (${source}): ${differs}`, { indent: 2, hang: 2 });
    }
  }
}

function renderSingle(page: Page, single: readonly string[]): void {
  if (single.length === 0) return;
  page.heading('Weakest links: events with a single source');
  page.text(single.join(', '));
}

function renderSource({ timeline, source, events, corrections }: SourceReport, paper: Paper): Page {
  const page = new Page(paper);
  const alone = events.filter((event) => event.alone).length;
  page.title(fullSource(source));
  page.quiet(`${source.source} · ${source.kind} · ${source.language}`);
  if (source.url !== undefined) page.address(source.url);
  if (source.note !== undefined) page.text(source.note);
  page
    .gap()
    .text(
      `${counted(events.length, 'event')} of ${timeline} ${agreeing(events.length, 'cites', 'cite')} it; ` +
        `${alone === 0 ? 'none rests' : `${grouped(alone)} ${agreeing(alone, 'rests', 'rest')}`} on it alone.`,
    );
  page.gap();
  for (const { occurred, key, summary, locator, alone: only, differs, amended } of events) {
    page.dated(occurred, summary);
    const details = [key, locator, only ? 'rests on it alone' : undefined];
    page.quiet(details.filter((each) => each !== undefined).join(' · '), AFTER_DATE);
    const notes = [
      ...(differs === undefined ? [] : [`This source differs: ${differs}`]),
      ...amended.map(amendedSentence),
    ];
    for (const note of notes)
      page.text(note, { indent: AFTER_DATE, hang: 2, style: paper.ink.bad });
  }
  if (corrections.length > 0) page.heading('Corrections that cite it');
  for (const { key, on, summary } of corrections)
    page.text(`${on} ${key}: ${summary}`, { hang: 2 });
  return page;
}
