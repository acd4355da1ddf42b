import type { Day } from '../../../domain/calendar.ts';
import type { Entry } from '../../../domain/entry.ts';
import { statesOf } from '../state/states.ts';
import type { TimelineData } from '../state/timeline-data.ts';

/** An event that all of several timelines have, which they can be aligned on. */
export interface SharedEvent {
  readonly key: string;
  readonly summary: string;
  /** Its date in the base, as it stands there. */
  readonly occurred: string;
  /** The first day it can mean, in each timeline, the base first. */
  readonly days: readonly Day[];
}

/** An event by its key, where a timeline has it; what falls there is not had, when that counts. */
function hadIn(read: TimelineData, key: string, cascade: boolean): Entry | undefined {
  const entry = statesOf(read).byKey(key);
  return entry !== undefined && cascade && read.knockOns.fallen.has(entry.event.id)
    ? undefined
    : entry;
}

/** The event of a key in all of some timelines; undefined where one of them has none. */
export function sharedEvent(
  reads: readonly TimelineData[],
  key: string,
  cascade: boolean,
): SharedEvent | undefined {
  const entries = reads.map((read) => hadIn(read, key, cascade));
  const [first] = entries;
  if (first === undefined) return undefined;
  const days = entries.flatMap((entry) => entry?.start ?? []);
  if (days.length < reads.length) return undefined;
  return { key, summary: first.event.summary, occurred: first.event.occurred, days };
}

/** How many of those that stand on one day everywhere are offered: the latest. */
const LATEST = 100;

export interface Offered {
  /** On another day in one of them. */
  readonly moved: readonly SharedEvent[];
  readonly still: readonly SharedEvent[];
}

/** The events to choose from, the latest first. */
export function offeredEvents(reads: readonly TimelineData[], cascade: boolean): Offered {
  const moved: SharedEvent[] = [];
  const still: SharedEvent[] = [];
  for (const { event } of reads[0]?.entries.toReversed() ?? []) {
    const shared = sharedEvent(reads, event.key, cascade);
    if (shared === undefined) continue;
    if (new Set(shared.days).size > 1) moved.push(shared);
    else if (still.length < LATEST) still.push(shared);
  }
  return { moved, still };
}
