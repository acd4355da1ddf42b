import { isoDay } from '../../../domain/calendar.ts';
import type { CasesReport } from '../../report/cases.ts';
import type { TimelineData } from '../state/timeline-data.ts';
import { SCREENS } from '../screens.ts';
import type { Destination } from '../state/route.ts';

/** A place that a search can go to. */
export interface SearchHit {
  readonly id: string;
  /** `event`, `timeline`, `screen`, `source`. */
  readonly kind: string;
  readonly words: string;
  /** Said beside it: a date, a name. */
  readonly beside: string;
  readonly to: Destination;
}

interface Searched {
  readonly cases: CasesReport | undefined;
  readonly read: TimelineData | undefined;
}

/** Places shown at once. */
export const MOST = 12;

/** Screens, timelines, events and sources that hold every word sought, the nearest kinds first. */
export function found(sought: string, searched: Searched): SearchHit[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const places: SearchHit[] = [];
  for (const place of placesOf(searched)) {
    const text = `${place.kind} ${place.words} ${place.beside}`.toLowerCase();
    if (words.every((word) => text.includes(word))) places.push(place);
    if (places.length === MOST) break;
  }
  return places;
}

function* placesOf({ cases, read }: Searched): Generator<SearchHit> {
  for (const { name, title } of SCREENS) {
    yield { id: `screen-${name}`, kind: 'screen', words: title, beside: '', to: { screen: name } };
  }
  for (const each of cases?.cases ?? []) {
    for (const timeline of [each.case, ...each.branches.map((branch) => branch.timeline)]) {
      const id = `timeline-${timeline}`;
      yield { id, kind: 'timeline', words: timeline, beside: each.title, to: { timeline } };
    }
  }
  if (read === undefined) return;
  // The newest first: what is sought by a word is more often late than early.
  for (const { event, start } of read.entries.toReversed()) {
    yield {
      id: `event-${event.key}`,
      kind: 'event',
      words: event.summary,
      beside: `${event.occurred} ${event.key}`,
      to: { screen: 'replay', view: { at: isoDay(start), event: event.key } },
    };
  }
  for (const source of read.catalogue.sources.values()) {
    yield {
      id: `source-${source.source}`,
      kind: 'source',
      words: source.title,
      beside: source.publisher,
      to: { screen: 'sources', view: { source: source.source } },
    };
  }
}
