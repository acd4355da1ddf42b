import { scaleLinear } from 'd3-scale';
import { type PointerEvent, useRef } from 'react';
import { type Day, isoDay } from '../../../domain/calendar.ts';
import { valueOn } from '../../report/series.ts';
import type { TimelineLine, Panel, PanelPicture, PanelRow } from './layout.ts';
import { Heading, Lines, strokeOf, Ticks } from './PanelWords.tsx';

const WIDTH = 1000;
const LEFT = 48;
const RIGHT = 24;
const GAP = 28;
const ROW = 106;
const TITLE = 26;
const CHART = 62;
const FOOT = 24;

interface PanelsProps {
  readonly picture: PanelPicture;
  /** The shared cursor: a day, or days since the fork or the event. */
  readonly cursor: number;
  /** The place of the timeline in front: the others but the base are paler. */
  readonly front: number | undefined;
  readonly onCursor: (at: number) => void;
}

/** Small pictures on equal scales, a row for each total, with one cursor through all of them. */
export function Panels({ picture, cursor, front, onCursor }: PanelsProps) {
  const { rows, from, to } = picture;
  const columns = rows[0]?.panels.length ?? 1;
  const each = (WIDTH - LEFT - RIGHT - GAP * (columns - 1)) / columns;
  const x = scaleLinear([from, to], [0, each]).clamp(true);
  const drawing = useRef<SVGSVGElement>(null);
  const point = ({ clientX, buttons, type }: PointerEvent): void => {
    const box = drawing.current?.getBoundingClientRect();
    if (box === undefined || (type === 'pointermove' && buttons === 0)) return;
    const at = ((clientX - box.left) / box.width) * WIDTH - LEFT;
    onCursor(Math.round(x.invert(((at % (each + GAP)) + each + GAP) % (each + GAP))));
  };
  const head = 24;
  const height = head + rows.length * ROW + FOOT;
  return (
    <svg
      ref={drawing}
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label="Totals of each timeline over time"
      className="panels"
      onPointerDown={point}
      onPointerMove={point}
    >
      <defs>
        <pattern id="no-events" width="6" height="6" patternUnits="userSpaceOnUse">
          <path d="M0 6 6 0" stroke="var(--line-strong)" strokeWidth="0.6" />
        </pattern>
      </defs>
      {rows.map((row, i) => (
        <g key={row.name} transform={`translate(${LEFT} ${head + i * ROW})`}>
          <text x={-LEFT + 4} y={14} fontWeight={600}>
            {row.name}
          </text>
          {row.panels.map((panel, at) => (
            <g key={panel.heading} transform={`translate(${at * (each + GAP)} ${TITLE})`}>
              <One
                panel={panel}
                row={row}
                x={x}
                wide={each}
                cursor={cursor}
                front={front}
                first={at === 0}
              />
            </g>
          ))}
        </g>
      ))}
      {columns === 1 && <Lines lines={rows[0]?.panels[0]?.lines ?? []} wide={WIDTH - LEFT} />}
      {rows[0]?.panels.map((panel, at) => (
        <g key={panel.heading} transform={`translate(${LEFT + at * (each + GAP)} 0)`}>
          <Heading panel={panel} wide={each} />
          <Ticks x={x} y={height - 6} picture={picture} most={Math.floor(each / 90)} />
        </g>
      ))}
    </svg>
  );
}

interface OneProps {
  readonly panel: Panel;
  readonly row: PanelRow;
  readonly x: { (day: Day): number };
  readonly wide: number;
  readonly cursor: number;
  readonly front: number | undefined;
  readonly first: boolean;
}

function One({ panel, row, x, wide, cursor, front, first }: OneProps) {
  const y = scaleLinear([row.low, row.high], [CHART, 0]);
  const begins = Math.min(...panel.lines.map((line) => line.begins));
  const ends = Math.max(...panel.lines.map((line) => line.ends));
  const paleness = ({ at }: TimelineLine): number =>
    front === undefined || at === front || at === 0 ? 1 : 0.35;
  const known = panel.lines.filter((line) => line.begins <= cursor);
  return (
    <g>
      {x(begins) > 0 && <rect width={x(begins)} height={CHART} fill="url(#no-events)" />}
      {x(ends) < wide && (
        <rect x={x(ends)} width={wide - x(ends)} height={CHART} fill="url(#no-events)" />
      )}
      <line x1={0} x2={wide} y1={CHART} y2={CHART} stroke="var(--line)" />
      {row.low < 0 && <line x1={0} x2={wide} y1={y(0)} y2={y(0)} stroke="var(--line-strong)" />}
      {first &&
        [row.high, row.low].map((value) => (
          <text key={value} x={-6} y={y(value) + 4} textAnchor="end">
            {value}
          </text>
        ))}
      {panel.lines.map((line) => (
        <path
          key={line.at}
          d={pathOf(line, x, y)}
          fill="none"
          opacity={paleness(line)}
          {...strokeOf(line)}
        />
      ))}
      <line x1={x(cursor)} x2={x(cursor)} y1={0} y2={CHART} stroke="var(--accent)" />
      {spread(known, cursor, y).map(({ line, value, at }) => (
        <Value
          key={line.at}
          x={x(cursor)}
          y={at}
          wide={wide}
          words={wordsOf(row, panel, line, value)}
        />
      ))}
    </g>
  );
}

function wordsOf(
  { signed }: PanelRow,
  { lines }: Panel,
  line: TimelineLine,
  value: number,
): string {
  const sign = signed && value !== 0 ? (value > 0 ? '+' : '−') : '';
  const number = signed ? `${sign}${Math.abs(value)}` : String(value);
  return lines.length > 1 || signed ? `${line.label.split(':')[0]} ${number}` : number;
}

/** A step at every change, as far as the timeline has events. */
function pathOf(line: TimelineLine, x: (day: Day) => number, y: (value: number) => number): string {
  const [begin, ...rest] = line.points;
  if (begin === undefined) return '';
  let path = `M${x(begin.day).toFixed(1)},${y(begin.value).toFixed(1)}`;
  for (const { day, value } of rest) path += `H${x(day).toFixed(1)}V${y(value).toFixed(1)}`;
  return `${path}H${x(line.ends).toFixed(1)}`;
}

/** The values under the cursor, so far apart that they can be read. */
function spread(lines: readonly TimelineLine[], cursor: number, y: (value: number) => number) {
  const values = lines.map((line) => {
    const value = valueOn({ name: '', points: line.points }, cursor) ?? 0;
    return { line, value, at: Math.max(10, y(value) - 5) };
  });
  const order = [...values].sort((a, b) => a.at - b.at);
  for (const [i, each] of order.entries()) {
    const above = order[i - 1];
    if (above !== undefined) each.at = Math.max(each.at, above.at + 13);
  }
  return values;
}

interface ValueProps {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly words: string;
}

function Value({ x, y, wide, words }: ValueProps) {
  const left = x > wide - 60;
  return (
    <text
      x={left ? x - 5 : x + 5}
      y={y}
      textAnchor={left ? 'end' : 'start'}
      fontWeight={600}
      stroke="var(--paper)"
      strokeWidth={3}
      paintOrder="stroke"
    >
      {words}
    </text>
  );
}

/** The points drawn, in long form: a row for each change of each line. */
export function rowsOf({ rows, align }: PanelPicture) {
  return rows.flatMap((row) =>
    row.panels.flatMap(({ lines }) =>
      lines.flatMap((line) =>
        line.points.map(({ day, value }) => [
          line.timeline,
          align === 'calendar' ? isoDay(day) : day,
          row.name,
          value,
        ]),
      ),
    ),
  );
}
