import { type Day } from '../../../domain/calendar.ts';
import type { Entry } from '../../../domain/entry.ts';
import { OPEN_END } from '../../../domain/edtf.ts';
import { type Family, vocabulary } from '../../../domain/vocabulary.ts';
import { nameOf } from '../../history/catalogue.ts';
import type { Read } from '../state/reading.ts';

export interface Lane {
  /** Slugs of the actors in it. */
  readonly actors: ReadonlySet<string>;
  readonly name: string;
  /** A colour of the page, as a variable. */
  readonly hue: string;
}

/** What is drawn for an event, or for several that lie too near each other. */
export interface Mark {
  readonly lane: number;
  readonly x: number;
  /** 0, 1, 2 upwards; on the last level stand the rest. */
  readonly level: number;
  readonly entries: readonly Entry[];
  /** Where the bar of an uncertain date ends. */
  readonly until?: number;
}

const HUES_MAX = 4;
const APART = 12;
const LEVELS = 3;

/** One lane for each of the actors who imposed most measures, one for the target, one for the rest. */
export function lanesOf({ entries, catalogue }: Read): Lane[] {
  const { target } = catalogue.case;
  const imposed = new Map<string, number>();
  for (const { event } of entries) {
    if (event.type !== 'SanctionImposed' || event.actor === target) continue;
    imposed.set(event.actor, (imposed.get(event.actor) ?? 0) + 1);
  }
  const senders = [...imposed]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, HUES_MAX)
    .map(([actor]) => actor);
  const lane = (actor: string, hue: string): Lane => ({
    actors: new Set([actor]),
    name: nameOf(catalogue, actor),
    hue,
  });
  const own = new Set([...senders, target]);
  const rest = new Set(entries.map(({ event }) => event.actor).filter((each) => !own.has(each)));
  return [
    ...senders.map((actor, i) => lane(actor, `var(--hue-${i + 1})`)),
    lane(target, 'var(--hue-target)'),
    ...(rest.size === 0 ? [] : [{ actors: rest, name: 'Others', hue: 'var(--hue-other)' }]),
  ];
}

/** Marks of every event, dodged; `x` gives the place of a day. */
export function marksOf(
  entries: readonly Entry[],
  lanes: readonly Lane[],
  x: (day: Day) => number,
): Mark[] {
  const last = lanes.map(() => Array.from({ length: LEVELS }, () => Number.NEGATIVE_INFINITY));
  const marks: Mark[] = [];
  const top = new Map<number, number>();
  for (const entry of entries) {
    const lane = lanes.findIndex(({ actors }) => actors.has(entry.event.actor));
    const levels = last[lane];
    if (levels === undefined) continue;
    const at = x(entry.start);
    const free = levels.findIndex((taken) => at - taken >= APART);
    const stack = top.get(lane);
    const crowded = stack === undefined ? undefined : marks[stack];
    if (free < 0 && stack !== undefined && crowded !== undefined) {
      marks[stack] = { ...crowded, entries: [...crowded.entries, entry] };
      continue;
    }
    const level = Math.max(free, 0);
    levels[level] = at;
    if (level === LEVELS - 1) top.set(lane, marks.length);
    const sure = entry.end === entry.start || entry.end === OPEN_END;
    marks.push({ lane, x: at, level, entries: [entry], ...(sure ? {} : { until: x(entry.end) }) });
  }
  return marks;
}

const SHAPES: Readonly<Record<Family, string>> = {
  unrest: 'M0,-5 0,1 -4,5 M0,1 4,5',
  custody: 'M0,-5 1.4,-1.6 5,-1.5 2.2,.8 3.1,4.4 0,2.4 -3.1,4.4 -2.2,.8 -5,-1.5 -1.4,-1.6Z',
  sanctions: 'M-4,-4 4,-4 4,4 -4,4Z',
  talks: 'M0,-5 5,0 0,5 -5,0Z',
  statements: 'M-5,-2 5,-2 5,2 -5,2Z',
  record: 'M-4,0 4,0',
  branch: 'M-4,0 4,0',
};
const EASING = 'M0,-5 5,4 -5,4Z';

/** The outline of a kind of event, about 10 by 10 around its middle. */
export const shapeOf = (entry: Entry): string =>
  entry.event.type === 'SanctionLifted' ? EASING : SHAPES[vocabulary[entry.event.type].family];

/** What each shape stands for, for the legend. */
export const LEGEND: readonly (readonly [shape: string, words: string])[] = [
  [SHAPES.sanctions, 'sanctions'],
  [EASING, 'easing'],
  [SHAPES.custody, 'custody and releases'],
  [SHAPES.talks, 'talks'],
  [SHAPES.unrest, 'unrest'],
  [SHAPES.statements, 'statements'],
];
