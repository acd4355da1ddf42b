import type { DataOf, Event, EventOf } from '../../domain/event.ts';
import { parseEdtf } from '../../domain/edtf.ts';
import { decodeEvent } from '../../domain/upcast.ts';
import type { Day } from '../../domain/calendar.ts';
import type { EventStore, Head } from '../store/port.ts';
import { HistoryError } from './failure.ts';
import {
  formatTimelineName,
  STREAM_PREFIX,
  streamOf,
  type TimelineName,
  timelineOf,
} from '../store/timeline-name.ts';

/** One stream of a timeline's descent, read up to a revision. */
export interface Level {
  readonly stream: string;
  /** Last revision that this timeline sees. */
  readonly upTo: number;
  /** How this level left the one below it; absent for the record. */
  readonly opened?: DataOf<'BranchOpened'> & { readonly forkDay: Day };
  /** Its corrections or edits in force, in order; undone ones are left out. */
  readonly amendments: readonly Event[];
  /** Ids of its own events that an undo has taken back. */
  readonly undone: ReadonlySet<string>;
}

/** A timeline's descent, the record first, the timeline itself last. */
export type Lineage = readonly Level[];

/** Deepest chain of branches followed; a longer one is a loop or a mistake. */
export const DEPTH_MAX = 64;

/** Reads a timeline's descent. Throws HistoryError when a stream is missing or the chain is broken. */
export async function readLineage(store: EventStore, name: TimelineName): Promise<Lineage> {
  const levels: Level[] = [];
  let stream = streamOf(name);
  let upTo = (await headOf(store, stream)).revision;
  for (;;) {
    if (levels.length > DEPTH_MAX) {
      throw new HistoryError(
        `${formatTimelineName(name)} has more than ${DEPTH_MAX} ancestors: its chain of parents does not end`,
      );
    }
    const level = await readLevel(store, stream, upTo);
    levels.push(level);
    if (level.opened === undefined) return levels.reverse();
    stream = level.opened.parent;
    upTo = level.opened.forkRevision;
    await checkFork(store, level);
  }
}

/**
 * The last event of a timeline's stream. Throws HistoryError naming the timelines that there are.
 *
 * ```ts
 * import { smallCase } from '../../test/history/small-case.ts';
 * const store = await smallCase();
 * (await headOf(store, 'case-test')).revision; // => 5
 * await headOf(store, 'case-tset'); // throws 'no timeline "tset"'
 * ```
 */
export async function headOf(store: EventStore, stream: string): Promise<Head> {
  const head = await store.head(stream);
  if (head === undefined) throw await unknownTimeline(store, stream);
  return head;
}

async function unknownTimeline(store: EventStore, stream: string): Promise<HistoryError> {
  const known = await store.streams({ prefix: STREAM_PREFIX, limit: 12 });
  const names = known.map((each) => formatTimelineName(timelineOf(each.stream)));
  const found = names.length === 0 ? 'the store is empty' : `there are ${names.join(', ')}`;
  return new HistoryError(
    `no timeline "${formatTimelineName(timelineOf(stream))}" in ${store.name}: ${found}`,
  );
}

/**
 * Reads one stream of a descent up to a revision. `extra`: amendments to read as if they were at its
 * end, to see what they would do.
 *
 * ```ts
 * import { smallCase } from '../../test/history/small-case.ts';
 * const store = await smallCase();
 * const level = await readLevel(store, 'case-test~no-arrest', 1);
 * [level.opened.forkDate, level.amendments.map(({ key }) => key)]; // => ['2021-01-01', ['drop-1']]
 * ```
 */
export async function readLevel(
  store: EventStore,
  stream: string,
  upTo: number,
  extra: readonly Event[] = [],
): Promise<Level> {
  const read: { readonly event: Event; readonly revision: number }[] = [];
  for await (const page of store.readOrdered(stream, { role: 'amendment', upTo })) {
    for (const { text, revision } of page) read.push({ event: decodeEvent(text), revision });
  }
  // Edits apply in the order in which they were made.
  const inOrder = read.sort((a, b) => a.revision - b.revision).map(({ event }) => event);
  const made = [...inOrder, ...extra];
  const undone = undoneBy(made);
  const amendments = made.filter(
    ({ type, id }) => type !== 'EditUndone' && type !== 'BranchOpened' && !undone.has(id),
  );
  const opening = made.find((event) => event.type === 'BranchOpened');
  if (opening === undefined) return { stream, upTo, amendments, undone };
  const opened = { ...opening.data, forkDay: parseEdtf(opening.data.forkDate).start };
  return { stream, upTo, opened, amendments, undone };
}

/**
 * The ids of the own events that are taken back. `amendments`: the amendments of one stream, in the
 * order in which they were made. An undo that is itself undone takes nothing back.
 *
 * ```ts
 * undoneBy([]).size; // => 0
 * ```
 */
export function undoneBy(amendments: readonly Event[]): ReadonlySet<string> {
  const undone = new Set<string>();
  const undos = amendments.filter(
    (event): event is EventOf<'EditUndone'> => event.type === 'EditUndone',
  );
  for (const undo of undos.toReversed()) {
    if (!undone.has(undo.id)) undone.add(undo.data.edit);
  }
  return undone;
}

async function checkFork(store: EventStore, level: Level): Promise<void> {
  const { opened } = level;
  if (opened === undefined) return;
  for await (const page of store.read(opened.parent, {
    from: opened.forkRevision,
    to: opened.forkRevision,
  })) {
    for (const stored of page) {
      if (stored.hash === opened.forkHash) return;
    }
  }
  throw new HistoryError(
    `${level.stream} was forked from ${opened.parent} at revision ${opened.forkRevision}, ` +
      'but the parent in this store has another history there: import the parent that belongs to it',
  );
}
