import type { Style } from './ink.ts';
import { pad, widthOf } from './width.ts';
import { wrap } from './wrap.ts';

export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
  readonly style?: Style;
  /** Least width when room is short; a column without one keeps its natural width. */
  readonly least?: number;
  /** Least width where there is room: keeps tables under each other aligned. */
  readonly room?: number;
  /** Most width, however long its cells are. */
  readonly most?: number;
}

const GAP = 2;

/**
 * A table of at most `width` columns. Cells that do not fit are wrapped, never cut. A column whose
 * head is empty everywhere is still a column; a table without heads has no head line.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  headStyle: Style,
): string[] {
  const widths = fit(columns, rows, width);
  const lines: string[] = [];
  if (columns.some(({ head }) => head !== '')) {
    const heads = columns.map(({ head }) => head);
    lines.push(...rowLines(columns, heads, widths, () => headStyle));
  }
  for (const row of rows) lines.push(...rowLines(columns, row, widths, ({ style }) => style));
  return lines;
}

function rowLines(
  columns: readonly Column[],
  cells: readonly string[],
  widths: readonly number[],
  styleOf: (column: Column) => Style | undefined,
): string[] {
  const wrapped = columns.map((_, i) => wrap(cells[i] ?? '', widths[i] ?? 1));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((column, i) => {
        const text = pad(wrapped[i]?.[line] ?? '', widths[i] ?? 1, column.align);
        return styleOf(column)?.(text) ?? text;
      })
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

function fit(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): number[] {
  const natural = columns.map(({ head, room = 1, most = Infinity }, i) => {
    const cells = rows.flatMap((row) => (row[i] ?? '').split('\n'));
    return Math.min(most, Math.max(room, ...[head, ...cells].map(widthOf)));
  });
  const widths = [...natural];
  const excess = (): number =>
    widths.reduce((sum, each) => sum + each, 0) + GAP * (columns.length - 1) - width;
  // The widest column that may shrink gives way first.
  while (excess() > 0) {
    const widest = columns.reduce<number | undefined>((best, { least }, i) => {
      const spare = least === undefined ? 0 : (widths[i] ?? 0) - least;
      return spare > 0 && (best === undefined || (widths[i] ?? 0) > (widths[best] ?? 0)) ? i : best;
    }, undefined);
    if (widest === undefined) return squeeze(widths, excess());
    widths[widest] = (widths[widest] ?? 1) - 1;
  }
  return widths;
}

/** Last resort: every column gives way, the widest first. */
function squeeze(widths: number[], excess: number): number[] {
  for (let left = excess; left > 0; left -= 1) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = Math.max(1, (widths[widest] ?? 1) - 1);
  }
  return widths;
}
