import type { Day } from '../../../domain/calendar.ts';
import {
  type SeriesPoint,
  type NamedSeries,
  type SeriesReport,
  valueOn,
} from '../../report/series.ts';
import { letterOf } from './choose.ts';
import { timelineInWords } from '../../report/compare-words.ts';

export const layouts = ['panels', 'overlay', 'difference'] as const;
export type Layout = (typeof layouts)[number];
export const aligns = ['calendar', 'fork', 'event'] as const;
export type Align = (typeof aligns)[number];

/** A timeline with what is drawn of it. */
export interface Drawn extends SeriesReport {
  /** Its place among those chosen: 0 is the base. It keeps it while others are hidden. */
  readonly at: number;
  /** The day it parts from the base; undefined for the base. */
  readonly fork: Day | undefined;
}

export interface TimelineLine {
  /** The place of its timeline: 0 is the base. */
  readonly at: number;
  readonly timeline: string;
  readonly label: string;
  readonly points: readonly SeriesPoint[];
  /** Before this the timeline has no events, and after that none any more. */
  readonly begins: number;
  readonly ends: number;
}

/** One small picture: lines on one pair of scales. */
export interface Panel {
  readonly heading: string;
  readonly lines: readonly TimelineLine[];
}

/** The panels of one total, which share a scale. */
export interface PanelRow {
  readonly name: string;
  readonly panels: readonly Panel[];
  readonly low: number;
  readonly high: number;
  /** Differences, which are written with their sign. */
  readonly signed: boolean;
}

export interface PanelPicture {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly PanelRow[];
  /** Totals that are the same in all of them on every day drawn. */
  readonly alike: readonly string[];
  /** What the axis counts: days of the calendar, or days before and after a fork or an event. */
  readonly align: Align;
  /** The day of the base that is 0 on the axis; 0 where it is the calendar. */
  readonly zero: Day;
}

export interface PanelView {
  readonly layout: Layout;
  readonly align: Align;
  /** The whole history, not only from a while before the first fork. */
  readonly whole: boolean;
  /** The day looked at, which is drawn in any case. */
  readonly day: Day;
  /** The day of the event aligned on, in each that is drawn; without it there is none. */
  readonly zeros?: readonly Day[] | undefined;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Days drawn before the first fork or the event, at least. */
const LEAD = 120;

/** What can be aligned on: only differences can begin at a fork, as the base has none. */
export function alignOf({ layout, align, zeros }: PanelView): Align {
  if (align === 'fork') return layout === 'difference' ? 'fork' : 'calendar';
  return align === 'event' && zeros === undefined ? 'calendar' : align;
}

/** What is drawn of several timelines, the base first. */
export function pictureOf(drawn: readonly Drawn[], wanted: PanelView): PanelPicture {
  const align = alignOf(wanted);
  const zeros = (align === 'event' ? wanted.zeros : undefined) ?? [];
  const calendar = spanOf(drawn, wanted);
  const span = align === 'event' ? spanAround(drawn, zeros, wanted) : calendar;
  const names = drawn[0]?.series.map(({ name }) => name) ?? [];
  const differ = names.filter((name) => differs(drawn, name, calendar.from));
  const rows = (differ.length === 0 ? names.slice(0, 1) : differ).map((name) => {
    const lines = drawn.map((each, i) => lineOf(each, name, span.from, zeros[i] ?? 0));
    const shown = wanted.layout === 'difference' ? against(lines, drawn, align === 'fork') : lines;
    return rowOf(name, shown, wanted);
  });
  const alike = names.filter((name) => !differ.includes(name));
  if (align !== 'fork') return { ...span, rows, alike, align, zero: zeros[0] ?? 0 };
  const first = Math.min(...drawn.flatMap(({ fork }) => fork ?? []));
  return { from: -LEAD, to: Math.max(LEAD, span.to - first), rows, alike, align, zero: first };
}

/** From a while before they part to the last event of any. */
function spanOf(drawn: readonly Drawn[], { whole, day }: PanelView): Span {
  const first = Math.min(...drawn.map((each) => each.first));
  const to = Math.max(first + 1, ...drawn.map((each) => each.last));
  const parted = Math.min(to, ...drawn.slice(1).map(({ fork }) => fork ?? first));
  const lead = Math.max(first, parted - Math.max(LEAD, to - parted));
  return { from: whole ? first : Math.min(lead, Math.max(first, day)), to };
}

/** As far after the event as any has events, and as long before it. */
function spanAround(
  drawn: readonly Drawn[],
  zeros: readonly Day[],
  { whole, day }: PanelView,
): Span {
  const first = Math.min(...drawn.map((each, i) => each.first - (zeros[i] ?? 0)));
  const to = Math.max(1, ...drawn.map((each, i) => each.last - (zeros[i] ?? 0)));
  const lead = Math.max(first, -Math.max(LEAD, to));
  return { from: whole ? first : Math.min(lead, Math.max(first, day - (zeros[0] ?? 0))), to };
}

const seriesOf = (drawn: Drawn, name: string): NamedSeries =>
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

/** What holds at the left edge or at its first event, then every change; a day less `zero` each. */
function lineOf(drawn: Drawn, name: string, from: number, zero: Day): TimelineLine {
  const { at, timeline } = drawn;
  const series = seriesOf(drawn, name);
  const begins = Math.max(from, drawn.first - zero);
  const points = [{ day: begins, value: valueOn(series, begins + zero) ?? 0 }];
  for (const { day, value } of series.points)
    if (day - zero > begins) points.push({ day: day - zero, value });
  const label = `${letterOf(at)}: ${timelineInWords(timeline)}`;
  return { at, timeline, label, points, begins, ends: drawn.last - zero };
}

/** Each of the others less the base; in days since its own fork where that is asked for. */
function against(
  [base, ...others]: readonly TimelineLine[],
  drawn: readonly Drawn[],
  sinceFork: boolean,
): TimelineLine[] {
  if (base === undefined) return [];
  const valueAt = (line: TimelineLine, day: Day): number =>
    valueOn({ name: '', points: line.points }, day) ?? 0;
  return others.map((line) => {
    const fork = drawn.find(({ at }) => at === line.at)?.fork ?? 0;
    const zero = sinceFork ? fork : 0;
    const begins = Math.max(line.begins, base.begins);
    // What the base stands at is not known after its last event, nor is the difference.
    const ends = Math.min(line.ends, base.ends);
    const days = new Set([...base.points, ...line.points].map(({ day }) => day));
    const points = [...days]
      .filter((day) => day >= begins && day <= ends)
      .sort((x, y) => x - y)
      .map((day) => ({ day: day - zero, value: valueAt(line, day) - valueAt(base, day) }));
    return { ...line, points, begins: begins - zero, ends: ends - zero };
  });
}

function rowOf(name: string, lines: readonly TimelineLine[], { layout }: PanelView): PanelRow {
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
