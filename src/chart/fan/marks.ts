import { short } from '../number.ts';
import { type Scale, scaleOf } from '../scale.ts';

/** The bands of one indicator at one time. */
export interface FanPoint {
  /** A month, `2026-03`: the state at its end. */
  readonly at: string;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
}

/** Where the runs of an indicator go. Values a month, the first one after the start. */
export interface Fan {
  readonly title: string;
  /** What the numbers count: `people held`. */
  readonly unit: string;
  readonly points: readonly FanPoint[];
  /** What all runs begin with, and its month; without it the first point is the first place. */
  readonly start?: { readonly at: string; readonly value: number } | undefined;
  /** By the timeline itself: 0 is the month of the start, those before it are negative. */
  readonly documented?: readonly { readonly month: number; readonly value: number }[];
  /** Some single runs to show thin. */
  readonly runs?: readonly (readonly number[])[];
  /** One run in front, instead of the median. */
  readonly run?: readonly number[] | undefined;
}

/** A value at a place: months from the start, or from the first point where there is none. */
export interface FanPlace {
  readonly x: number;
  readonly y: number;
}

/** What a fan is drawn of, over months and values. */
export interface FanMarks {
  readonly heading: string;
  readonly description: string;
  /** How to read it. */
  readonly key: string;
  readonly x: {
    readonly first: number;
    readonly last: number;
    readonly ticks: readonly { readonly at: number; readonly words: string }[];
  };
  readonly y: Scale;
  /** The outer band first. */
  readonly bands: readonly {
    readonly name: 'outer' | 'inner';
    readonly points: readonly { readonly x: number; readonly low: number; readonly high: number }[];
  }[];
  /** In the order in which they are drawn. */
  readonly lines: readonly {
    readonly name: 'run' | 'median' | 'front' | 'documented' | 'beyond';
    readonly points: readonly FanPlace[];
  }[];
  readonly start: (FanPlace & { readonly words: string }) | undefined;
  /** What is known last, where that is before the end. */
  readonly happened: (FanPlace & { readonly words: string }) | undefined;
  /** Words at the height of a value where the runs end. */
  readonly ends: readonly { readonly y: number; readonly words: string }[];
  /** For a drawing with a line for each: the end of each calendar quarter, and the last place. */
  readonly rows: readonly { readonly x: number; readonly name: string; readonly number: string }[];
}

const MOST_DATES = 9;
const QUANTILES = [
  ['p90', '90% of runs'],
  ['p75', '75%'],
  ['p50', 'median'],
  ['p25', '25%'],
  ['p10', '10%'],
] as const;

export function fanMarks(fan: Fan): FanMarks {
  const { title, unit, start, documented = [], runs = [], run } = fan;
  const points = start === undefined ? fan.points : [pointAt(start), ...fan.points];
  const offset = points.length - fan.points.length;
  const known = documented.map(({ month, value }) => ({ x: month, y: value }));
  const drawn = linesOf(fan, points, known);
  const last = Math.max(0, points.length - 1, ...drawn.front.map(({ x }) => x));
  return {
    heading: `${title} (${unit})`,
    description: descriptionOf(fan, points),
    key: keyOf(fan),
    x: axisOf(Math.min(0, known[0]?.x ?? 0), last, points),
    y: scaleOf([
      0,
      ...points.flatMap(({ p10, p90 }) => [p10, p90]),
      ...known.map(({ y }) => y),
      ...[...runs, run ?? []].flat(),
    ]),
    bands: [
      { name: 'outer', points: points.map(({ p10, p90 }, x) => ({ x, low: p10, high: p90 })) },
      { name: 'inner', points: points.map(({ p25, p75 }, x) => ({ x, low: p25, high: p75 })) },
    ],
    lines: drawn.lines,
    start: start && { x: 0, y: start.value, words: `start: ${short(start.value)}` },
    happened: happenedBefore(last, known.at(-1)),
    ends: endsOf(
      fan,
      known.find(({ x }) => x === last && last > 0),
    ),
    rows: rowsOf(fan.points, offset),
  };
}

