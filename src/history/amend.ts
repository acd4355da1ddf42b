import { parseEdtf } from '../../domain/edtf.ts';
import { type Amendment, type Entry, entryOf } from '../../domain/entry.ts';
import { type Event, eventSchema } from '../../domain/event.ts';
import type { Changes } from '../../domain/changes.ts';
import type { Citation } from '../../domain/source.ts';
import { compareInstants } from '../../domain/text.ts';
import { decodeEvent } from '../../domain/upcast.ts';
import { roleOf } from '../../domain/vocabulary.ts';
import { formatProblem } from '../input/problem.ts';
import { parsing, problemsOf } from '../input/wording.ts';
import type { EventStore } from '../store/port.ts';
import { HistoryError } from './failure.ts';
import type { Lineage } from './lineage.ts';

/** An inherited event as a timeline reads it, or why it is not in it. */
export type Reading =
  | { readonly entry: Entry; readonly level: number }
  | {
      readonly gone: 'dropped' | 'withdrawn' | 'cut';
      readonly by?: Event;
      readonly was: Entry;
      readonly level: number;
    };

/** What corrections and edits make of each event they touch, by id. */
export type Readings = ReadonlyMap<string, Reading>;

type Edits = readonly { readonly level: number; readonly edit: Event }[];

/**
 * Reads every touched event and applies to it, from its own level up: the corrections there, then
 * for each branch above the cut of an open fork and that branch's edits, in the order made. Events
 * that nothing touches are not in the result. `known`: a moment in UTC; what the record learnt
 * later does not count. Throws HistoryError where changes no longer fit their event.
 *
 * ```ts
 * import { straitWithBranch, talks } from '../../test/history/strait.ts';
 * import { readLineage } from './lineage.ts';
 * const store = await straitWithBranch();
 * const lineage = await readLineage(store, { case: 'strait', branch: 'no-talks' });
 * const readings = await readAmended(store, lineage);
 * readings.get(talks.id).gone; // => 'dropped'
 * readings.size; // => 1
 * ```
 */
export async function readAmended(
  store: EventStore,
  lineage: Lineage,
  known?: string,
): Promise<Readings> {
  const byTarget = new Map<string, { level: number; edit: Event }[]>();
  for (const [level, { amendments }] of lineage.entries()) {
    for (const edit of amendments) {
      const target = targetOf(edit);
      if (target === undefined || isLater(edit, known)) continue;
      byTarget.set(target, [...(byTarget.get(target) ?? []), { level, edit }]);
    }
  }
  const readings = new Map<string, Reading>();
  for (const [target, edits] of byTarget) {
    const found = await findIn(store, lineage, target);
    if (found === undefined || roleOf(found.entry.event.type) !== 'world') continue;
    if (!isLater(found.entry.event, known)) {
      readings.set(target, amend(lineage, found, edits));
    }
  }
  return readings;
}

/** True for a documented event or correction that was recorded after the moment asked about. */
export function isLater(event: Event, known: string | undefined): boolean {
  const { kind } = event.provenance;
  // A branch is its author's work whenever it was made; only the record has a "known by then".
  return (
    known !== undefined &&
    (kind === 'documented' || kind === 'correction') &&
    compareInstants(event.recorded, known) > 0
  );
}

function targetOf(edit: Event): string | undefined {
  switch (edit.type) {
    case 'EventCorrected':
    case 'EventDropped':
    case 'EventShifted':
    case 'EventReplaced':
      return edit.data.target;
    default:
      return undefined;
  }
}

/** Finds an event in a timeline's descent, within what the timeline sees of each stream. */
export async function findIn(
  store: EventStore,
  lineage: Lineage,
  id: string,
): Promise<{ readonly entry: Entry; readonly level: number } | undefined> {
  for (const [level, { stream, upTo, undone }] of lineage.entries()) {
    const stored = await store.find(stream, id);
    if (stored === undefined || stored.revision > upTo || undone.has(id)) continue;
    return { entry: entryOf(decodeEvent(stored.text), stream, stored.revision), level };
  }
  return undefined;
}

function amend(lineage: Lineage, found: { entry: Entry; level: number }, edits: Edits): Reading {
  let { entry } = found;
  const amended: Amendment[] = [];
  for (let level = found.level; level < lineage.length; level += 1) {
    const opened = level > found.level ? lineage[level]?.opened : undefined;
    if (opened?.mode === 'open' && entry.start > opened.forkDay) {
      return { gone: 'cut', was: entry, level: found.level };
    }
    for (const { edit } of edits.filter((each) => each.level === level)) {
      const next = apply(entry.event, edit);
      if (next === undefined) {
        return {
          gone: edit.type === 'EventCorrected' ? 'withdrawn' : 'dropped',
          by: edit,
          was: entry,
          level: found.level,
        };
      }
      amended.push({ by: edit.key, kind: kindOf(edit), before: entry.event });
      entry = entryOf(next, entry.stream, entry.revision, amended);
    }
  }
  return { entry, level: found.level };
}

function kindOf(edit: Event): Amendment['kind'] {
  return edit.type === 'EventCorrected'
    ? 'corrected'
    : edit.type === 'EventShifted'
      ? 'shifted'
      : 'replaced';
}

/** An event after one edit; undefined when the edit takes it out. */
function apply(event: Event, edit: Event): Event | undefined {
  switch (edit.type) {
    case 'EventDropped':
      return undefined;
    case 'EventShifted':
      return moved(event, edit.data.to);
    case 'EventReplaced':
      return changed(event, edit.data.changes);
    case 'EventCorrected': {
      if (edit.data.withdrawn) return undefined;
      const { changes, citations } = edit.data;
      return cited(changes === undefined ? event : changed(event, changes), citations);
    }
    default:
      return event;
  }
}

/** An event on another date. */
export function moved(event: Event, occurred: string): Event {
  return withoutOldOrder(event, { ...event, occurred });
}

/** What sources tell of the order within the old day says nothing on another. */
function withoutOldOrder(before: Event, after: Event): Event {
  return parseEdtf(before.occurred).start === parseEdtf(after.occurred).start
    ? after
    : { ...after, orderInDay: undefined };
}

/**
 * Applies changes field by field; `data` is merged, null removes a field. The event given stays as
 * it is. Throws HistoryError when the result is no event.
 *
 * ```ts
 * import { ban } from '../../test/history/strait.ts';
 * changed(ban, { occurred: '2020-03', data: { scope: 'all ships' } }).data.scope; // => 'all ships'
 * changed(ban, { data: { kind: 'whim' } }); // throws 'ban cannot be changed like this'
 * ```
 */
export function changed(event: Event, changes: Changes): Event {
  const { data: dataChanges = {}, ...rest } = changes;
  const merged = Object.entries({ ...event.data, ...dataChanges });
  const data = Object.fromEntries(merged.filter(([, value]) => value !== null));
  const result = eventSchema.safeParse({ ...event, ...rest, data }, parsing);
  if (result.success) return withoutOldOrder(event, result.data);
  throw new HistoryError(
    problemsOf(`${event.key} cannot be changed like this`, result.error)
      .map(formatProblem)
      .join('; '),
  );
}

function cited(event: Event, citations: readonly Citation[]): Event {
  if (citations.length === 0 || event.provenance.kind !== 'documented') return event;
  const all = [...event.provenance.citations, ...citations];
  return { ...event, provenance: { ...event.provenance, citations: all } };
}
