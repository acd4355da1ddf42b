import { isoDay } from '../../domain/calendar.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Event } from '../../domain/event.ts';
import type { Citation, Source } from '../../domain/source.ts';
import { participantsOf } from '../../domain/participants.ts';
import { nameOf } from '../history/catalogue.ts';
import type { Reading } from '../history/amend.ts';
import { readEvent } from '../history/timeline.ts';
import {
  type AmendedView,
  citationsOf,
  citesOf,
  type Cite,
  type EventView,
  eventView,
} from './event-view.ts';
import { type Effect, effectOf } from './effect.ts';
import type { OpenTimeline } from './read-timeline.ts';

export interface CitationView extends Citation {
  /** The source in full, as the catalogue has it. */
  readonly full?: Source;
}

export interface CauseView {
  readonly key: string;
  readonly on: string;
  readonly summary: string;
  readonly says: string;
  readonly hedge?: string;
}

export interface ShowReport {
  readonly timeline: string;
  /** Absent from the timeline: dropped by an edit, withdrawn by a correction, or cut by a fork. */
  readonly gone?: { readonly how: string; readonly by?: string; readonly reason?: string };
  readonly event: EventView;
  readonly recorded: string;
  readonly jointly: readonly string[];
  readonly knownTo?: readonly string[];
  readonly fulfils: readonly string[];
  readonly data: Event['data'];
  readonly note?: string;
  readonly citations: readonly CitationView[];
  readonly causes: readonly CauseView[];
  readonly leadsTo: readonly CauseView[];
  /** Corrections and edits that it reads through, oldest first: both values, and on what ground. */
  readonly corrections: readonly CorrectionView[];
  /** What it changed, on that day. */
  readonly changed: { readonly on: string; readonly effects: readonly Effect[] };
  readonly names: Readonly<Record<string, string>>;
}

export interface CorrectionView extends AmendedView {
  readonly recorded: string;
  readonly summary: string;
  /** Why the author of a branch assumes it. */
  readonly reason?: string;
  readonly sources: readonly Cite[];
}

/** One event of a timeline in full. */
export async function showReport(opened: OpenTimeline, reading: Reading): Promise<ShowReport> {
  const { timeline, catalogue } = opened;
  const present = 'entry' in reading;
  const entry = present ? reading.entry : reading.was;
  const { event } = entry;
  const { provenance } = event;
  const effect = present ? await effectOf(timeline, entry) : undefined;
  return {
    timeline: timeline.title,
    ...(present ? {} : { gone: goneView(reading) }),
    event: eventView(entry, catalogue),
    recorded: event.recorded,
    jointly: event.jointly,
    ...(event.knownTo === undefined ? {} : { knownTo: event.knownTo }),
    fulfils: event.fulfils,
    data: event.data,
    ...('note' in provenance && provenance.note !== undefined ? { note: provenance.note } : {}),
    citations: citationsOf(event).map((citation): CitationView => {
      const full = catalogue.sources.get(citation.source);
      return full === undefined ? citation : { ...citation, full };
    }),
    causes: await causesOf(opened, event),
    leadsTo: (effect?.leadsTo ?? []).map((each) => consequence(each, event.id)),
    corrections: correctionsOf(opened, entry),
    changed: { on: effect?.on ?? isoDay(entry.start), effects: effect?.effects ?? [] },
    names: Object.fromEntries(
      participantsOf(event).map((actor) => [actor, nameOf(catalogue, actor)]),
    ),
  };
}

function correctionsOf({ timeline, catalogue }: OpenTimeline, entry: Entry): CorrectionView[] {
  const made = new Map(
    timeline.lineage.flatMap(({ amendments }) => amendments).map((event) => [event.key, event]),
  );
  return eventView(entry, catalogue).amended.flatMap((view): CorrectionView[] => {
    const event = made.get(view.by);
    if (event === undefined) return [];
    const { recorded, summary, provenance } = event;
    const reason = provenance.kind === 'hypothetical' ? { reason: provenance.reason } : {};
    return [{ ...view, recorded, summary, ...reason, sources: citesOf({ event }, catalogue) }];
  });
}

function goneView(reading: Exclude<Reading, { entry: Entry }>): NonNullable<ShowReport['gone']> {
  const { gone: how, by } = reading;
  const reason = by?.provenance.kind === 'hypothetical' ? by.provenance.reason : by?.summary;
  return {
    how,
    ...(by === undefined ? {} : { by: by.key }),
    ...(reason === undefined ? {} : { reason }),
  };
}

async function causesOf({ timeline }: OpenTimeline, event: Event): Promise<CauseView[]> {
  const causes: CauseView[] = [];
  for (const { event: id, says, hedge } of event.because) {
    const reading = await readEvent(timeline, id);
    const cause =
      reading === undefined ? undefined : 'entry' in reading ? reading.entry : reading.was;
    causes.push({
      key: cause?.event.key ?? id,
      on: cause === undefined ? '' : isoDay(cause.start),
      summary: cause?.event.summary ?? 'not in this timeline',
      says,
      ...(hedge === undefined ? {} : { hedge }),
    });
  }
  return causes;
}

function consequence({ event, start }: Entry, cause: string): CauseView {
  const link = event.because.find((each) => each.event === cause);
  return {
    key: event.key,
    on: isoDay(start),
    summary: event.summary,
    says: link?.says ?? '',
    ...(link?.hedge === undefined ? {} : { hedge: link.hedge }),
  };
}