/** All lines, and the one in front: the run that is shown, or the median. */
function linesOf(
  { start, runs = [], run }: Fan,
  points: readonly FanPoint[],
  known: readonly FanPlace[],
): { readonly lines: FanMarks['lines']; readonly front: readonly FanPlace[] } {
  const begin = start === undefined ? [] : [start.value];
  const placed = (values: readonly number[]): FanPlace[] => values.map((y, x) => ({ x, y }));
  const front =
    run === undefined ? placed(points.map(({ p50 }) => p50)) : placed([...begin, ...run]);
  return {
    front,
    lines: [
      ...runs.map((values) => ({ name: 'run' as const, points: placed([...begin, ...values]) })),
      { name: run === undefined ? 'median' : 'front', points: front },
      { name: 'documented', points: known.filter(({ x }) => x <= 0) },
      { name: 'beyond', points: known.filter(({ x }) => x >= 0) },
    ],
  };
}

/** What is known last beyond the start, unless it is at the end, where the words are at the edge. */
function happenedBefore(last: number, then: FanPlace | undefined): FanMarks['happened'] {
  return then === undefined || then.x <= 0 || then.x >= last
    ? undefined
    : { ...then, words: happenedWords(then) };
}

const happenedWords = ({ y }: FanPlace): string => `as it happened: ${short(y)}`;

const pointAt = ({ at, value }: NonNullable<Fan['start']>): FanPoint => ({
  at,
  p10: value,
  p25: value,
  p50: value,
  p75: value,
  p90: value,
});

/** `2026-02` for one month before `2026-03`. */
function monthAfter(month: string, by: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  const count = year * 12 + of - 1 + by;
  const named = String((((count % 12) + 12) % 12) + 1).padStart(2, '0');
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${named}`;
}

/** Dates are counted from the end, so that the last one is always there. */
function axisOf(first: number, last: number, points: readonly FanPoint[]): FanMarks['x'] {
  const every = Math.max(1, Math.ceil((last - first + 1) / MOST_DATES));
  const begin = points[0]?.at ?? '';
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => first + i)
    .filter((x) => (last - x) % every === 0)
    .map((at) => ({ at, words: points[at]?.at ?? monthAfter(begin, at) }));
  return { first, last, ticks };
}

/** The quantiles at the end, what happened by then, and where the run in front ends. */
function endsOf({ points, run }: Fan, known: FanPlace | undefined): FanMarks['ends'] {
  const end = points.at(-1);
  const own = run?.at(-1);
  return [
    ...(end === undefined
      ? []
      : QUANTILES.map(([name, words]) => ({
          y: end[name],
          words: `${words}: ${short(end[name])}`,
        }))),
    ...(known === undefined || end === undefined
      ? []
      : [{ y: known.y, words: happenedWords(known) }]),
    ...(own === undefined ? [] : [{ y: own, words: `this run: ${short(own)}` }]),
  ];
}

/** Months that end a quarter, and the last one; all of them where `at` is no month. */
function rowsOf(points: readonly FanPoint[], offset: number): FanMarks['rows'] {
  return points
    .map(({ at, p10, p50, p90 }, i) => ({
      x: i + offset,
      name: at,
      number: `${short(p50)} (${short(p10)}–${short(p90)})`,
    }))
    .filter(({ name }, i) => i === points.length - 1 || !/^-?\d+-(?!03|06|09|12)\d\d$/.test(name));
}

function keyOf({ documented = [], runs = [], run }: Fan): string {
  const beyond = documented.some(({ month }) => month > 0);
  return [
    'Dark band: the middle half of the runs. Light band: the middle eight in ten.',
    run === undefined ? 'Dashed line: the median.' : 'Bold line: this run.',
    ...(runs.length === 0
      ? []
      : [
          runs.length === 1
            ? 'Thin line: a single run.'
            : `Thin lines: ${runs.length} single runs.`,
        ]),
    ...(beyond ? ['Dotted line: as it happened.'] : []),
  ].join(' ');
}

function descriptionOf({ title, unit }: Fan, points: readonly FanPoint[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return `${title} (${unit}): nothing to show.`;
  return (
    `Fan chart of ${title} (${unit}) from ${first.at} to ${last.at}. At the end the median is ` +
    `${short(last.p50)}; half of the runs lie between ${short(last.p25)} and ${short(last.p75)}, ` +
    `four in five between ${short(last.p10)} and ${short(last.p90)}. ` +
    `At the start the median is ${short(first.p50)}.`
  );
}
