import { scaleLinear } from 'd3-scale';
import { type Bin, type Bins, roundBins } from '../../simulate/statistics/round-bins.ts';
import { sizeOf } from '../../simulate/statistics/histogram.ts';
import { Figure } from '../figure/Figure.tsx';
import type { ViewProps } from './Views.tsx';
import { madeOf } from '../../report/simulate-words.ts';
import { figure, percentage, proseDate } from '../../report/words.ts';

const WIDTH = 860;
const HEIGHT = 320;
const LEFT = 56;
const RIGHT = 20;
const BOTTOM = 36;
/** Room of the bar for exactly 0, and the gap after it. */
const ZERO = 34;
const GAP = 14;
const MOST = 24;
const ROW = 16;

/** How many runs end at which value. */
export function HistogramView({ name, report, of, end, documented, ribbon }: ViewProps) {
  const runs = sizeOf(end);
  const marks = marksOf({ report, of, documented, ribbon });
  const found = roundBins(
    end,
    MOST,
    marks.map(({ value }) => value),
  );
  const { zero, bins } = found;
  const made = madeOf(report);
  const until = of.months.at(-1)?.at ?? '';
  const [fullest] = [...bins].sort((a, b) => b.count - a.count);
  if (runs === 0) return null;
  return (
    <Figure
      name={`${name}_histogram`}
      title={`${of.title}: ${fullest === undefined ? 'every run ends at 0' : `most often ${rangeOf(fullest)}, in ${percentage(fullest.count / runs)} of the runs`}`}
      how="Each bar counts the runs that end between two round numbers; those that end at exactly 0 have a bar of their own, at the left."
      says={`${made}. Ends in ${proseDate(until)}. ${percentage(zero / runs)} of the runs end at exactly 0.${marks
        .map(({ says }) => ` ${says}`)
        .join('')}`}
      ribbon={ribbon === undefined ? made : `${ribbon} · ${made}`}
      table={{
        columns: ['from', 'to', 'runs', 'share'],
        rows: [
          [0, 0, zero, percentage(zero / runs)],
          ...bins.map(({ from, to, count }) => [from, to, count, percentage(count / runs)]),
        ],
      }}
    >
      <Drawing found={found} runs={runs} marks={marks} title={of.title} />
    </Figure>
  );
}

/** A value to be seen beside the bars. */
export interface ValueMark {
  readonly value: number;
  /** Beside its line, and in a sentence. */
  readonly words: string;
  readonly says: string;
  readonly of: 'timeline' | 'model';
}

type Marked = Pick<ViewProps, 'report' | 'of' | 'documented' | 'ribbon'>;

/** What the timeline itself says of the end, or last; and the middle of each other model's runs. */
export function marksOf({ report, of, documented, ribbon }: Marked): ValueMark[] {
  const known = documented.at(-1);
  const marks: ValueMark[] = [];
  if (known !== undefined) {
    const { value, at, month } = known;
    const whose = ribbon === undefined ? 'the record' : 'this branch';
    const words = `${whose} ${whenOf(month, of.months.length, at)}: ${figure(value)}`;
    marks.push({ value, words, says: `The dotted line is ${words}.`, of: 'timeline' });
  }
  for (const { model, indicators, runs } of report.others) {
    const other = indicators.find(({ indicator }) => indicator === of.indicator)?.end;
    if (other === undefined) continue;
    const { p50, p10, p90 } = other;
    marks.push({
      value: p50,
      words: `${model}, median: ${figure(p50)}`,
      says: `The dashed line is the median by the model ${model}, ${figure(p50)} (${figure(runs)} runs, eight in ten from ${figure(p10)} to ${figure(p90)}).`,
      of: 'model',
    });
  }
  return marks;
}

function whenOf(month: number, end: number, at: string): string {
  if (month === end) return 'at the end';
  return month === 0 ? 'at the start' : `last, in ${proseDate(at)}`;
}

export const rangeOf = ({ from, to }: Pick<Bin, 'from' | 'to'>): string =>
  from === to ? figure(from) : `${figure(from)} to ${figure(to)}`;

interface DrawingProps {
  readonly found: Bins;
  readonly runs: number;
  readonly marks: readonly ValueMark[];
  readonly title: string;
}

function Drawing({ found: { zero, bins, step }, runs, marks, title }: DrawingProps) {
  const left = LEFT + ZERO + GAP;
  // Words of each mark have a line of their own, above the bars.
  const top = 28 + ROW * marks.length;
  const low = Math.floor((bins[0]?.from ?? 0) / step) * step;
  const x = scaleLinear([low, low + Math.max(1, bins.length) * step], [left, WIDTH - RIGHT]);
  const most = Math.max(zero, ...bins.map(({ count }) => count));
  const y = scaleLinear([0, Math.max(1, most)], [HEIGHT - BOTTOM, top]).nice();
  const bar = (from: number, width: number, count: number) => (
    <rect
      x={from}
      y={y(count)}
      width={Math.max(1, width - 2)}
      height={y(0) - y(count)}
      fill="var(--hue-1)"
      fillOpacity={0.6}
    />
  );
  const ticks = x.ticks(8).filter((tick) => tick !== 0);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${title}, runs by where they end`}
    >
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
          <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
            {percentage(Number((tick / runs).toPrecision(2)))}
          </text>
        </g>
      ))}
      {bar(LEFT + 1, ZERO, zero)}
      <text x={LEFT + ZERO / 2} y={y(zero) - 6} textAnchor="middle">
        {percentage(zero / runs)}
      </text>
      <text x={LEFT + ZERO / 2} y={HEIGHT - 12} textAnchor="middle">
        0
      </text>
      {bins.map(({ from, count }) => {
        const at = Math.floor(from / step) * step;
        return <g key={from}>{bar(x(at) + 1, x(at + step) - x(at), count)}</g>;
      })}
      {ticks.map((tick) => (
        <text key={tick} x={x(tick)} y={HEIGHT - 12} textAnchor="middle">
          {figure(tick)}
        </text>
      ))}
      {marks.map((mark, i) => (
        <Marker
          key={mark.words}
          // In the middle of the bar where bars are of one value.
          x={mark.value === 0 ? LEFT + ZERO / 2 : x(mark.value + 0.5)}
          y={16 + i * ROW}
          mark={mark}
        />
      ))}
    </svg>
  );
}

interface MarkerProps {
  readonly x: number;
  readonly y: number;
  readonly mark: ValueMark;
}

/** A line across the picture, its words beside it where there is room. */
function Marker({ x, y, mark: { words, of } }: MarkerProps) {
  const isLate = x > WIDTH - 240;
  return (
    <g data-mark={of}>
      <line
        x1={x}
        x2={x}
        y1={y - 8}
        y2={HEIGHT - BOTTOM}
        stroke={of === 'timeline' ? 'var(--ink)' : 'var(--ink-2)'}
        strokeWidth={2}
        strokeDasharray={of === 'timeline' ? '1.5 3' : '6 4'}
      />
      <text x={isLate ? x - 6 : x + 6} y={y} textAnchor={isLate ? 'end' : 'start'}>
        {words}
      </text>
    </g>
  );
}
