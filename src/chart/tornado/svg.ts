import { along } from '../scale.ts';
import { type Drawing, HALO, label, line, type Shape, WIDTH } from '../shapes.ts';
import { type ChartCaption, picture } from '../svg.ts';
import { type SwingBar, type Swings, type TornadoMarks, tornadoMarks } from './marks.ts';

const ROW = 42;
const TOP = 26;
/** Room for the words at the ends of the longest bar. */
const SIDE = 150;
const HUES = { low: 'var(--hue-2)', high: 'var(--hue-4)' } as const;

/** A tornado as a picture. Throws RangeError for a blank ribbon. */
export function svgTornado(
  swings: Swings,
  caption: ChartCaption & { readonly id?: string },
): string {
  const marks = tornadoMarks(swings);
  const { heading: title, description, key } = marks;
  return picture({ ...caption, title, description, key, drawing: tornadoDrawing(marks) });
}

/** The marks of a tornado laid out: the name above its bars, what they mean at their ends. */
export function tornadoDrawing({ x, base, rows }: TornadoMarks): Drawing {
  const height = TOP + rows.length * ROW + 4;
  const across = (value: number): number => along(x, value, SIDE, WIDTH - SIDE);
  const middle = across(base.at);
  return {
    width: WIDTH,
    height,
    shapes: [
      line({ x: middle, y: TOP - 6 }, { x: middle, y: height }, { stroke: 'var(--ink-2)' }),
      label(middle, 14, base.words, { 'text-anchor': 'middle' }),
      ...rows.flatMap(({ name, clear, bars }, i) => {
        const y = TOP + i * ROW;
        const words = `${name}${clear ? '' : ' (may be luck)'}`;
        return [
          label(0, y + 12, words, { 'font-weight': 600, ...HALO }),
          ...bars.map((bar, b) => strip(middle, across(bar.to), y, bar.end, b === 0)),
          ...endWords(bars, middle, across, y + 31),
        ];
      }),
    ],
  };
}

function strip(
  base: number,
  to: number,
  y: number,
  end: SwingBar['end'],
  isLonger: boolean,
): Shape {
  return {
    tag: 'rect',
    attributes: {
      x: Math.min(base, to),
      y: y + (isLonger ? 19 : 21),
      width: Math.max(1, Math.abs(to - base)),
      height: isLonger ? 14 : 10,
      fill: HUES[end],
    },
  };
}

/** The lower result to the left of all bars, the higher one to their right. */
function endWords(
  bars: readonly SwingBar[],
  base: number,
  across: (value: number) => number,
  y: number,
): Shape[] {
  const ends = bars.toSorted((a, b) => a.to - b.to);
  const left = Math.min(base, ...ends.map(({ to }) => across(to)));
  const right = Math.max(base, ...ends.map(({ to }) => across(to)));
  return ends.map(({ words }, i) =>
    i === 0 ? label(left - 6, y, words, { 'text-anchor': 'end' }) : label(right + 6, y, words),
  );
}
