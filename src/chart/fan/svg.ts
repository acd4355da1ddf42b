import { along } from '../scale.ts';
import {
  area,
  type Attributes,
  dot,
  type Drawing,
  HALO,
  label,
  line,
  type Point,
  polyline,
  type Shape,
  spread,
  WIDTH,
} from '../shapes.ts';
import { type ChartCaption, picture } from '../svg.ts';
import { type Fan, type FanMarks, fanMarks, type FanPlace } from './marks.ts';

const HEIGHT = 320;
const [LEFT, RIGHT, TOP, BOTTOM] = [56, WIDTH - 150, 28, HEIGHT - 36];
const APART = 15;
const BAND = { outer: 0.22, inner: 0.45 } as const;
const STROKES: Readonly<Record<FanMarks['lines'][number]['name'], Attributes>> = {
  run: { stroke: 'var(--ink-2)', 'stroke-width': 1, 'stroke-opacity': 0.5 },
  median: { stroke: 'var(--ink)', 'stroke-width': 2, 'stroke-dasharray': '6 4' },
  front: { stroke: 'var(--accent)', 'stroke-width': 3 },
  documented: { stroke: 'var(--ink)', 'stroke-width': 2.5 },
  beyond: { stroke: 'var(--ink)', 'stroke-width': 1.5, 'stroke-dasharray': '1.5 3' },
};

/**
 * A fan chart as a picture: bands from 10 to 90 and from 25 to 75% of the runs, the median, single
 * runs if given. The same data gives the same bytes. Throws RangeError for a fan without points or
 * a blank ribbon.
 */
export function svgFan(fan: Fan, caption: ChartCaption & { readonly id?: string }): string {
  if (fan.points.length === 0) throw new RangeError('a fan needs a point');
  const marks = fanMarks(fan);
  const { heading: title, description, key } = marks;
  return picture({ ...caption, title, description, key, drawing: fanDrawing(marks) });
}

/** The marks of a fan laid out, time running to the right. */
export function fanDrawing({ x, y, bands, lines, start, happened, ends }: FanMarks): Drawing {
  const across = (at: number): number =>
    x.first === x.last
      ? (LEFT + RIGHT) / 2
      : LEFT + ((at - x.first) / (x.last - x.first)) * (RIGHT - LEFT);
  const up = (value: number): number => along(y, value, BOTTOM, TOP);
  const place = (each: FanPlace): Point => ({ x: across(each.x), y: up(each.y) });
  const heights = spread(
    ends.map((each) => up(each.y)),
    APART,
    BOTTOM - 4,
  );
  return {
    width: WIDTH,
    height: HEIGHT,
    shapes: [
      ...y.ticks.flatMap((tick, i): Shape[] => [
        line({ x: LEFT, y: up(tick) }, { x: RIGHT, y: up(tick) }, { stroke: 'var(--line)' }),
        label(LEFT - 8, up(tick) + 4, y.words[i] ?? '', { 'text-anchor': 'end' }),
      ]),
      ...x.ticks.map(({ at, words }) =>
        label(across(at), HEIGHT - 12, words, { 'text-anchor': 'middle' }),
      ),
      ...bands.flatMap(({ name, points }) =>
        area(
          points.map((each) => place({ x: each.x, y: each.high })),
          points.map((each) => place({ x: each.x, y: each.low })),
          'var(--hue-1)',
          BAND[name],
        ),
      ),
      ...lines.flatMap(({ name, points }) => polyline(points.map(place), STROKES[name])),
      ...(start === undefined ? [] : startShapes(place(start), start.words, x.first > -2)),
      ...(happened === undefined ? [] : happenedShapes(place(happened), happened.words)),
      ...ends.map(({ words }, i) => label(RIGHT + 8, (heights[i] ?? 0) + 4, words)),
    ],
  };
}

/** A line down from the words to the axis, with what the runs begin with. */
function startShapes(at: Point, words: string, isAtEdge: boolean): Shape[] {
  return [
    line({ x: at.x, y: TOP }, { x: at.x, y: BOTTOM }, { stroke: 'var(--ink-2)' }),
    dot(at, 5),
    label(at.x + (isAtEdge ? 4 : -4), 16, words, { 'text-anchor': isAtEdge ? 'start' : 'end' }),
  ];
}

const happenedShapes = (at: Point, words: string): Shape[] => [
  dot(at, 3.5),
  label(at.x + 7, at.y - 6, words, HALO),
];
