import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { isoMonth, monthNumber } from '../../../domain/calendar.ts';
import { parseEdtf } from '../../../domain/edtf.ts';
import { Figure } from '../figure/Figure.tsx';
import { type FanMonth, fanPoints } from './FanDrawing.tsx';
import type { OneRunProps } from './OneRun.tsx';
import type { RunLine } from './protocol.ts';
import { nineOf } from './setting.ts';
import { showRun } from './show-run.ts';
import { madeOf } from '../../report/simulate-words.ts';
import { figure, proseDate } from '../../report/words.ts';

const WIDTH = 860;
const HEIGHT = 470;
const COLUMNS = 3;
const LEFT = 48;
const CELL = { width: 260, height: 112, right: 12, top: 34, step: 148 } as const;

interface NineProps extends OneRunProps {
  readonly run: number;
  readonly lines: readonly RunLine[];
}

/** Nine consecutive futures on the same axes: one is chosen, and told below. */
export function NineRuns({ name, report, of, ribbon, run, lines, keeping }: NineProps) {
  const place = report.indicators.indexOf(of);
  const [from, to] = nineOf(run);
  const panels = Array.from({ length: to - from + 1 }, (_, i) => {
    const found = lines.find((each) => each.run === from + i);
    return { run: from + i, values: found?.series.map((values) => values[place] ?? 0) };
  });
  const ends = panels.flatMap(({ values }) => values?.at(-1) ?? []);
  const made = madeOf(report);
  const { forkDate } = report.manifest;
  const fork = monthNumber(parseEdtf(forkDate).start);
  const span = Math.max(0, ...panels.map(({ values }) => values?.length ?? 0));
  const range =
    ends.length === 0 ? '' : `: ${of.title} ends ${rangeOf(Math.min(...ends), Math.max(...ends))}`;
  return (
    <Figure
      name={`${name}_runs-${from}-to-${to}`}
      title={`Runs ${from} to ${to}${range}`}
      how="Nine futures of the same model, which differ by luck alone. All have the same axes; the band behind holds eight runs in ten. Click one, or go by arrow keys: it is told below, and Enter opens it in Replay."
      says={`${made}. Each starts at ${figure(of.start)} on ${proseDate(forkDate)}; nine runs say little of how likely anything is.`}
      ribbon={ribbon === undefined ? made : `${ribbon} · ${made}`}
      table={{
        columns: ['month', ...panels.map((each) => `run ${each.run}`)],
        rows: [
          [`start ${forkDate}`, ...panels.map(() => of.start)],
          ...Array.from({ length: span }, (_, m) => [
            isoMonth(fork + m + 1),
            ...panels.map(({ values }) => values?.[m] ?? ''),
          ]),
        ],
      }}
    >
      <Drawing
        panels={panels}
        chosen={run}
        start={of.start}
        points={fanPoints(of.start, of.months.length === span ? of.months : [])}
        last={span}
        textOf={(month) => isoMonth(fork + month)}
        title={of.title}
        onOpen={keeping.open}
      />
    </Figure>
  );
}

const rangeOf = (low: number, high: number): string =>
  low === high ? `at ${figure(low)}` : `between ${figure(low)} and ${figure(high)}`;

interface Panel {
  readonly run: number;
  /** Month by month after the start; undefined until it is told. */
  readonly values: readonly number[] | undefined;
}

interface Axes {
  readonly start: number;
  readonly points: readonly FanMonth[];
  readonly textOf: (month: number) => string;
  readonly last: number;
}

interface DrawingProps extends Axes {
  readonly panels: readonly Panel[];
  readonly chosen: number;
  readonly title: string;
  readonly onOpen: () => void;
}

