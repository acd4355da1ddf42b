import { AFTER_DATE, type Page } from '../output/page.ts';
import type { AmendedView, EventView } from '../../report/event-view.ts';
import { shownSources } from './sources-line.ts';
import { shown } from './value.ts';

/** Events as two or three lines each: when, what happened, then who, key and sources. */
export function renderEvents(page: Page, events: readonly EventView[]): void {
  for (const event of events) renderEvent(page, event);
}

function renderEvent(page: Page, event: EventView): void {
  const { ink } = page.paper;
  page.dated(event.occurred, event.summary);
  const origin =
    event.provenance === 'documented' || event.provenance === 'correction'
      ? shownSources(event.sources)
      : `${event.provenance}${event.reason === undefined ? '' : `: ${event.reason}`}`;
  page.quiet(`${event.key} · ${event.type} · ${event.actorName} · ${origin}`, AFTER_DATE);
  for (const change of event.amended) {
    page.text(amendedSentence(change), { indent: AFTER_DATE, hang: 2, style: ink.bad });
  }
}

/** `corrected by KEY: data.count was 5, is 9`. */
export function amendedSentence({ kind, by, fields }: AmendedView): string {
  const changes = fields.map(
    ({ field, was, is }) => `${field.replace('data.', '')} was ${shown(was)}, is ${shown(is)}`,
  );
  return `${kind} by ${by}${changes.length === 0 ? ' (sources added)' : `: ${changes.join('; ')}`}`;
}
