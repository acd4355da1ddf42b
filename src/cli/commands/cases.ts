import type { Command } from 'commander';
import { type Cli, type CommonOptions, answer, common } from '../cli.ts';
import { type CaseView, type CasesReport, casesReport } from '../../report/cases.ts';
import { withStore } from '../store.ts';
import { Page, type Paper } from '../output/page.ts';
import { counted } from '../../report/words.ts';

export function addCases(program: Command, cli: Cli): void {
  const command = program
    .command('cases')
    .description('lists the cases in the store and their branches');
  common(command, cli, ['cases', 'cases --json']);
  command.action(async (options: CommonOptions) => {
    await withStore(cli, options, 'read', async (store) => {
      answer(cli, options, await casesReport(store), renderCases);
    });
  });
}

function renderCases({ cases, store }: CasesReport, paper: Paper): Page {
  const page = new Page(paper);
  if (cases.length === 0) {
    page.text(`${store} contains no case. Import the shipped ones with:`).command('start');
  }
  for (const each of cases) renderCase(page.gap(), each);
  return page;
}

function renderCase(page: Page, about: CaseView): void {
  page.title(`${about.case}: ${about.title}`);
  const span = about.from === undefined ? '' : `, ${about.from} to ${about.to ?? about.from}`;
  page.quiet(`${counted(about.events, 'event')}${span} · ${counted(about.sources, 'source')}`);
  page.quiet(`record ${about.head.revision}@${about.head.hash.slice(0, 16)}`);
  page.text(about.about);
  for (const { timeline, from, at, mode, question, edits } of about.branches) {
    page.gap().text(timeline, { indent: 2, style: page.paper.ink.strong });
    page.quiet(`leaves ${from} on ${at} (${mode}), ${counted(edits, 'edit')}`, 4);
    page.text(question, { indent: 4 });
  }
}
