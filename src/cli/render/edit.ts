import { Page, type Paper } from '../output/page.ts';
import type { EditReport } from '../../report/edit.ts';
import { agreeing, counted, grouped } from '../../report/words.ts';

export function renderEdit(report: EditReport, paper: Paper): Page {
  const page = new Page(paper);
  const { timeline, edit, refused, knockOns } = report;
  if (refused !== null) {
    renderRefused(page, refused);
    return page;
  }
  if (edit !== null) {
    page.text(`${edit.key} in ${timeline}: ${edit.summary}.`, { style: paper.ink.good });
    page.quiet(`because: ${edit.reason}`);
  }
  const falls = knockOns.filter(({ verdict }) => verdict === 'falls');
  const weakened = knockOns.length - falls.length;
  page.gap();
  if (knockOns.length === 0) {
    page.text('Nothing else in this branch depends on its edits, by a rule or a stated cause.');
  } else {
    page.text(
      `With the branch's edits so far ${counted(falls.length, 'recorded event')} ` +
        `could no longer have happened${weakened === 0 ? '.' : `, and ${grouped(weakened)} ${agreeing(weakened, 'is', 'are')} weakened.`}`,
    );
    for (const { key, verdict, because } of knockOns) {
      page.text(`${key} ${verdict === 'falls' ? 'falls' : 'is weakened'}: ${because}`, {
        indent: 2,
        hang: 2,
      });
    }
  }
  page.gap().command(`why ${timeline}`);
  page.command(
    edit?.type === 'EditUndone' ? `replay ${timeline}` : `edit ${timeline} undo ${edit?.key ?? ''}`,
  );
  return page;
}

function renderRefused(page: Page, refused: NonNullable<EditReport['refused']>): void {
  const { rule, reason, facts, fix, commands } = refused;
  page.text(`Refused: ${reason}.`, { style: page.paper.ink.bad });
  page.text(`Rule: ${rule}`);
  for (const { label, value } of facts) page.text(`${label}: ${value}`, { indent: 2, hang: 2 });
  if (fix !== undefined)
    page.text(`To do: ${fix.replace(/ with: .*$/, ' with the command below')}`, { hang: 2 });
  for (const command of commands) page.command(command);
  page.quiet('Nothing was written.');
}
