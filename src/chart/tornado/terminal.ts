import { along } from '../scale.ts';
import { axis, chart, type ChartRow, flow, type Sheet } from '../terminal.ts';
import { type Swings, tornadoMarks } from './marks.ts';

/**
 * A tornado on a terminal: from the result as set, shaded to where the low end of an assumption
 * takes it, solid to where the high end does; then both results in numbers, and a question mark
 * where it may be luck. At most 80 columns.
 */
export function terminalTornado(swings: Swings, sheet: Sheet): string[] {
  const { heading, x, base, rows } = tornadoMarks(swings);
  const { glyphs } = sheet;
  const letters = { low: glyphs.unsure, high: glyphs.bar } as const;
  const lines = rows.map(({ name, clear, bars, number }) => ({
    name,
    draw: (row: ChartRow, room: number): ChartRow => {
      const at = (value: number): number => along(x, value, 0, room - 1);
      for (const { end, to } of bars)
        if (to !== base.at) row.paint(at(base.at), at(to), letters[end]);
      return row.paint(at(base.at), at(base.at), glyphs.base);
    },
    number: `${number}${clear ? '  ' : ' ?'}`,
  }));
  const legend = [
    `${glyphs.unsure} at the low end`,
    `${glyphs.bar} at the high end`,
    `${glyphs.base} ${base.words}`,
    ...(rows.some(({ clear }) => !clear) ? ['? may be luck'] : []),
  ];
  return [
    ...flow([heading], ' ', sheet),
    ...chart([...lines, axis(x)], sheet),
    ...flow(legend, '   ', sheet),
  ];
}
