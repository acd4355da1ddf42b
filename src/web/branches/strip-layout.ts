import { scaleLinear } from 'd3-scale';
import type { Day } from '../../../domain/calendar.ts';
import type { Entry } from '../../../domain/entry.ts';

export const WIDTH = 1000;
export const SIDE = 16;
const STEP = 13;
/** So many marks stand over each other at most; the rest lie on the highest. */
const LEVELS = 12;
export const FOOT = 22;

/** More marks than these would lie over each other: they are drawn as bars. */
export const DRAWN = 400;
/** Bars: as wide, and as high at most. */
const BAR = 4;
const HIGH = 36;

export interface StripMark {
  readonly entry: Entry;
  readonly x: number;
  readonly y: number;
}

export function spanOf(entries: readonly Entry[]): [Day, Day] {
  const first = entries[0]?.start ?? 0;
  const last = entries.at(-1)?.start ?? first;
  const beside = Math.max(7, Math.round((last - first) / 20));
  return [first - beside, last + beside];
}

/** Marks from left to right, each on the lowest level that is free; the rest on the highest. */
export function layOut(entries: readonly Entry[], span: [Day, Day], isMany: boolean) {
  const x = scaleLinear(span, [SIDE, WIDTH - SIDE]);
  const taken = Array.from({ length: LEVELS }, () => Number.NEGATIVE_INFINITY);
  let highest = 0;
  const levels = entries.map((entry): { entry: Entry; x: number; level: number } => {
    const at = x(entry.start);
    const free = taken.findIndex((each) => at - each >= 14);
    const level = free === -1 ? LEVELS - 1 : free;
    taken[level] = at;
    highest = Math.max(highest, level);
    return { entry, x: at, level };
  });
  const height = Math.max(isMany ? HIGH : 0, (highest + 1) * STEP) + FOOT + 12;
  const placed = levels.map(({ level, ...rest }): StripMark => ({
    ...rest,
    y: height - FOOT - 12 - level * STEP,
  }));
  return { x, placed, height };
}

/** How many events stand where, as one path over the line at 0: a bar for each few pixels. */
export function barsOf(entries: readonly Entry[]): string {
  const x = scaleLinear(spanOf(entries), [SIDE, WIDTH - SIDE]);
  const counts = new Map<number, number>();
  for (const { start } of entries) {
    const bar = Math.floor(x(start) / BAR);
    counts.set(bar, (counts.get(bar) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return [...counts]
    .map(([bar, count]) => {
      const high = Math.max(2, Math.round((count / most) * HIGH));
      return `M${bar * BAR} 0v-${high}h${BAR - 1}v${high}z`;
    })
    .join('');
}

/** The event nearest to a day; entries are in order. */
export function nearestOn(entries: readonly Entry[], day: Day): Entry | undefined {
  let [low, high] = [0, entries.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((entries[middle]?.start ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [entries[low - 1], entries[low]];
  if (before === undefined || after === undefined) return after;
  return day - before.start <= after.start - day ? before : after;
}
