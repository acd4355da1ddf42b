import { scaleLinear } from 'd3-scale';
import { type Bin, type Bins, roundBins } from '../../simulate/statistics/round-bins.ts';
import { sizeOf } from '../../simulate/statistics/histogram.ts';
import { Figure } from '../parts/figure/Figure.tsx';
import { proseDate } from '../parts/dates.ts';
import { marksOf, type ValueMark } from './histogram-marks.ts';
import type { ViewProps } from './view-props.ts';
import { figure, madeOf, percent } from './words.ts';

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
      title={`${of.title}: ${fullest === undefined ? 'every run ends at 0' : `most often ${rangeOf(fullest)}, in ${percent(fullest.count / runs)} of the runs`}`}
      how="Each bar counts the runs that end between two round numbers; those that end at exactly 0 have a bar of their own, at the left."
      says={`${made}. Ends in ${proseDate(until)}. ${percent(zero / runs)} of the runs end at exactly 0.${marks
        .map(({ says }) => ` ${says}`)
        .join('')}`}
      ribbon={ribbon === undefined ? made : `${ribbon} · ${made}`}
      table={{
        columns: ['from', 'to', 'runs', 'share'],
        rows: [
          [0, 0, zero, percent(zero / runs)],
          ...bins.map(({ from, to, count }) => [from, to, count, percent(count / runs)]),
        ],
      }}
    >
      <Drawing found={found} runs={runs} marks={marks} title={of.title} />
    </Figure>
  );
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
            {percent(Number((tick / runs).toPrecision(2)))}
          </text>
        </g>
      ))}
      {bar(LEFT + 1, ZERO, zero)}
      <text x={LEFT + ZERO / 2} y={y(zero) - 6} textAnchor="middle">
        {percent(zero / runs)}
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
