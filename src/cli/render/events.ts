import type { Page } from '../output/page.ts';
import type { AmendedView, EventView } from '../reports/event-view.ts';
import { shownSources, spoken } from './phrases.ts';

/** Events as two or three lines each: when, what happened, then who, key and sources. */
export function renderEvents(page: Page, events: readonly EventView[]): void {
  const width = Math.max(10, ...events.map(({ occurred }) => Math.min(21, occurred.length)));
  for (const event of events) renderEvent(page, event, width);
}

function renderEvent(page: Page, event: EventView, width: number): void {
  const { ink } = page.paper;
  page.table(
    [
      { head: '', room: width, style: ink.strong },
      { head: '', least: 30 },
    ],
    [[event.occurred, event.summary]],
  );
  const origin =
    event.provenance === 'documented' || event.provenance === 'correction'
      ? shownSources(event.sources)
      : `${event.provenance}${event.reason === undefined ? '' : `: ${event.reason}`}`;
  page.quiet(`${event.key} · ${event.type} · ${event.actorName} · ${origin}`, width + 2);
  for (const change of event.amended) {
    page.text(amendedSentence(change), { indent: width + 2, hang: 2, style: ink.bad });
  }
}

/** `corrected by KEY: data.count was 5, is 9`. */
export function amendedSentence({ kind, by, fields }: AmendedView): string {
  const changes = fields.map(
    ({ field, was, is }) => `${field.replace('data.', '')} was ${shown(was)}, is ${shown(is)}`,
  );
  return `${kind} by ${by}${changes.length === 0 ? ' (sources added)' : `: ${changes.join('; ')}`}`;
}

/** A value of an event's field, in words as far as it goes. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(shown).join(', ');
  const fields = Object.entries(value as Record<string, unknown>);
  const [first] = fields;
  if (first?.[0] === 'value') return shownQuantity(value as Record<string, unknown>);
  return fields.map(([key, inner]) => `${spoken(key)}: ${shown(inner)}`).join(', ');
}

function shownQuantity({ value, qualifier, upper, disputed }: Record<string, unknown>): string {
  const hedge =
    qualifier === 'exact' || qualifier === undefined ? '' : `${spoken(shown(qualifier))} `;
  const to = upper === undefined ? '' : ` and ${shown(upper)}`;
  const rivals = Array.isArray(disputed)
    ? ` (disputed: ${disputed.map((rival: Record<string, unknown>) => `${shownQuantity(rival)} by ${shown(rival['source'])}`).join('; ')})`
    : '';
  return `${hedge}${shown(value)}${to}${rivals}`;
}
