import { type Day, isoDay } from '../../domain/calendar.ts';
import type { Entry } from '../../domain/entry.ts';
import { type EventType } from '../../domain/event.ts';
import { participantsOf } from '../../domain/participants.ts';
import { fold } from '../history/catalogue.ts';
import { pagesOf } from '../history/timeline.ts';
import { citationsOf, type EventView, eventView } from './event-view.ts';
import type { OpenTimeline } from './read-timeline.ts';

/** What the listed events have in common; all given must hold. */
export interface EventFilter {
  /** Any of these takes part: acts, is acted on, or is named. */
  readonly actors?: readonly string[];
  readonly types?: readonly EventType[];
  readonly from?: Day;
  readonly to?: Day;
  readonly source?: string;
  /** Words that all occur in the summary, key or note, without regard to case and accents. */
  readonly text?: string;
}

/** How many events are listed where no other number is asked for; a report is held whole. */
export const LISTED = 10_000;

export interface EventsReport {
  readonly timeline: string;
  readonly filter: {
    readonly actors?: readonly string[];
    readonly types?: readonly string[];
    readonly from?: string;
    readonly to?: string;
    readonly source?: string;
    readonly text?: string;
  };
  readonly known?: string;
  /** Events of the timeline, and of them those that match. */
  readonly of: number;
  readonly matching: number;
  /** The first of those that match: all of them, or as many as were asked for. */
  readonly events: readonly EventView[];
}

export async function eventsReport(
  { timeline, catalogue }: OpenTimeline,
  filter: EventFilter,
  { limit = LISTED, onEvents }: { limit?: number; onEvents?: (done: number) => void } = {},
): Promise<EventsReport> {
  const events: EventView[] = [];
  let of = 0;
  let matching = 0;
  for await (const page of pagesOf(timeline)) {
    of += page.length;
    for (const { entry } of page) {
      if (!matches(entry, filter)) continue;
      matching += 1;
      if (matching <= limit) events.push(eventView(entry, catalogue));
    }
    onEvents?.(of);
  }
  const { from, to, ...rest } = filter;
  return {
    timeline: timeline.title,
    filter: {
      ...rest,
      ...(from === undefined ? {} : { from: isoDay(from) }),
      ...(to === undefined ? {} : { to: isoDay(to) }),
    },
    ...(timeline.known === undefined ? {} : { known: timeline.known }),
    of,
    matching,
    events,
  };
}

function matches({ event, start, end }: Entry, filter: EventFilter): boolean {
  const { actors, types, from, to, source, text } = filter;
  if (types !== undefined && !types.includes(event.type)) return false;
  if (from !== undefined && end < from) return false;
  if (to !== undefined && start > to) return false;
  if (actors !== undefined && !participantsOf(event).some((name) => actors.includes(name)))
    return false;
  if (source !== undefined && !citationsOf(event).some((each) => each.source === source))
    return false;
  return text === undefined || holds(event, text);
}

function holds({ summary, key, provenance, data }: Entry['event'], text: string): boolean {
  const note = 'note' in provenance ? (provenance.note ?? '') : '';
  const searched = fold(`${key} ${summary} ${note} ${JSON.stringify(data)}`);
  return fold(text)
    .split(/\s+/)
    .every((word) => searched.includes(word));
}
