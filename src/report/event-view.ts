import { isoDay } from '../../domain/calendar.ts';
import type { Amendment, Entry } from '../../domain/entry.ts';
import type { Event } from '../../domain/event.ts';
import type { Citation } from '../../domain/source.ts';
import { type Catalogue, nameOf, shortSource } from '../history/catalogue.ts';

/** A source in a few words, with the name under which the catalogue keeps it. */
export interface Cite {
  readonly source: string;
  readonly cite: string;
}

/** One event as lists show it. */
export interface EventView {
  readonly key: string;
  readonly id: string;
  readonly type: string;
  /** As precisely as the source says (EDTF), and the first day that can mean. */
  readonly occurred: string;
  readonly on: string;
  readonly actor: string;
  readonly actorName: string;
  readonly summary: string;
  readonly provenance: Event['provenance']['kind'];
  readonly sources: readonly Cite[];
  /** Why it is assumed, in a branch. */
  readonly reason?: string;
  readonly amended: readonly AmendedView[];
}

export interface AmendedView {
  readonly kind: Amendment['kind'];
  readonly by: string;
  /** Each field that changed: what it was, and what it is after this change. */
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  readonly field: string;
  readonly was: unknown;
  readonly is: unknown;
}

export function eventView(entry: Entry, catalogue: Catalogue): EventView {
  const { event } = entry;
  const { provenance } = event;
  return {
    key: event.key,
    id: event.id,
    type: event.type,
    occurred: event.occurred,
    on: isoDay(entry.start),
    actor: event.actor,
    actorName: nameOf(catalogue, event.actor),
    summary: event.summary,
    provenance: provenance.kind,
    sources: citesOf(entry, catalogue),
    ...(provenance.kind === 'hypothetical' ? { reason: provenance.reason } : {}),
    amended: amendedViews(entry),
  };
}

export function citesOf({ event }: Pick<Entry, 'event'>, catalogue: Catalogue): Cite[] {
  const sources = new Set(citationsOf(event).map(({ source }) => source));
  return [...sources].map((source) => ({ source, cite: shortSource(catalogue, source) }));
}

export function citationsOf({ provenance }: Event): readonly Citation[] {
  return provenance.kind === 'documented' || provenance.kind === 'correction'
    ? provenance.citations
    : [];
}

function amendedViews({ amended = [], event }: Entry): AmendedView[] {
  return amended.map(({ kind, by, before }, i) => ({
    kind,
    by,
    fields: changedFields(before, amended[i + 1]?.before ?? event),
  }));
}

/** Fields that differ between two readings of an event; `data` field by field. */
export function changedFields(before: Event, after: Event): FieldChange[] {
  const was = flat(before);
  const is = flat(after);
  const fields = [...new Set([...was.keys(), ...is.keys()])];
  return fields.flatMap((field): FieldChange[] =>
    JSON.stringify(was.get(field)) === JSON.stringify(is.get(field))
      ? []
      : [{ field, was: was.get(field) ?? null, is: is.get(field) ?? null }],
  );
}

function flat({ occurred, actor, summary, data }: Event): Map<string, unknown> {
  const inner = Object.entries(data).map(([key, value]) => [`data.${key}`, value] as const);
  return new Map<string, unknown>([
    ['occurred', occurred],
    ['actor', actor],
    ['summary', summary],
    ...inner,
  ]);
}
