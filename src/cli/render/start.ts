import { Page, type Paper } from '../output/page.ts';
import type { StartReport } from '../../report/start.ts';
import { renderEvents } from '../layout/events.ts';
import { renderLedger } from '../layout/ledger.ts';
import { renderPrisoners } from '../layout/prisoners.ts';
import { renderHead } from './replay.ts';
import { renderLists } from '../layout/lists.ts';
import { renderRelief } from '../layout/relief.ts';
import { renderSanctions } from '../layout/sanctions.ts';
import { counted, listed } from '../../report/words.ts';

const LEDGER_LINES = 3;

export function renderStart(report: StartReport, paper: Paper): Page {
  const page = new Page(paper);
  const { replay, cases, imported, next } = report;
  if (imported.length > 0) {
    page.quiet(`Imported into the store: ${listed(imported)}.`).gap();
  }
  renderHead(page, replay);
  renderSanctions(page, replay, replay.case.target);
  renderLists(page, replay);
  renderRelief(page, replay);
  renderPrisoners(page, replay);
  renderLedger(page, replay, LEDGER_LINES);
  page.heading('Latest events');
  renderEvents(page, replay.latest);
  page.heading('Try next');
  for (const { does, command } of next) page.quiet(`# ${does}`, 2).command(command);
  const branches = cases.reduce((sum, each) => sum + each.branches.length, 0);
  page
    .gap()
    .quiet(
      `The store holds ${counted(cases.length, 'case')} and ${counted(branches, 'branch')}. Every command has --help and --json.`,
    );
  return page;
}
