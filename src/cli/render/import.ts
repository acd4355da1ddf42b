import type { ImportReport } from '../commands/import.ts';
import { Page, type Paper } from '../output/page.ts';
import { counted, grouped } from '../../report/words.ts';

export function renderImport({ path, store, timelines, aside }: ImportReport, paper: Paper): Page {
  const page = new Page(paper);
  const fresh = timelines.reduce((sum, { appended }) => sum + appended, 0);
  page.title(
    fresh === 0
      ? `${path}: all of it was in ${store} already`
      : `${path}: ${counted(fresh, 'event')} new in ${store}`,
  );
  page.table(
    [
      { head: 'timeline', least: 16 },
      { head: 'events', align: 'right' },
      { head: 'new', align: 'right' },
    ],
    timelines.map(({ timeline, events, appended }) => [
      timeline,
      grouped(events),
      appended === 0 ? '·' : grouped(appended),
    ]),
  );
  if (aside.length > 0) {
    page.heading(`Set aside: ${counted(aside.length, 'line')}`);
    for (const { line, message } of aside) {
      page.text(`${line === undefined ? '' : `line ${line}: `}${message}`, { hang: 2 });
    }
  }
  const [first] = timelines;
  if (first !== undefined) page.gap().command(`replay ${first.timeline}`);
  return page;
}
