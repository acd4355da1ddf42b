import type { Day } from '../../../domain/calendar.ts';
import { type Point, type Series, type SeriesReport, valueOn } from '../../report/series.ts';
import { inWords, letterOf } from './choose.ts';

export const layouts = ['panels', 'overlay', 'difference'] as const;
export type Layout = (typeof layouts)[number];
export const aligns = ['calendar', 'fork'] as const;
export type Align = (typeof aligns)[number];

/** A timeline with what is drawn of it. */
export interface Drawn extends SeriesReport {
  /** The day it parts from the base; undefined for the base. */
  readonly fork: Day | undefined;
}

export interface Line {
  /** Its place among the timelines: 0 is the base. */
  readonly at: number;
  readonly label: string;
  readonly points: readonly Point[];
  /** From here on the timeline has no events. */
  readonly ends: number;
}

/** One small picture: lines on one pair of scales. */
export interface Panel {
  readonly heading: string;
  readonly lines: readonly Line[];
}

/** The panels of one total, which share a scale. */
export interface Row {
  readonly name: string;
  readonly panels: readonly Panel[];
  readonly low: number;
  readonly high: number;
  /** Differences, which are written with their sign. */
  readonly signed: boolean;
}

export interface Picture {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly Row[];
  /** Totals that are the same in all of them on every day drawn. */
  readonly alike: readonly string[];
  /** What counts as 0 on the axis: the fork, or nothing where it is the calendar. */
  readonly sinceFork: boolean;
}

export interface Wanted {
  readonly layout: Layout;
  readonly align: Align;
  /** The whole history, not only from a while before the first fork. */
  readonly whole: boolean;
  /** The day looked at, which is drawn in any case. */
  readonly day: Day;
}

/** Days drawn before the first fork, at least. */
const LEAD = 120;

/** What is drawn of several timelines, the base first. */
export function pictureOf(drawn: readonly Drawn[], wanted: Wanted): Picture {
  const sinceFork = wanted.layout === 'difference' && wanted.align === 'fork';
  const { from, to } = spanOf(drawn, wanted);
  const names = drawn[0]?.series.map(({ name }) => name) ?? [];
  const differ = names.filter((name) => differs(drawn, name, from));
  const rows = (differ.length === 0 ? names.slice(0, 1) : differ).map((name) => {
    const lines = drawn.map((each, at) => lineOf(each, at, name, from));
    return rowOf(
      name,
      wanted.layout === 'difference' ? against(lines, drawn, sinceFork) : lines,
      wanted,
    );
  });
  const alike = names.filter((name) => !differ.includes(name));
  if (!sinceFork) return { from, to, rows, alike, sinceFork };
  const first = Math.min(...drawn.flatMap(({ fork }) => fork ?? []));
  return { from: -LEAD, to: Math.max(LEAD, to - first), rows, alike, sinceFork };
}

/** From a while before they part to the last event of any. */
function spanOf(drawn: readonly Drawn[], { whole, day }: Wanted): { from: Day; to: Day } {
  const first = Math.min(...drawn.map((each) => each.first));
  const to = Math.max(first + 1, ...drawn.map((each) => each.last));
  const parted = Math.min(to, ...drawn.slice(1).map(({ fork }) => fork ?? first));
  const lead = Math.max(first, parted - Math.max(LEAD, to - parted));
  return { from: whole ? first : Math.min(lead, Math.max(first, day)), to };
}

const seriesOf = (drawn: Drawn, name: string): Series =>
  drawn.series.find((each) => each.name === name) ?? { name, points: [] };

function differs([base, ...others]: readonly Drawn[], name: string, from: Day): boolean {
  if (base === undefined) return false;
  const own = seriesOf(base, name);
  return others.some((other) => {
    const its = seriesOf(other, name);
    const days = [from, ...own.points.map(({ day }) => day), ...its.points.map(({ day }) => day)];
    return days.some((day) => day >= from && (valueOn(own, day) ?? 0) !== (valueOn(its, day) ?? 0));
  });
}

/** What holds at the left edge, then every change. */
function lineOf(drawn: Drawn, at: number, name: string, from: Day): Line {
  const series = seriesOf(drawn, name);
  const begins = { day: from, value: valueOn(series, from) ?? 0 };
  const points = [begins, ...series.points.filter(({ day }) => day > from)];
  return { at, label: `${letterOf(at)}: ${inWords(drawn.timeline)}`, points, ends: drawn.last };
}

/** Each of the others less the base, on the calendar or in days since its own fork. */
function against(
  [base, ...others]: readonly Line[],
  drawn: readonly Drawn[],
  sinceFork: boolean,
): Line[] {
  if (base === undefined) return [];
  const valueAt = (line: Line, day: Day): number =>
    valueOn({ name: '', points: line.points }, day) ?? 0;
  return others.map((line) => {
    const days = new Set([...base.points, ...line.points].map(({ day }) => day));
    const zero = sinceFork ? (drawn[line.at]?.fork ?? 0) : 0;
    const points = [...days]
      .sort((x, y) => x - y)
      .map((day) => ({ day: day - zero, value: valueAt(line, day) - valueAt(base, day) }));
    // What the base stands at is not known after its last event, nor is the difference.
    return { ...line, points, ends: Math.min(line.ends, base.ends) - zero };
  });
}

function rowOf(name: string, lines: readonly Line[], { layout }: Wanted): Row {
  const values = lines.flatMap(({ points }) => points.map(({ value }) => value));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // From 0 unless that would flatten what differs; a difference always shows its 0.
  const flat = layout !== 'difference' && low > 0 && high - low < high / 2;
  const panels =
    layout === 'panels'
      ? lines.map((line) => ({ heading: line.label, lines: [line] }))
      : [{ heading: '', lines }];
  const signed = layout === 'difference';
  return {
    name: signed ? `${name}: difference` : name,
    panels,
    low: flat ? low - 1 : Math.min(0, low),
    high: Math.max(high, low + 1, 0),
    signed,
  };
}
