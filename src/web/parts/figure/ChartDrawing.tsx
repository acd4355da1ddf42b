import { createElement } from 'react';
import type { Drawing, Shape } from '../../../chart/shapes.ts';

/** A chart of the chart room on the page: the shapes that its picture file has too. */
export function ChartDrawing({
  drawing: { width, height, shapes },
  label,
}: {
  readonly drawing: Drawing;
  readonly label: string;
}) {
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <ShapesOf shapes={shapes} />
    </svg>
  );
}

/** Shapes within a picture. */
export function ShapesOf({ shapes }: { readonly shapes: readonly Shape[] }) {
  return shapes.map(({ tag, attributes, words }, i) =>
    createElement(tag, { key: i, ...inReact(attributes) }, words),
  );
}

/** `stroke-width` → `strokeWidth`. */
const inReact = (attributes: Shape['attributes']) =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
