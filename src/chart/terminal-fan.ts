import type { Fan, FanPoint } from './data.ts';
import { byQuarter } from './quarters.ts';
import { along, type Scale, scaleOf } from './scale.ts';
import { chart, flow, type Glyphs, type ChartLine, type ChartRow, type Sheet } from './terminal.ts';
import { figure, range } from '../report/words.ts';

/**
 * A fan on a terminal, time running down: one line for the end of each quarter, the median in the
 * bands, then median and outer band in numbers. At most 80 columns.
 */
export function terminalFan(fan: Fan, sheet: Sheet): string[] {
  const heading = flow([`${fan.title} (${fan.unit})`], ' ', sheet);
  const points = byQuarter(fan.points);
  if (points.length === 0) return [...heading, 'nothing to show'];
  const { glyphs } = sheet;
  const scale = scaleOf(fan.points.flatMap(({ p10, p90 }) => [p10, p90]));
  const rows = points.map((point) => ({
    name: point.at,
    draw: (row: ChartRow, room: number) => bands(point, scale, row, room, glyphs),
    number: `${figure(point.p50)} (${range(point.p10, point.p90)})`,
  }));
  const legend = [
    `${glyphs.outer} 10–90% of runs`,
    `${glyphs.inner} 25–75%`,
    `${glyphs.median} median`,
  ];
  return [...heading, ...chart([...rows, axis(scale)], sheet), ...flow(legend, '   ', sheet)];
}

function bands(
  point: FanPoint,
  scale: Scale,
  row: ChartRow,
  room: number,
  glyphs: Glyphs,
): ChartRow {
  const at = (value: number): number => along(scale, value, 0, room - 1);
  return row
    .paint(at(point.p10), at(point.p90), glyphs.outer)
    .paint(at(point.p25), at(point.p75), glyphs.inner)
    .paint(at(point.p50), at(point.p50), glyphs.median);
}

/** The axis' numbers under their places; one that finds no room is left out. */
export function axis(scale: Scale): ChartLine {
  const draw = (row: ChartRow, room: number): ChartRow => {
    for (const tick of [scale.low, scale.high, ...scale.ticks]) {
      row.write(along(scale, tick, 0, room - 1), figure(tick));
    }
    return row;
  };
  return { name: '', draw, number: '' };
}
