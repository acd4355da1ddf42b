import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Bands } from '../../simulate/statistics/quantiles.ts';
import type { DocumentedPoint } from '../../simulate/story/record-series.ts';
import { figure } from '../../report/words.ts';

const WIDTH = 860;
const HEIGHT = 320;
const LEFT = 56;
const RIGHT = 150;
const TOP = 28;
const BOTTOM = 36;

export interface FanMonth extends Bands {
  /** 0 is the documented start. */
  readonly month: number;
}

/** The bands of each month, from the start on. */
export const fanPoints = (start: number, months: readonly Bands[]): FanMonth[] => [
  { month: 0, p10: start, p25: start, p50: start, p75: start, p90: start },
  ...months.map(({ p10, p25, p50, p75, p90 }, m) => ({ month: m + 1, p10, p25, p50, p75, p90 })),
];

interface FanDrawingProps {
  readonly points: readonly FanMonth[];
  readonly documented: readonly DocumentedPoint[];
  /** `2026-04` of a month counted from the start's. */
  readonly textOf: (month: number) => string;
  readonly title: string;
  /** One run, month by month after the start, to be drawn over the bands. */
  readonly one?: readonly number[];
}

export function FanDrawing({ points, documented, textOf, title, one }: FanDrawingProps) {
  const last = Math.max(points.length - 1, one?.length ?? 0);
  const first = Math.min(0, documented[0]?.month ?? 0);
  const x = scaleLinear([first, last], [LEFT, WIDTH - RIGHT]);
  const values = [...documented.map(({ value }) => value), ...(one ?? [])];
  const least = Math.min(0, ...values, ...points.map(({ p10 }) => p10));
  const most = Math.max(1, ...values, ...points.map(({ p90 }) => p90));
  const y = scaleLinear([least, most], [HEIGHT - BOTTOM, TOP]).nice();
  const band = (low: 'p10' | 'p25', high: 'p75' | 'p90'): string =>
    area<FanMonth>()
      .x(({ month }) => x(month))
      .y0((each) => y(each[low]))
      .y1((each) => y(each[high]))([...points]) ?? '';
  const median =
    line<FanMonth>()
      .x(({ month }) => x(month))
      .y(({ p50 }) => y(p50))([...points]) ?? '';
  const every = Math.max(1, Math.ceil((last - first) / 8));
  const shown = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${title}, month by month`}>
      {y.ticks(5).map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
          <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
            {figure(tick)}
          </text>
        </g>
      ))}
      {shown
        .filter((month) => month % every === 0)
        .map((month) => (
          <text key={month} x={x(month)} y={HEIGHT - 12} textAnchor="middle">
            {textOf(month)}
          </text>
        ))}
      <path d={band('p10', 'p90')} fill="var(--hue-1)" fillOpacity={0.22} />
      <path d={band('p25', 'p75')} fill="var(--hue-1)" fillOpacity={0.45} />
      {one === undefined ? (
        <path d={median} fill="none" stroke="var(--ink)" strokeWidth={2} strokeDasharray="6 4" />
      ) : (
        <path
          d={line<number>((_, m) => x(m), y)([points[0]?.p50 ?? 0, ...one]) ?? ''}
          fill="none"
          stroke="var(--accent)"
          strokeWidth={3}
        />
      )}
      <line x1={x(0)} x2={x(0)} y1={TOP} y2={HEIGHT - BOTTOM} stroke="var(--ink-2)" />
      <DocumentedLine documented={documented} start={points[0]?.p50 ?? 0} x={x} y={y} end={last} />
      {labelsOf(points.at(-1), documented.at(-1), one?.at(-1), (value) => y(value)).map(
        ({ words, at }) => (
          <text key={words} x={WIDTH - RIGHT + 8} y={at + 4}>
            {words}
          </text>
        ),
      )}
    </svg>
  );
}

type Scale = (value: number) => number;

interface DocumentedLineProps {
  readonly documented: readonly DocumentedPoint[];
  readonly start: number;
  readonly x: Scale;
  readonly y: Scale;
  /** Where the runs end: there the words are at the edge, with theirs. */
  readonly end: number;
}

/** Solid up to the start, dotted beyond it. */
function DocumentedLine({ documented, start, x, y, end }: DocumentedLineProps) {
  const path = (points: readonly DocumentedPoint[]): string =>
    line<DocumentedPoint>()
      .x(({ month }) => x(month))
      .y(({ value }) => y(value))([...points]) ?? '';
  const last = documented.at(-1);
  const past = documented.filter(({ month }) => month <= 0);
  const isLeft = past.length < 2;
  return (
    <>
      <path d={path(past)} fill="none" stroke="var(--ink)" strokeWidth={2.5} />
      <path
        d={path(documented.filter(({ month }) => month >= 0))}
        fill="none"
        stroke="var(--ink)"
        strokeWidth={1.5}
        strokeDasharray="1.5 3"
      />
      <circle cx={x(0)} cy={y(start)} r={5} fill="var(--ink)" />
      <text x={x(0) + (isLeft ? 4 : -4)} y={16} textAnchor={isLeft ? 'start' : 'end'}>
        documented until here: {figure(start)}
      </text>
      {last !== undefined && last.month > 0 && last.month < end && (
        <>
          <circle cx={x(last.month)} cy={y(last.value)} r={3.5} fill="var(--ink)" />
          <text
            x={x(last.month) + 7}
            y={y(last.value) - 6}
            paintOrder="stroke"
            stroke="var(--paper)"
            strokeWidth={4}
          >
            as it happened: {figure(last.value)}
          </text>
        </>
      )}
    </>
  );
}

/** Words at the right edge, moved apart where they would lie on each other. */
function labelsOf(
  end: FanMonth | undefined,
  happened: DocumentedPoint | undefined,
  run: number | undefined,
  y: Scale,
): { words: string; at: number }[] {
  if (end === undefined) return [];
  const own = run === undefined ? [] : [{ words: `this run: ${figure(run)}`, at: y(run) }];
  // Before the bands of this horizon are known.
  if (end.month === 0) return own;
  const known =
    happened?.month === end.month && end.month > 0
      ? [{ words: `as it happened: ${figure(happened.value)}`, at: y(happened.value) }]
      : [];
  const wanted = [
    { words: `90% of runs: ${figure(end.p90)}`, at: y(end.p90) },
    { words: `75%: ${figure(end.p75)}`, at: y(end.p75) },
    { words: `median: ${figure(end.p50)}`, at: y(end.p50) },
    { words: `25%: ${figure(end.p25)}`, at: y(end.p25) },
    { words: `10%: ${figure(end.p10)}`, at: y(end.p10) },
    ...known,
    ...own,
  ].sort((a, b) => a.at - b.at);
  const GAP = 15;
  for (const [i, each] of wanted.entries()) {
    const above = wanted[i - 1];
    if (above !== undefined) each.at = Math.max(each.at, above.at + GAP);
  }
  const over = Math.max(0, (wanted.at(-1)?.at ?? 0) - (HEIGHT - 16));
  for (const [i, each] of [...wanted.entries()].reverse()) {
    const limit = (wanted[i + 1]?.at ?? Infinity) - GAP;
    each.at = Math.min(i === wanted.length - 1 ? each.at - over : each.at, limit);
  }
  return wanted;
}
