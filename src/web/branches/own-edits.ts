import type { Entry } from '../../../domain/entry.ts';
import type { Event } from '../../../domain/event.ts';
import type { Changes } from '../../../domain/changes.ts';
import type { Edit, Insertion } from '../../history/edit/schema.ts';
import { keyedId } from '../../history/event-id.ts';
import type { TimelineData } from '../state/timeline-data.ts';

/** Whether an edit of the branch itself put the event there. */
export const isAdded = ({ timeline }: TimelineData, { event, stream }: Entry): boolean =>
  stream === timeline.lineage.at(-1)?.stream && event.provenance.kind === 'hypothetical';

/** The edit that leaves an event out: an added one is taken back. */
export function droppingOf(read: TimelineData, entry: Entry): Edit[] {
  const target = entry.event.key;
  return [isAdded(read, entry) ? { kind: 'undo', target } : { kind: 'drop', target }];
}

/** The edit that moves an event; an added one is taken back, and added anew on the day. */
export function shiftingOf(read: TimelineData, entry: Entry, to: string): Edit[] {
  return isAdded(read, entry)
    ? addedAnew(read, entry, { occurred: to })
    : [{ kind: 'shift', target: entry.event.key, to }];
}

/** The edit that changes what an event says; an added one is taken back, and added anew. */
export function replacingOf(read: TimelineData, entry: Entry, changes: Changes): Edit[] {
  return isAdded(read, entry)
    ? addedAnew(read, entry, changes)
    : [{ kind: 'replace', target: entry.event.key, changes }];
}

/** History edits inherited events alone, and takes own ones back: so two edits make one change. */
function addedAnew(read: TimelineData, { event }: Entry, { data, ...rest }: Changes): Edit[] {
  const merged = Object.entries({ ...event.data, ...data });
  const { orderInDay, ...told } = insertionOf(event);
  const isMoved = rest.occurred !== undefined && rest.occurred !== event.occurred;
  const anew: Insertion = {
    ...told,
    // What was said of the order within the old day says nothing on another.
    ...(isMoved || orderInDay === undefined ? {} : { orderInDay }),
    occurred: rest.occurred ?? event.occurred,
    actor: rest.actor ?? event.actor,
    summary: rest.summary ?? event.summary,
    key: freeKey(read, event.key),
    data: Object.fromEntries(merged.filter(([, value]) => value !== null)),
  };
  return [
    { kind: 'undo', target: event.key },
    { kind: 'insert', event: anew },
  ];
}

function insertionOf(event: Event): Insertion {
  const { key, type, occurred, orderInDay, actor, summary, data, knownTo } = event;
  return {
    key,
    type,
    occurred,
    actor,
    summary,
    data,
    jointly: event.jointly,
    because: event.because,
    fulfils: event.fulfils,
    ...(orderInDay === undefined ? {} : { orderInDay }),
    ...(knownTo === undefined ? {} : { knownTo }),
  };
}

/** `talks`, `talks-v2`, `talks-v3`: an event that is taken back keeps its name for itself. */
export function freeKey(
  { timeline, entries }: Pick<TimelineData, 'timeline' | 'entries'>,
  key: string,
) {
  const level = timeline.lineage.at(-1);
  const taken = new Set(entries.map(({ event }) => event.key));
  const isTaken = (name: string): boolean =>
    taken.has(name) || (level !== undefined && level.undone.has(keyedId(level.stream, name)));
  const stem = key.replace(/-v\d+$/, '');
  let version = 2;
  while (isTaken(`${stem}-v${version}`)) version += 1;
  return `${stem}-v${version}`;
}
