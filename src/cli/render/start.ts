import { Page, type Paper } from '../output/page.ts';
import type { StartReport } from '../reports/start.ts';
import { renderEvents } from './events.ts';
import { renderLedger } from './ledger.ts';
import { renderPrisoners } from './prisoners.ts';
import { renderHead } from './replay.ts';
import { renderLists } from './lists.ts';
import { renderRelief } from './relief.ts';
import { renderSanctions } from './sanctions.ts';
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
