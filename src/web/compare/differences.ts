import { isoDay } from '../../../domain/calendar.ts';
import { parseEdtf } from '../../../domain/edtf.ts';
import type { EventView } from '../../report/event-view.ts';
import type { PairView } from '../../report/compare.ts';
import type { TimelinePair } from './finding.ts';
import { counted } from '../../report/words.ts';
import { timelineInWords } from '../../report/compare-words.ts';

/** An event that is not the same in both. */
export interface EventDifference {
  /** Its place in every list of differences. */
  readonly id: string;
  readonly pair: TimelinePair;
  readonly key: string;
  /** The first day it can mean, in the base where both have it. */
  readonly on: string;
  /** Where it can be looked at. */
  readonly timeline: string;
  readonly summary: string;
  /** `only in the record`, `moved 21 days later`, `changed`. */
  readonly how: string;
  /** It falls there: a cause or a condition of it is gone. */
  readonly falls: boolean;
  readonly fields: readonly {
    readonly field: string;
    readonly was: unknown;
    readonly is: unknown;
  }[];
}

/** What differs event by event, by date. */
export function differencesOf(pair: TimelinePair): EventDifference[] {
  const { whole, base, other } = pair;
  const falling = new Set([...whole.a.falling, ...whole.b.falling]);
  const only = (event: EventView, timeline: string): EventDifference => ({
    id: `${other} ${event.key} ${timeline}`,
    pair,
    key: event.key,
    on: event.on,
    timeline,
    summary: event.summary,
    how: `only in ${timelineInWords(timeline)}`,
    falls: falling.has(event.key),
    fields: [],
  });
  const both = (each: PairView, how: string): EventDifference => ({
    id: `${other} ${each.key}`,
    pair,
    key: each.key,
    on: isoDay(parseEdtf(each.a).start),
    timeline: base,
    summary: each.summary,
    how,
    falls: falling.has(each.key),
    fields: each.fields,
  });
  return [
    ...whole.onlyA.map((event) => only(event, base)),
    ...whole.onlyB.map((event) => only(event, other)),
    ...whole.moved.map((each) => both(each, `moved ${movedBy(each)} in ${timelineInWords(other)}`)),
    ...whole.changed.map((each) => both(each, `changed in ${timelineInWords(other)}`)),
  ].sort((x, y) => (x.on === y.on ? 0 : x.on < y.on ? -1 : 1));
}

function movedBy({ a, b }: PairView): string {
  const days = parseEdtf(b).start - parseEdtf(a).start;
  if (days === 0) return `from ${a} to ${b}`;
  const many = counted(Math.abs(days), 'day');
  return `${many} ${days > 0 ? 'later' : 'earlier'}`;
}
