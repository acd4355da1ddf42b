import type { Shares } from './data.ts';
import { chart, flow, type Glyphs, type ChartRow, type Sheet } from './terminal.ts';
import { percentageWithRange } from '../report/words.ts';

/** Names longer than this stand on a line of their own. */
const MOST_NAME = 24;

/**
 * Shares on a terminal, 0 to 100%: solid up to the low end of the interval, shaded to its high
 * end. At most 80 columns.
 */
export function terminalShares({ title, shares }: Shares, sheet: Sheet): string[] {
  const { glyphs } = sheet;
  const apart = shares.some(({ name }) => Array.from(name).length > MOST_NAME);
  const rows = chart(
    shares.map((share) => ({
      name: apart ? '' : share.name,
      draw: (row: ChartRow, room: number) => bar(share, row, room, glyphs),
      number: percentageWithRange(share),
    })),
    sheet,
  );
  return [
    ...flow([title], ' ', sheet),
    ...rows.flatMap((row, i) =>
      apart ? [...flow([shares[i]?.name ?? ''], ' ', sheet), row] : [row],
    ),
    ...flow([`${glyphs.bar}${glyphs.unsure} share of runs, with its 95% interval`], ' ', sheet),
  ];
}

function bar(
  { low, high }: Shares['shares'][number],
  row: ChartRow,
  room: number,
  glyphs: Glyphs,
): ChartRow {
  const cells = (share: number): number => Math.round(share * room);
  if (cells(high) > 0) row.paint(0, cells(high) - 1, glyphs.unsure);
  if (cells(low) > 0) row.paint(0, cells(low) - 1, glyphs.bar);
  return row;
}
