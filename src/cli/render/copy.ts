import { Page, type Paper } from '../output/page.ts';
import type { CopyReport } from '../../report/copy.ts';
import { agreeing, counted, grouped } from '../../report/words.ts';

export function renderCopy({ from, to, timelines }: CopyReport, paper: Paper): Page {
  const page = new Page(paper);
  const copied = timelines.reduce((sum, each) => sum + each.copied, 0);
  const what = counted(timelines.length, 'timeline');
  page.text(
    timelines.length === 0
      ? `${from} is empty: there is nothing to copy.`
      : `${what} of ${from} ${agreeing(timelines.length, 'is', 'are')} in ${to}, ` +
          `${copied === 0 ? 'and was there before' : `${counted(copied, 'event')} of it copied just now`}; ` +
          'the chains were read back and end in the same hashes.',
  );
  page.gap().table(
    [
      { head: 'timeline', least: 20 },
      { head: 'events', align: 'right' },
      { head: 'copied', align: 'right' },
      { head: 'head' },
    ],
    timelines.map((each) => [
      each.timeline,
      grouped(each.events),
      grouped(each.copied),
      each.head.slice(0, 12),
    ]),
  );
  return page;
}