function Drawing({ panels, chosen, title, onOpen, ...axes }: DrawingProps) {
  const { points, last, start } = axes;
  const host = useRef<SVGSVGElement>(null);
  // The chosen one has the focus while keys go from one to the next.
  useEffect(() => {
    const { current } = host;
    if (current?.contains(document.activeElement) !== true) return;
    current.querySelector<SVGGElement>('[aria-checked=true]')?.focus();
  }, [chosen]);
  const values = panels.flatMap((each) => each.values ?? []);
  const x = scaleLinear([0, Math.max(1, last)], [0, CELL.width - CELL.right]);
  const y = scaleLinear(
    [
      Math.min(0, start, ...values, ...points.map(({ p10 }) => p10)),
      Math.max(1, start, ...values, ...points.map(({ p90 }) => p90)),
    ],
    [CELL.height, 0],
  ).nice();
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    if (by !== undefined) showRun(chosen + by);
    else if (event.key === 'Enter') onOpen();
    else return;
    event.preventDefault();
  };
  return (
    <svg
      ref={host}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="radiogroup"
      aria-label={`${title} in nine runs, month by month; Enter opens the chosen one in Replay`}
      onKeyDown={onKeyDown}
    >
      {panels.map((panel, i) => (
        <g
          // By place: what has the focus stays when the next nine are shown.
          key={i}
          transform={`translate(${LEFT + (i % COLUMNS) * (CELL.width + 6)} ${CELL.top + Math.floor(i / COLUMNS) * CELL.step})`}
          role="radio"
          className="panel"
          aria-checked={panel.run === chosen}
          aria-label={wordsOf(panel)}
          tabIndex={panel.run === chosen ? 0 : -1}
          onClick={() => {
            showRun(panel.run);
          }}
        >
          <PanelOf
            panel={panel}
            axes={axes}
            isChosen={panel.run === chosen}
            x={x}
            y={y}
            isFirst={i % COLUMNS === 0}
            isLow={i + COLUMNS >= panels.length}
          />
        </g>
      ))}
    </svg>
  );
}

const wordsOf = ({ run, values }: Panel): string =>
  values === undefined ? `Run ${run}` : `Run ${run}: ends at ${figure(values.at(-1) ?? 0)}`;

interface PanelProps {
  readonly panel: Panel;
  readonly axes: Axes;
  readonly isChosen: boolean;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  /** In the first column, which has the numbers of the axis; in the last row, with the months. */
  readonly isFirst: boolean;
  readonly isLow: boolean;
}

function PanelOf({ panel, axes, isChosen, x, y, isFirst, isLow }: PanelProps) {
  const { start, points, textOf, last } = axes;
  const { height, width, right } = CELL;
  const band =
    area<FanMonth>()
      .x(({ month }) => x(month))
      .y0(({ p10 }) => y(p10))
      .y1(({ p90 }) => y(p90))([...points]) ?? '';
  const own = line<number>((_, m) => x(m), y)([start, ...(panel.values ?? [])]) ?? '';
  return (
    <>
      <rect
        x={-2}
        y={-22}
        width={width - right + 6}
        height={height + 26}
        fill={isChosen ? 'var(--wash)' : 'var(--paper)'}
        stroke={isChosen ? 'var(--accent)' : 'var(--line)'}
        strokeWidth={isChosen ? 2 : 1}
      />
      <text x={4} y={-7} fontWeight={isChosen ? 600 : 400}>
        {wordsOf(panel)}
      </text>
      {y.ticks(3).map((tick) => (
        <g key={tick}>
          <line x1={0} x2={width - right} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
          {isFirst && (
            <text x={-8} y={y(tick) + 4} textAnchor="end">
              {figure(tick)}
            </text>
          )}
        </g>
      ))}
      {points.length > 1 && <path d={band} fill="var(--hue-1)" fillOpacity={0.22} />}
      {panel.values !== undefined && (
        <path
          d={own}
          fill="none"
          stroke={isChosen ? 'var(--accent)' : 'var(--ink)'}
          strokeWidth={isChosen ? 3 : 2}
        />
      )}
      {isLow && last > 0 && (
        <>
          <text x={0} y={height + 20}>
            {textOf(0)}
          </text>
          <text x={width - right} y={height + 20} textAnchor="end">
            {textOf(last)}
          </text>
        </>
      )}
    </>
  );
}
