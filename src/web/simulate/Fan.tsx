import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { IndicatorView, SimulateReport } from '../../report/simulate.ts';
import { Figure } from '../figure/Figure.tsx';
import { proseDate } from '../sources/dates.ts';
import { figure, madeOf } from './words.ts';

const WIDTH = 860;
const HEIGHT = 320;
const LEFT = 56;
const RIGHT = 150;
const TOP = 28;
const BOTTOM = 36;

interface Point {
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  /** 0 is the documented start. */
  readonly month: number;
}

export interface FanProps {
  readonly name: string;
  readonly report: SimulateReport;
  readonly of: IndicatorView;
  readonly ribbon: string | undefined;
}

/** Where the runs go, month by month: two bands and the median, from the documented start. */
export function Fan({ name, report, of, ribbon }: FanProps) {
  const { start, months, title } = of;
  const end = months.at(-1);
  if (end === undefined) return null;
  const points: Point[] = [
    { month: 0, p10: start, p25: start, p50: start, p75: start, p90: start },
    ...months.map((each, m) => ({ ...each, month: m + 1 })),
  ];
  const until = proseDate(end.at);
  const made = madeOf(report);
  return (
    <Figure
      name={name}
      title={`${title}: half of the runs end between ${figure(end.p25)} and ${figure(end.p75)}`}
      how="The dot is the documented start. The dark band holds the middle half of the runs, the light one the middle eight in ten; the dashed line is the median. No single run follows it."
      says={`${made}. Of ten runs, eight end between ${figure(end.p10)} and ${figure(end.p90)} in ${until}; one ends lower, one higher. Start: ${figure(start)} on ${report.manifest.forkDate}.`}
      ribbon={ribbon === undefined ? made : `${ribbon} · ${made}`}
      table={{
        columns: ['month', '10 %', '25 %', 'median', '75 %', '90 %'],
        rows: [
          [`start ${report.manifest.forkDate}`, start, start, start, start, start],
          ...months.map(({ at, p10, p25, p50, p75, p90 }) => [at, p10, p25, p50, p75, p90]),
        ],
      }}
    >
      <Drawing points={points} months={months} title={title} />
    </Figure>
  );
}

function Drawing({
  points,
  months,
  title,
}: {
  readonly points: readonly Point[];
  readonly months: IndicatorView['months'];
  readonly title: string;
}) {
  const x = scaleLinear([0, months.length], [LEFT, WIDTH - RIGHT]);
  const least = Math.min(0, ...points.map(({ p10 }) => p10));
  const most = Math.max(1, ...points.map(({ p90 }) => p90));
  const y = scaleLinear([least, most], [HEIGHT - BOTTOM, TOP]).nice();
  const band = (low: 'p10' | 'p25', high: 'p75' | 'p90'): string =>
    area<Point>()
      .x(({ month }) => x(month))
      .y0((each) => y(each[low]))
      .y1((each) => y(each[high]))([...points]) ?? '';
  const median =
    line<Point>()
      .x(({ month }) => x(month))
      .y(({ p50 }) => y(p50))([...points]) ?? '';
  const [first] = points;
  const every = Math.max(1, Math.ceil(months.length / 8));
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
      {months.map(({ at }, m) =>
        (m + 1) % every === 0 ? (
          <text key={at} x={x(m + 1)} y={HEIGHT - 12} textAnchor="middle">
            {at}
          </text>
        ) : null,
      )}
      <path d={band('p10', 'p90')} fill="var(--hue-1)" fillOpacity={0.22} />
      <path d={band('p25', 'p75')} fill="var(--hue-1)" fillOpacity={0.45} />
      <path d={median} fill="none" stroke="var(--ink)" strokeWidth={2} strokeDasharray="6 4" />
      <line x1={LEFT} x2={LEFT} y1={TOP} y2={HEIGHT - BOTTOM} stroke="var(--ink-2)" />
      {first !== undefined && (
        <>
          <circle cx={LEFT} cy={y(first.p50)} r={5} fill="var(--ink)" />
          <text x={LEFT + 4} y={16}>
            documented until here: {figure(first.p50)}
          </text>
        </>
      )}
      {labelsOf(points.at(-1), (value) => y(value)).map(({ words, at }) => (
        <text key={words} x={WIDTH - RIGHT + 8} y={at + 4}>
          {words}
        </text>
      ))}
    </svg>
  );
}

/** Words at the right edge, moved apart where they would lie on each other. */
function labelsOf(end: Point | undefined, y: (value: number) => number) {
  if (end === undefined) return [];
  const wanted = [
    { words: `90 % of runs: ${figure(end.p90)}`, at: y(end.p90) },
    { words: `75 %: ${figure(end.p75)}`, at: y(end.p75) },
    { words: `median: ${figure(end.p50)}`, at: y(end.p50) },
    { words: `25 %: ${figure(end.p25)}`, at: y(end.p25) },
    { words: `10 %: ${figure(end.p10)}`, at: y(end.p10) },
  ];
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
