import { type Drawing, label, line, type Shape, WIDTH } from '../shapes.ts';
import { type ChartCaption, picture } from '../svg.ts';
import { type Shares, type SharesMarks, sharesMarks } from './marks.ts';

const ROW = 40;
const LENGTH = WIDTH - 190;

/** Shares of runs as bars with their intervals. Throws RangeError for a blank ribbon. */
export function svgShares(
  shares: Shares,
  caption: ChartCaption & { readonly id?: string },
): string {
  const marks = sharesMarks(shares);
  const { title, description, key } = marks;
  return picture({ ...caption, title, description, key, drawing: sharesDrawing(marks) });
}

/** The marks of shares laid out: the name above its bar, the numbers to the right. */
export function sharesDrawing({ rows }: SharesMarks): Drawing {
  return {
    width: WIDTH,
    height: rows.length * ROW + 8,
    shapes: rows.flatMap(({ name, value, low, high, number }, i) => {
      const y = i * ROW;
      return [
        label(0, y + 14, name),
        bar(LENGTH, y, 'var(--wash)'),
        bar(value * LENGTH, y, 'var(--hue-1)'),
        ...whisker(low * LENGTH, high * LENGTH, y + 28),
        label(LENGTH + 12, y + 32, number),
      ];
    }),
  };
}

const bar = (width: number, y: number, fill: string): Shape => ({
  tag: 'rect',
  attributes: { x: 0, y: y + 22, width, height: 12, fill },
});

function whisker(from: number, to: number, y: number): Shape[] {
  const ink = { stroke: 'var(--ink)', 'stroke-width': 2 };
  return [
    line({ x: from, y }, { x: to, y }, ink),
    ...[from, to].map((x) => line({ x, y: y - 5 }, { x, y: y + 5 }, ink)),
  ];
}
