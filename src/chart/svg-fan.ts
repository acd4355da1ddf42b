import type { ChartCaption, Fan, FanPoint } from './data.ts';
import { place } from './number.ts';
import { along, type Scale, scaleOf } from './scale.ts';
import { element, picture, SVG_TOP, SVG_WIDTH, text } from './svg.ts';
import { figure } from '../report/words.ts';

const LEFT = 56;
const RIGHT = SVG_WIDTH - 36;
const BOTTOM = 340;
const MOST_DATES = 9;
const GRID = '#dddddd';
const OUTER = '#cfe0f3';
const INNER = '#86b3de';
const MEDIAN = '#0b3d6e';

/**
 * A fan chart: bands from 10 to 90 and from 25 to 75% of the runs, the median, and single runs
 * behind if given. The same data gives the same bytes. Throws RangeError for a fan without points
 * or a blank ribbon.
 */
export function svgFan(fan: Fan, burnt: ChartCaption & { readonly id?: string }): string {
  const last = fan.points.at(-1);
  if (last === undefined) throw new RangeError('a fan needs a point');
  const { points, runs = [] } = fan;
  const scale = scaleOf([...points.flatMap(({ p10, p90 }) => [p10, p90]), ...runs.flat()]);
  const places = new Place(points.length, scale);
  return picture({
    ...burnt,
    title: `${fan.title} (${fan.unit})`,
    description: describeFan(fan, last),
    height: BOTTOM + 58,
    drawing: [
      ...grid(scale),
      ...dates(points, places),
      places.band(points, 'p10', 'p90', OUTER),
      places.band(points, 'p25', 'p75', INNER),
      ...runs.map((run) => places.line(run, { stroke: '#444444', 'stroke-opacity': '0.35' })),
      places.line(
        points.map(({ p50 }) => p50),
        { stroke: MEDIAN, 'stroke-width': 2.5 },
      ),
      ...legend(runs.length),
    ],
  });
}

/** Where points lie. */
class Place {
  readonly #count: number;
  readonly #scale: Scale;

  constructor(count: number, scale: Scale) {
    this.#count = count;
    this.#scale = scale;
  }

  x(point: number): number {
    return this.#count === 1
      ? (LEFT + RIGHT) / 2
      : LEFT + (point / (this.#count - 1)) * (RIGHT - LEFT);
  }

  at(point: number, value: number): string {
    return `${place(this.x(point))},${place(along(this.#scale, value, BOTTOM, SVG_TOP))}`;
  }

  band(points: readonly FanPoint[], low: Edge, high: Edge, fill: string): string {
    const there = points.map((point, i) => this.at(i, point[high]));
    const back = points.map((point, i) => this.at(i, point[low])).reverse();
    // A single point has no area: the stroke keeps it visible.
    return element('polygon', { points: [...there, ...back].join(' '), fill, stroke: fill });
  }

  line(values: readonly number[], more: Readonly<Record<string, string | number>>): string {
    const points = values.map((value, i) => this.at(i, value)).join(' ');
    return element('polyline', { points, fill: 'none', ...more });
  }
}
type Edge = 'p10' | 'p25' | 'p75' | 'p90';

function grid(scale: Scale): string[] {
  return scale.ticks.flatMap((tick) => {
    const y = along(scale, tick, BOTTOM, SVG_TOP);
    return [
      element('line', { x1: LEFT, y1: y, x2: RIGHT, y2: y, stroke: GRID }),
      text(LEFT - 8, y + 4, figure(tick), { 'text-anchor': 'end' }),
    ];
  });
}

function dates(points: readonly FanPoint[], at: Place): string[] {
  const every = Math.max(1, Math.ceil(points.length / MOST_DATES));
  // Counted from the end, so that the last date is always there.
  return points.flatMap((point, i) =>
    (points.length - 1 - i) % every === 0
      ? [
          text(at.x(i), BOTTOM + 18, point.at, {
            'text-anchor': 'middle',
          }),
        ]
      : [],
  );
}

function legend(runs: number): string[] {
  const y = BOTTOM + 38;
  const box = (x: number, fill: string): string =>
    element('rect', { x, y: y - 10, width: 24, height: 12, fill });
  return [
    box(LEFT, OUTER),
    text(LEFT + 30, y, '10–90% of runs'),
    box(LEFT + 150, INNER),
    text(LEFT + 180, y, '25–75%'),
    element('rect', { x: LEFT + 260, y: y - 6, width: 24, height: 2.5, fill: MEDIAN }),
    text(LEFT + 290, y, 'median'),
    ...(runs === 0
      ? []
      : [
          element('rect', { x: LEFT + 360, y: y - 5, width: 24, height: 1, fill: '#777777' }),
          text(LEFT + 390, y, runs === 1 ? 'one single run' : `${runs} single runs`),
        ]),
  ];
}

function describeFan({ title, unit, points }: Fan, last: FanPoint): string {
  const first = points[0] ?? last;
  return (
    `Fan chart of ${title} (${unit}) from ${first.at} to ${last.at}. At the end the median is ` +
    `${figure(last.p50)}; half of the runs lie between ${figure(last.p25)} and ${figure(last.p75)}, ` +
    `four in five between ${figure(last.p10)} and ${figure(last.p90)}. ` +
    `At the start the median is ${figure(first.p50)}.`
  );
}
