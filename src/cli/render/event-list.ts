import { Page, type Paper } from '../output/page.ts';
import type { EventsReport } from '../../report/events.ts';
import { renderEvents } from '../layout/events.ts';
import { counted, grouped } from '../../report/words.ts';

export function renderEventList(
  { timeline, known, of, matching, events, filter }: EventsReport,
  paper: Paper,
): Page {
  const page = new Page(paper);
  const knownThen = known === undefined ? '' : `, as known at ${known}`;
  const asked = Object.entries(filter).map(
    ([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : String(value)}`,
  );
  const share =
    matching === of ? counted(of, 'event') : `${grouped(matching)} of ${counted(of, 'event')}`;
  page.title(`${timeline}: ${share}${knownThen}`);
  if (asked.length > 0) page.quiet(asked.join(' · '));
  page.gap();
  if (events.length === 0) page.text('No event matches: leave out a filter, or widen the dates.');
  renderEvents(page, events);
  if (events.length < matching) {
    page
      .gap()
      .text(
        `Listed are the first ${grouped(events.length)} of ${grouped(matching)} that match. ` +
          'Narrow it down with --from, --to, --type or --text, list more with --limit, or write all of them out with:',
      );
    page.command(`export ${timeline} --format csv --out ${timeline}.csv`);
  }
  return page;
}
