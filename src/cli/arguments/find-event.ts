import { formatTimelineName } from '../../history/names.ts';
import type { Reading } from '../../history/amend.ts';
import { openTimeline, readEvent } from '../../history/timeline.ts';
import type { EventStore } from '../../store/port.ts';
import { UsageError } from '../../input/usage.ts';
import { timelinesOf } from '../../history/timelines.ts';
import { didYouMean } from '../../input/suggest.ts';
import { keysOf } from '../../report/read-timeline.ts';

export interface Found {
  readonly timeline: string;
  readonly reading: Reading;
}

/** Finds an event by key or id in one timeline. Throws UsageError with near keys. */
export async function findIn(
  store: EventStore,
  timeline: string,
  key: string,
  call: string,
): Promise<Found> {
  const reading = await readEvent(await openTimeline(store, timeline), key);
  if (reading !== undefined) return { timeline, reading };
  throw await unknownEvent(store, [timeline], key, call);
}

/** Finds an event in the records, else in the branches. Asks when it is in several. */
export async function findAnywhere(store: EventStore, key: string, call: string): Promise<Found> {
  const known = await timelinesOf(store);
  const records = known.filter(({ branch }) => branch === undefined).map(formatTimelineName);
  const branches = known.filter(({ branch }) => branch !== undefined).map(formatTimelineName);
  for (const group of [records, branches]) {
    const found: Found[] = [];
    for (const timeline of group) {
      const reading = await readEvent(await openTimeline(store, timeline), key);
      if (reading !== undefined) found.push({ timeline, reading });
    }
    const [only, ...others] = found;
    if (only !== undefined && others.length === 0) return only;
    if (only !== undefined) {
      const lines = found.map(({ timeline }) => `  ${call} show ${key} --in ${timeline}`);
      throw new UsageError(`"${key}" is in several timelines; say which:\n${lines.join('\n')}`);
    }
  }
  throw await unknownEvent(store, records, key, call);
}

async function unknownEvent(
  store: EventStore,
  timelines: readonly string[],
  key: string,
  call: string,
): Promise<UsageError> {
  const keys: string[] = [];
  for (const timeline of timelines) keys.push(...(await keysOf(store, timeline)));
  const where = timelines.length === 1 ? (timelines[0] ?? '') : 'any record';
  return new UsageError(
    `no event "${key}" in ${where}.${didYouMean(key, keys)} ` +
      `Events are named by key or id; find one with:\n  ${call} events ${timelines[0] ?? 'CASE'} --text WORDS`,
  );
}
