import { Page, type Paper } from '../output/page.ts';
import type { BranchReport } from '../../report/branch.ts';
import { counted } from '../../report/words.ts';

export function renderBranch(report: BranchReport, paper: Paper): Page {
  const { timeline, from, at, mode, question, settled, editable } = report;
  const page = new Page(paper);
  page.title(`Opened ${timeline}`);
  page.text(question);
  const after =
    mode === 'open'
      ? 'what came after is cut off'
      : `${counted(editable, 'event')} after it stay and can be edited`;
  page.quiet(`It leaves ${from} on ${at}, with ${counted(settled, 'event')} up to then; ${after}.`);
  page.heading('Next');
  if (mode === 'keep') {
    page.command(`events ${timeline} --from ${at}`);
    page.command(`edit ${timeline} drop EVENT --reason "…"`);
  }
  page.command(
    `edit ${timeline} insert TYPE --on DATE --actor ACTOR --summary "…" --set FIELD=VALUE --reason "…"`,
  );
  page.command(`why ${timeline}`);
  return page;
}
