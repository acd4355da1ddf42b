import type { Entry } from '../../../domain/entry.ts';
import { type Catalogue, nameOf } from '../../history/catalogue.ts';
import type { TimelineData } from '../state/timeline-data.ts';

export interface Lane {
  /** Slugs of the actors in it. */
  readonly actors: ReadonlySet<string>;
  readonly name: string;
  /** Two or three letters that stand for it where there is no room; none for several actors. */
  readonly code?: string;
  /** A colour of the page, as a variable. */
  readonly hue: string;
}

const HUES_MAX = 4;

/** One lane for each of the actors who imposed most measures, one for the target, one for the rest. */
export function lanesOf({
  entries,
  catalogue,
}: Pick<TimelineData, 'entries' | 'catalogue'>): Lane[] {
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
    code: codeOf(catalogue, actor),
    hue,
  });
  const own = new Set([...senders, target]);
  const rest = new Set(entries.map(({ event }) => event.actor).filter((each) => !own.has(each)));
  return [
    ...senders.map((actor, i) => lane(actor, `var(--hue-${i + 1})`)),
    lane(target, 'var(--hue-target)'),
    ...(rest.size === 0 ? [] : [{ actors: rest, name: 'Other actors', hue: 'var(--hue-other)' }]),
  ];
}

/** A short alias in capitals where the cast has one, else initials, else the first letters. */
export function codeOf({ actors }: Pick<Catalogue, 'actors'>, actor: string): string {
  const { name = actor, aliases = [] } = actors.get(actor) ?? {};
  const alias = aliases.find((each) => /^\p{Lu}{2,3}$/u.test(each));
  if (alias !== undefined) return alias;
  const initials = name.match(/\p{Lu}/gu)?.join('') ?? '';
  return initials.length >= 2 ? initials.slice(0, 3) : name.slice(0, 2).toUpperCase();
}

/** The neighbour of an event among those in its lane; undefined at the ends. */
export function inLane(
  entries: readonly Entry[],
  lane: Lane,
  current: Entry,
  by: 1 | -1,
): Entry | undefined {
  const at = entries.indexOf(current);
  const other = ({ event }: Entry): boolean => lane.actors.has(event.actor);
  return by > 0 ? entries.slice(at + 1).find(other) : entries.slice(0, at).findLast(other);
}

/**
 * The event nearest in time to another one, in the next lane above (-1) or below (1) that has any;
 * undefined where there is no such lane.
 */
export function besideLane(
  entries: readonly Entry[],
  lanes: readonly Lane[],
  current: Entry,
  by: 1 | -1,
): Entry | undefined {
  const own = lanes.findIndex(({ actors }) => actors.has(current.event.actor));
  if (own === -1) return undefined;
  const others = by > 0 ? lanes.slice(own + 1) : lanes.slice(0, own).reverse();
  for (const lane of others) {
    const nearest = nearestIn(entries, lane, current.start);
    if (nearest !== undefined) return nearest;
  }
  return undefined;
}

function nearestIn(entries: readonly Entry[], lane: Lane, day: number): Entry | undefined {
  let nearest: Entry | undefined;
  for (const entry of entries) {
    if (!lane.actors.has(entry.event.actor)) continue;
    const far = Math.abs(entry.start - day);
    if (nearest === undefined || far < Math.abs(nearest.start - day)) nearest = entry;
  }
  return nearest;
}
