import type { Swings } from './data.ts';
import { along, type Scale, scaleOf } from './scale.ts';
import { chart, flow, type Glyphs, type ChartRow, type Sheet } from './terminal.ts';
import { axis } from './terminal-fan.ts';
import { figure } from '../report/words.ts';

type Bar = Swings['bars'][number];

/**
 * A tornado on a terminal: from the result at default, shaded to where the low end of an
 * assumption takes it, solid to where the high end does; then both results in numbers, and a
 * question mark where it may be luck. At most 80 columns.
 */
export function terminalTornado({ title, unit, base, bars }: Swings, sheet: Sheet): string[] {
  const { glyphs } = sheet;
  const scale = scaleOf([base, ...bars.flatMap(({ atLow, atHigh }) => [atLow, atHigh])], {
    zero: false,
  });
  const rows = bars.map((bar) => ({
    name: bar.name,
    draw: (row: ChartRow, room: number) => swing(bar, base, scale, row, room, glyphs),
    number: `${figure(bar.atLow)} … ${figure(bar.atHigh)}${bar.clear ? '  ' : ' ?'}`,
  }));
  const legend = [
    `${glyphs.unsure} at the low end`,
    `${glyphs.bar} at the high end`,
    `${glyphs.base} all at default: ${figure(base)}`,
    ...(bars.some(({ clear }) => !clear) ? ['? may be luck'] : []),
  ];
  return [
    ...flow([`${title} (${unit})`], ' ', sheet),
    ...chart([...rows, axis(scale)], sheet),
    ...flow(legend, '   ', sheet),
  ];
}

function swing(
  bar: Bar,
  base: number,
  scale: Scale,
  row: ChartRow,
  room: number,
  glyphs: Glyphs,
): ChartRow {
  const at = (value: number): number => along(scale, value, 0, room - 1);
  // Where both ends lie on one side, the shorter bar stays visible on the longer.
  const ends = [
    { to: bar.atLow, glyph: glyphs.unsure },
    { to: bar.atHigh, glyph: glyphs.bar },
  ].sort((a, b) => Math.abs(b.to - base) - Math.abs(a.to - base));
  for (const { to, glyph } of ends) if (to !== base) row.paint(at(base), at(to), glyph);
  return row.paint(at(base), at(base), glyphs.base);
}
