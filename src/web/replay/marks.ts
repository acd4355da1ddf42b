import type { Day } from '../../../domain/calendar.ts';
import { OPEN_END } from '../../../domain/edtf.ts';
import type { Entry } from '../../../domain/entry.ts';
import type { Catalogue } from '../../history/catalogue.ts';
import { citationsOf } from '../../report/event-view.ts';
import type { Axis } from './axis.ts';
import type { Lane } from './lanes.ts';

/** What is drawn for an event, or for several that lie too near each other. */
export interface EventMark {
  readonly lane: number;
  readonly x: number;
  /** 0, 1, 2 upwards; on the last level stand the rest. */
  readonly level: number;
  readonly entries: readonly Entry[];
}

/** An uncertain date, in the strip under the marks of its lane. */
export interface Bar {
  readonly lane: number;
  /** 0 is nearest to the marks. */
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

const APART = 12;
/** A number is wider than a shape. */
const NUMBER_APART = 18;
const LEVELS = 3;
const ROWS = 4;
const GAP = 3;

/** Marks of every event on the axis, dodged; each event is in exactly one. */
export function marksOf(
  entries: readonly Entry[],
  lanes: readonly Lane[],
  x: (day: Day) => number,
): EventMark[] {
  const taken = lanes.map(() => Array.from({ length: LEVELS }, () => Number.NEGATIVE_INFINITY));
  const marks: { lane: number; x: number; level: number; entries: Entry[] }[] = [];
  /** By lane: the mark on the last level, which takes what finds no room. */
  const top = new Map<number, (typeof marks)[number]>();
  for (const entry of entries) {
    const lane = lanes.findIndex(({ actors }) => actors.has(entry.event.actor));
    const levels = taken[lane];
    if (levels === undefined) continue;
    const at = x(entry.start);
    const crowded = top.get(lane);
    const numbered = crowded !== undefined && crowded.entries.length > 1;
    const free = levels.findIndex(
      (last, level) => at - last >= (numbered && level === LEVELS - 1 ? NUMBER_APART : APART),
    );
    if (free < 0 && crowded !== undefined) {
      crowded.entries.push(entry);
      continue;
    }
    const level = Math.max(free, 0);
    levels[level] = at;
    const mark = { lane, x: at, level, entries: [entry] };
    if (level === LEVELS - 1) top.set(lane, mark);
    marks.push(mark);
  }
  return marks;
}

export const isUncertain = ({ start, end }: Entry): boolean => end !== start && end !== OPEN_END;

/** Bars of uncertain dates, side by side where there is room; where there is none, as one. */
export function barsOf(entries: readonly Entry[], lanes: readonly Lane[], { x }: Axis): Bar[] {
  const rows = lanes.map(() => [] as { lane: number; row: number; from: number; to: number }[]);
  const bars: Bar[] = [];
  for (const entry of entries.filter(isUncertain)) {
    const lane = lanes.findIndex(({ actors }) => actors.has(entry.event.actor));
    const last = rows[lane];
    if (last === undefined) continue;
    const from = x(entry.start);
    const to = Math.max(from + 1, x(entry.end));
    const free = last.findIndex((bar) => from - bar.to >= GAP);
    const row = free >= 0 ? free : last.length;
    const shared = last[ROWS - 1];
    if (row >= ROWS && shared !== undefined) {
      shared.to = Math.max(shared.to, to);
      continue;
    }
    const bar = { lane, row, from, to };
    last[row] = bar;
    bars.push(bar);
  }
  return bars;
}

/** How an event is known: decides how its mark is filled and outlined. */
export const HOWS = ['documented', 'reported', 'hypothetical', 'simulated'] as const;
export type How = (typeof HOWS)[number];

/** In words, for the legend. */
export const HOW_WORDS: Readonly<Record<How, string>> = {
  documented: 'documented',
  reported: 'reported: by a single source that is not official',
  hypothetical: 'hypothetical',
  simulated: 'simulated',
};

/** What rests on a single source that is not an official one is reported, not documented. */
export function howOf({ event }: Entry, { sources }: Pick<Catalogue, 'sources'>): How {
  const { kind } = event.provenance;
  if (kind === 'hypothetical' || kind === 'simulated') return kind;
  const cited = new Set(citationsOf(event).map(({ source }) => source));
  if (cited.size !== 1) return 'documented';
  const [only = ''] = cited;
  return sources.get(only)?.kind === 'official' ? 'documented' : 'reported';
}
