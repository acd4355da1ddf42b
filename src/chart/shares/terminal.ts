import { chart, type ChartRow, flow, type Sheet } from '../terminal.ts';
import { type Shares, sharesMarks } from './marks.ts';

/** Longer names are on a line of their own. */
const MOST_NAME = 24;

/**
 * Shares on a terminal, 0 to 100%: solid up to the low end of the interval, shaded to its high
 * end. At most 80 columns.
 */
export function terminalShares(shares: Shares, sheet: Sheet): string[] {
  const { title, rows } = sharesMarks(shares);
  const { glyphs } = sheet;
  const apart = rows.some(({ name }) => Array.from(name).length > MOST_NAME);
  const drawn = chart(
    rows.map(({ name, low, high, number }) => ({
      name: apart ? '' : name,
      draw: (row: ChartRow, room: number): ChartRow => {
        const cells = (share: number): number => Math.round(share * room);
        if (cells(high) > 0) row.paint(0, cells(high) - 1, glyphs.unsure);
        if (cells(low) > 0) row.paint(0, cells(low) - 1, glyphs.bar);
        return row;
      },
      number,
    })),
    sheet,
  );
  return [
    ...flow([title], ' ', sheet),
    ...drawn.flatMap((row, i) =>
      apart ? [...flow([rows[i]?.name ?? ''], ' ', sheet), row] : [row],
    ),
    ...flow([`${glyphs.bar}${glyphs.unsure} share of runs, with its 95% interval`], ' ', sheet),
  ];
}
