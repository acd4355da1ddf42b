import { along } from '../scale.ts';
import { axis, chart, type ChartRow, flow, type Sheet } from '../terminal.ts';
import { type Fan, type FanMarks, fanMarks } from './marks.ts';

/**
 * A fan on a terminal, time running down: one line for the end of each quarter, the median in the
 * bands, then median and outer band in numbers. At most 80 columns.
 */
export function terminalFan(fan: Fan, sheet: Sheet): string[] {
  const marks = fanMarks(fan);
  const heading = flow([marks.heading], ' ', sheet);
  if (marks.rows.length === 0) return [...heading, 'nothing to show'];
  const { glyphs } = sheet;
  const rows = marks.rows.map(({ x, ...said }) => ({
    ...said,
    draw: (row: ChartRow, room: number) => cutAt(x, marks, sheet, row, room),
  }));
  const legend = [
    `${glyphs.outer} 10–90% of runs`,
    `${glyphs.inner} 25–75%`,
    `${glyphs.median} median`,
  ];
  return [...heading, ...chart([...rows, axis(marks.y)], sheet), ...flow(legend, '   ', sheet)];
}

/** What the chart has at one time, from the lowest value to the highest. */
function cutAt(
  x: number,
  { y, bands, lines }: FanMarks,
  { glyphs }: Sheet,
  row: ChartRow,
  room: number,
): ChartRow {
  const at = (value: number): number => along(y, value, 0, room - 1);
  for (const { name, points } of bands) {
    const band = points.find((each) => each.x === x);
    if (band !== undefined) row.paint(at(band.low), at(band.high), glyphs[name]);
  }
  const middle = lines.find(({ name }) => name === 'median')?.points.find((each) => each.x === x);
  return middle === undefined ? row : row.paint(at(middle.y), at(middle.y), glyphs.median);
}
