import { scaleLinear } from 'd3-scale';
import { type Bin, type Bins, roundBins } from '../../simulate/statistics/round-bins.ts';
import { sizeOf } from '../../simulate/statistics/histogram.ts';
import { Figure } from '../figure/Figure.tsx';
import { proseDate } from '../sources/dates.ts';
import type { ViewProps } from './Views.tsx';
import { figure, madeOf, percent } from './words.ts';

const WIDTH = 860;
const HEIGHT = 320;
const LEFT = 56;
const RIGHT = 20;
const TOP = 44;
const BOTTOM = 36;
/** Room of the bar for exactly 0, and the gap after it. */
const ZERO = 34;
const GAP = 14;
const MOST = 24;

/** How many runs end at which value. */
export function HistogramView({ name, report, of, end, documented, ribbon }: ViewProps) {
  const known = documented.at(-1);
  const runs = sizeOf(end);
  const found = roundBins(end, MOST, known === undefined ? [] : [known.value]);
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
      says={`${made}. Ends in ${proseDate(until)}. ${percent(zero / runs)} of the runs end at exactly 0.${
        known === undefined
          ? ''
          : ` The line is what is documented last: ${figure(known.value)} in ${proseDate(known.at)}.`
      }`}
      ribbon={ribbon === undefined ? made : `${ribbon} · ${made}`}
      table={{
        columns: ['from', 'to', 'runs', 'share'],
        rows: [
          [0, 0, zero, percent(zero / runs)],
          ...bins.map(({ from, to, count }) => [from, to, count, percent(count / runs)]),
        ],
      }}
    >
      <Drawing found={found} runs={runs} known={known?.value} title={of.title} />
    </Figure>
  );
}

export const rangeOf = ({ from, to }: Pick<Bin, 'from' | 'to'>): string =>
  from === to ? figure(from) : `${figure(from)} to ${figure(to)}`;

interface DrawingProps {
  readonly found: Bins;
  readonly runs: number;
  readonly known: number | undefined;
  readonly title: string;
}

function Drawing({ found: { zero, bins, step }, runs, known, title }: DrawingProps) {
  const left = LEFT + ZERO + GAP;
  const low = Math.floor((bins[0]?.from ?? 0) / step) * step;
  const x = scaleLinear([low, low + Math.max(1, bins.length) * step], [left, WIDTH - RIGHT]);
  const most = Math.max(zero, ...bins.map(({ count }) => count));
  const y = scaleLinear([0, Math.max(1, most)], [HEIGHT - BOTTOM, TOP]).nice();
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
      {known !== undefined && (
        <Marker
          x={known === 0 ? LEFT + ZERO / 2 : x(known)}
          words={`documented: ${figure(known)}`}
        />
      )}
    </svg>
  );
}

/** A line across the picture, its words beside it where there is room. */
export function Marker({ x, words }: { readonly x: number; readonly words: string }) {
  const isLate = x > WIDTH - 160;
  return (
    <>
      <line
        x1={x}
        x2={x}
        y1={16}
        y2={HEIGHT - BOTTOM}
        stroke="var(--ink)"
        strokeWidth={2}
        strokeDasharray="1.5 3"
      />
      <text x={isLate ? x - 6 : x + 6} y={20} textAnchor={isLate ? 'end' : 'start'}>
        {words}
      </text>
    </>
  );
}
