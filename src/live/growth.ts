/** How a timeline reads after its own stream has grown: the streams below it are fixed at the fork. */

import { type Entry, entryOf } from '../../domain/entry.ts';
import type { Event } from '../../domain/event.ts';
import { decodeEvent } from '../../domain/upcast.ts';
import { roleOf } from '../../domain/vocabulary.ts';
import { readAmended, type Reading } from '../history/amend.ts';
import type { LevelEntry } from '../history/effective.ts';
import { HistoryError } from '../history/failure.ts';
import { type Level, readLevel } from '../history/lineage.ts';
import { readEvent, type Timeline } from '../history/timeline.ts';
import type { StoredEvent } from '../store/port.ts';

/** One event of the effective history that reads differently: new without `before`, gone without `after`. */
export interface Change {
  readonly before?: Entry;
  readonly after?: Entry;
}

export interface PlacedChange {
  readonly before?: LevelEntry;
  readonly after?: LevelEntry;
}

export interface Growth {
  readonly timeline: Timeline;
  readonly events: readonly Event[];
  readonly changes: readonly PlacedChange[];
}

/** The stream that a timeline grows by. */
export function ownLevel({ lineage, title }: Timeline): Level {
  const level = lineage.at(-1);
  if (level === undefined) throw new HistoryError(`${title} has no stream`);
  return level;
}

/** A timeline as it reads up to a revision of its own stream. */
export async function timelineAt(timeline: Timeline, upTo: number): Promise<Timeline> {
  const { store, lineage } = timeline;
  const level = await readLevel(store, ownLevel(timeline).stream, upTo);
  const grown = [...lineage.slice(0, -1), level];
  return { ...timeline, lineage: grown, readings: await readAmended(store, grown) };
}

/** What events that were appended to its stream make of a timeline. */
export async function growBy(timeline: Timeline, page: readonly StoredEvent[]): Promise<Growth> {
  const upTo = page.at(-1)?.revision ?? ownLevel(timeline).upTo;
  const amends = page.some(({ role }) => role === 'amendment') || areAimedAt(timeline, page);
  const grown = amends ? await timelineAt(timeline, upTo) : longer(timeline, upTo);
  const events = page.map(({ text }) => decodeEvent(text));
  const changes = [
    ...newIn(grown, page, events),
    ...(amends ? await amendedBetween(timeline, grown) : []),
  ];
  return { timeline: grown, events, changes };
}

/** A correction may have come before what it corrects. */
function areAimedAt(timeline: Timeline, page: readonly StoredEvent[]): boolean {
  const { amendments, undone } = ownLevel(timeline);
  const aims = new Set(amendments.flatMap(targetsOf));
  return page.some(({ id }) => aims.has(id) || undone.has(id));
}

function longer(timeline: Timeline, upTo: number): Timeline {
  const level = { ...ownLevel(timeline), upTo };
  return { ...timeline, lineage: [...timeline.lineage.slice(0, -1), level] };
}

/** Events of the world that are new, as far as nothing in the same page took them out again. */
function newIn(
  { lineage, readings }: Timeline,
  page: readonly StoredEvent[],
  events: readonly Event[],
): PlacedChange[] {
  const level = lineage.length - 1;
  const undone = lineage[level]?.undone;
  return page.flatMap(({ id, role, stream, revision }, i): PlacedChange[] => {
    const event = events[i];
    if (role !== 'world' || event === undefined || undone?.has(id) === true) return [];
    const reading = readings.get(id);
    if (reading === undefined)
      return [{ after: { entry: entryOf(event, stream, revision), level } }];
    return 'entry' in reading ? [{ after: reading }] : [];
  });
}

/** Events that were there before and that corrections, edits or undos make read differently. */
async function amendedBetween(was: Timeline, is: Timeline): Promise<PlacedChange[]> {
  const changes: PlacedChange[] = [];
  for (const id of touchedBetween(ownLevel(was), ownLevel(is))) {
    const before = inWorld(await readEvent(was, id));
    const after = inWorld(await readEvent(is, id));
    const isNew =
      after?.entry.stream === ownLevel(is).stream && after.entry.revision > ownLevel(was).upTo;
    if (isNew || JSON.stringify(before) === JSON.stringify(after)) continue;
    changes.push({ ...(before && { before }), ...(after && { after }) });
  }
  return changes;
}

/** Ids that an amendment aims at which only one of the two has, and those that only one undoes. */
function touchedBetween(was: Level, is: Level): ReadonlySet<string> {
  const had = new Set(was.amendments.map(({ id }) => id));
  const has = new Set(is.amendments.map(({ id }) => id));
  const differing = [
    ...was.amendments.filter(({ id }) => !has.has(id)),
    ...is.amendments.filter(({ id }) => !had.has(id)),
  ];
  return new Set([
    ...differing.flatMap(targetsOf),
    ...[...was.undone].filter((id) => !is.undone.has(id)),
    ...[...is.undone].filter((id) => !was.undone.has(id)),
  ]);
}

function targetsOf({ data }: Event): string[] {
  return 'target' in data ? [data.target] : [];
}

function inWorld(reading: Reading | undefined): LevelEntry | undefined {
  if (reading === undefined || !('entry' in reading)) return undefined;
  return roleOf(reading.entry.event.type) === 'world' ? reading : undefined;
}
