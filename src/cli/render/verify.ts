import { Page, type Paper } from '../output/page.ts';
import type { VerifyReport } from '../../report/verify.ts';
import { addSimulated } from './verify-simulation.ts';
import { counted, grouped } from '../../report/words.ts';

export function renderVerify(report: VerifyReport, paper: Paper): Page {
  const { store, ok, timelines, engine, simulated } = report;
  const page = new Page(paper);
  const events = timelines.reduce((sum, view) => sum + view.events, 0);
  const broken = timelines.filter((view) => !view.ok);
  page.text(
    ok
      ? `Intact: ${counted(events, 'event')} of ${counted(timelines.length, 'timeline')} are what was written.`
      : `Not intact: ${findingOf(broken.length, engine.length, simulated.filter(({ wrong }) => wrong.length > 0).length)}`,
    { style: ok ? paper.ink.good : paper.ink.bad },
  );
  page.quiet(store).gap();
  page.table(
    [
      { head: 'timeline', least: 16 },
      { head: 'chain' },
      { head: 'events', align: 'right' },
      { head: 'witness' },
      { head: 'head' },
    ],
    timelines.map((view) => [
      view.timeline,
      view.ok ? 'intact' : 'broken',
      grouped(view.events),
      view.witness === 'none' ? '·' : view.witness,
      view.head?.slice(0, 16) ?? '·',
    ]),
  );
  for (const { broken: what } of broken) {
    if (what !== undefined) page.text(what, { hang: 2, style: paper.ink.bad });
  }
  for (const what of engine) page.text(what, { hang: 2, style: paper.ink.bad });
  for (const { timeline } of timelines.filter((view) => view.witness === 'differs')) {
    page.text(
      `${timeline} is not the edition shipped with this detente: it was changed, or comes from another release. ` +
        'A fresh store shows the shipped one:',
    );
    page.command('start --store fresh.db');
  }
  addSimulated(page, simulated);
  return page;
}

function findingOf(broken: number, engine: number, simulated: number): string {
  const parts = [
    broken > 0 ? `${counted(broken, 'timeline')} broken` : '',
    simulated > 0 ? `${counted(simulated, 'branch')} with other draws than its run` : '',
    engine > 0 ? `${counted(engine, 'fault')} in the store's own tables` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'a record is not the edition shipped.' : `${parts.join(', ')}.`;
}
