import { scaleLinear } from 'd3-scale';
import type { SimulateReport } from '../../report/simulate.ts';
import type { TornadoBar } from '../../simulate/statistics/tornado.ts';
import { Figure } from '../figure/Figure.tsx';
import { judgedOf, madeOf } from '../../report/simulate-words.ts';
import { figure } from '../../report/words.ts';

const WIDTH = 860;
const ROW = 42;
const TOP = 26;
/** Room for the words at the ends of the longest bar. */
const SIDE = 150;
const LENGTH = 8;

/** What each assumption alone does to the judged indicator, longest first. */
export function Drivers({
  name,
  report,
  ribbon,
}: {
  readonly name: string;
  readonly report: SimulateReport;
  readonly ribbon: string | undefined;
}) {
  const { drivers } = report;
  const [first] = drivers?.bars ?? [];
  if (drivers === undefined || first === undefined) return null;
  const titles = new Map(
    report.model.assumptions.map(({ assumption, title }) => [assumption, title ?? assumption]),
  );
  const titleOf = ({ assumption }: TornadoBar): string => titles.get(assumption) ?? assumption;
  const judged = judgedOf(report)?.title ?? drivers.indicator;
  const shown = drivers.bars.slice(0, LENGTH);
  const x = scaleOf(shown, drivers.base);
  const height = TOP + shown.length * ROW + 4;
  const made = madeOf(report);
  return (
    <Figure
      name={name}
      title={`Most depends on: ${titleOf(first)}`}
      how={`${judged} at the end, on average, with one assumption at the low and at the high end of its range and all others as set. It sees no interplay between them.`}
      says={`Each end is the mean of ${drivers.runs} runs with each of ${drivers.seeds.length} seeds, so short bars may be luck. As set: ${figure(drivers.base)}.${
        drivers.bars.length > shown.length
          ? ` The ${drivers.bars.length - shown.length} shorter bars are left out.`
          : ''
      }`}
      ribbon={ribbon === undefined ? made : `${ribbon} · ${made}`}
      table={{
        columns: [
          'assumption',
          'low',
          'high',
          'result at low',
          'result at high',
          'same way always',
        ],
        rows: shown.map((bar) => [
          titleOf(bar),
          bar.range[0],
          bar.range[1],
          figure(bar.atLow),
          figure(bar.atHigh),
          bar.clear ? 'yes' : 'no',
        ]),
      }}
    >
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label="What the result depends on">
        <line
          x1={x(drivers.base)}
          x2={x(drivers.base)}
          y1={TOP - 6}
          y2={height}
          stroke="var(--ink-2)"
        />
        <text x={x(drivers.base)} y={14} textAnchor="middle">
          as set: {figure(drivers.base)}
        </text>
        {shown.map((bar, i) => (
          <Bar
            key={bar.assumption}
            bar={bar}
            title={titleOf(bar)}
            x={x}
            base={drivers.base}
            y={TOP + i * ROW}
          />
        ))}
      </svg>
    </Figure>
  );
}

type Scale = (value: number) => number;

function scaleOf(bars: readonly TornadoBar[], base: number): Scale {
  const all = [base, ...bars.flatMap(({ atLow, atHigh }) => [atLow, atHigh])];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const domain = most > least ? [least, most] : [least - 1, most + 1];
  return scaleLinear(domain, [SIDE, WIDTH - SIDE]);
}

interface BarProps {
  readonly bar: TornadoBar;
  readonly title: string;
  readonly x: Scale;
  readonly base: number;
  readonly y: number;
}

function Bar({ bar, title, x, base, y }: BarProps) {
  const { atLow, atHigh, range, clear } = bar;
  const ends = [
    { words: `low ${figure(range[0])} → ${figure(atLow)}`, at: atLow, hue: 'var(--hue-2)' },
    { words: `high ${figure(range[1])} → ${figure(atHigh)}`, at: atHigh, hue: 'var(--hue-4)' },
  ].sort((a, b) => a.at - b.at);
  const left = Math.min(x(base), ...ends.map(({ at }) => x(at)));
  const right = Math.max(x(base), ...ends.map(({ at }) => x(at)));
  return (
    <g>
      <text
        x={0}
        y={y + 12}
        fontWeight={600}
        paintOrder="stroke"
        stroke="var(--paper)"
        strokeWidth={4}
      >
        {title}
        {clear ? '' : ' (may be luck)'}
      </text>
      {ends.map(({ words, at, hue }, i) => (
        <g key={words}>
          <rect
            x={Math.min(x(base), x(at))}
            y={y + (i === 0 ? 19 : 21)}
            width={Math.max(1, Math.abs(x(at) - x(base)))}
            height={i === 0 ? 14 : 10}
            fill={hue}
          />
          <text
            x={i === 0 ? left - 6 : right + 6}
            y={y + 31}
            textAnchor={i === 0 ? 'end' : 'start'}
          >
            {words}
          </text>
        </g>
      ))}
    </g>
  );
}
