/** Attributes in the order given; numbers are coordinates. Colours are those of the page: `var(--ink)`. */
export type Attributes = Readonly<Record<string, string | number>>;

/** One element of a picture, as SVG has it. */
export interface Shape {
  readonly tag: 'circle' | 'line' | 'path' | 'rect' | 'text';
  readonly attributes: Attributes;
  /** Of a text. */
  readonly words?: string;
}

/** A chart laid out: the page and a picture file draw the same shapes. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How wide every drawing is. */
export const WIDTH = 860;

export const label = (x: number, y: number, words: string, more: Attributes = {}): Shape => ({
  tag: 'text',
  attributes: { x, y, ...more },
  words,
});

/** Words that stay readable where lines run under them. */
export const HALO: Attributes = {
  'paint-order': 'stroke',
  stroke: 'var(--paper)',
  'stroke-width': 4,
};

export const line = (from: Point, to: Point, more: Attributes): Shape => ({
  tag: 'line',
  attributes: { x1: from.x, y1: from.y, x2: to.x, y2: to.y, ...more },
});

export const dot = ({ x, y }: Point, r: number): Shape => ({
  tag: 'circle',
  attributes: { cx: x, cy: y, r, fill: 'var(--ink)' },
});

/** A line from point to point; nothing where there is no point. */
export const polyline = (points: readonly Point[], more: Attributes): Shape[] =>
  points.length === 0
    ? []
    : [{ tag: 'path', attributes: { d: through(points), fill: 'none', ...more } }];

/** The area between two lines over the same places. A single place has none: its edge stays visible. */
export const area = (
  upper: readonly Point[],
  lower: readonly Point[],
  fill: string,
  opacity: number,
): Shape[] =>
  upper.length === 0
    ? []
    : [
        {
          tag: 'path',
          attributes: {
            d: `${through([...upper, ...lower.toReversed()])}Z`,
            fill,
            'fill-opacity': opacity,
            ...(upper.length === 1 ? { stroke: fill } : {}),
          },
        },
      ];

function through(points: readonly Point[]): string {
  return `M${points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')}`;
}

/**
 * Heights of words that want to stand at some, moved apart where they would lie on each other; none
 * is below `lowest`. In the order given.
 */
export function spread(wanted: readonly number[], apart: number, lowest: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const found = [...wanted];
  let least = -Infinity;
  for (const i of order) {
    found[i] = Math.max(wanted[i] ?? 0, least);
    least = found[i] + apart;
  }
  let most = lowest;
  for (const i of order.toReversed()) {
    found[i] = Math.min(found[i] ?? 0, most);
    most = found[i] - apart;
  }
  return found;
}
