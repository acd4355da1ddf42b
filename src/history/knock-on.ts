import { type Day, isoDay } from '../../domain/calendar.ts';
import type { Entry } from '../../domain/entry.ts';
import { copyWorld } from '../../domain/world-copy.ts';
import { applyTo, noWorld } from '../../domain/world-fold.ts';
import type { World } from '../../domain/world.ts';
import { IdTable } from '../store/id-table.ts';
import { BranchDifferences } from './branch-differences.ts';
import { compare, type OrderKey, placeOf } from './effective.ts';
import {
  type Both,
  type Differences,
  type KnockOn,
  ParentPass,
  Pass,
  type Tolerated,
} from './knock-on-pass.ts';
import { entriesIn, pagesOf, parentOf, type Timeline } from './timeline.ts';

export type { GoneCause, KnockOn } from './knock-on-pass.ts';

export interface KnockOns {
  readonly list: readonly KnockOn[];
  /** Ids of the events that fall. */
  readonly fallen: ReadonlySet<string>;
}

const nothing: KnockOns = { list: [], fallen: new Set() };

/**
 * What could then no longer have happened: the events of a branch that its edits knock out, to a
 * fixed point. An event falls when it breaks a rule that it kept in the parent, or when every cause
 * that a source states for it is gone; what stood on a fallen event falls in turn.
 *
 * What both timelines begin with is folded once, and no more is held of it than the world it leaves.
 */
export async function knockOns(timeline: Timeline): Promise<KnockOns> {
  const parent = await parentOf(timeline);
  const opened = timeline.lineage.at(-1)?.opened;
  if (parent === undefined || opened === undefined) return nothing;
  const differences = await BranchDifferences.between(parent, timeline);
  if (differences.first === undefined) return nothing;
  // What an open fork cuts off is a blank future, not a cause that is gone.
  const until = opened.mode === 'open' ? opened.forkDay : undefined;
  const sides = { parent, timeline, differences, until };
  const beginning = await sharedBeginning(timeline, differences, differences.first);
  const found = await after(sides, beginning);
  // What fell may have been the cause of something dated before it: then all must be looked at.
  return [...found.fallen].some((id) => beginning.cites(id))
    ? await after(sides, { world: noWorld() })
    : found;
}

interface Sides {
  readonly parent: Timeline;
  readonly timeline: Timeline;
  readonly differences: Differences;
  readonly until: Day | undefined;
}

interface Beginning {
  readonly world: World;
  /** The last place before the first difference; absent when there is none. */
  readonly last?: OrderKey;
}

/** Folds what comes before the first place at which an edit can make a difference. */
async function sharedBeginning(
  timeline: Timeline,
  differences: Differences,
  first: OrderKey,
): Promise<Beginning & { readonly cites: (id: string) => boolean }> {
  const world = noWorld();
  const cited = new IdTable();
  const cites = (id: string): boolean => cited.numberOf(id) !== undefined;
  let last: OrderKey | undefined;
  for await (const page of pagesOf(timeline)) {
    for (const placed of page) {
      const { because } = placed.entry.event;
      const ends =
        compare(placeOf(placed), first) >= 0 ||
        because.some(({ event }) => differs(differences.of(event)));
      if (ends) return { world, cites, ...(last && { last }) };
      for (const { event } of because) if (!cites(event)) cited.push(event);
      applyTo(world, placed.entry);
      last = placeOf(placed);
    }
  }
  return { world, cites, ...(last && { last }) };
}

const differs = (both: Both | undefined): boolean => both?.was !== both?.now;

/** What falls after a beginning that both share. */
async function after(sides: Sides, { world, last }: Beginning): Promise<KnockOns> {
  const { timeline, differences } = sides;
  const rest = last === undefined ? {} : { after: last };
  const tolerated = await toleratedIn(sides, copyWorld(world), rest);
  let fallen: ReadonlyMap<string, KnockOn> = new Map();
  for (;;) {
    const pass = new Pass({ differences, tolerated, fallen }, copyWorld(world));
    for await (const page of pagesOf(timeline, rest)) {
      for (const entry of entriesIn(page)) pass.take(entry);
    }
    const next = pass.fallen();
    // What fell stays fallen, so each round adds or ends: the fixed point is always reached.
    if (next.size === fallen.size) return { list: pass.list, fallen: new Set(next.keys()) };
    fallen = next;
  }
}

/** The world that it is found with is not kept: two of them are enough at a time. */
async function toleratedIn(
  { parent, until }: Sides,
  world: World,
  rest: { readonly after?: OrderKey },
): Promise<Tolerated> {
  const pass = new ParentPass(world);
  for await (const page of pagesOf(parent, until === undefined ? rest : { ...rest, at: until })) {
    for (const entry of entriesIn(page)) pass.take(entry);
  }
  return pass.broken;
}

/** The same over entries that are held: the parent's and the branch's, each in order. */
export function findKnockOns(before: readonly Entry[], here: readonly Entry[]): KnockOns {
  const differences = differencesOf(before, here);
  const parent = new ParentPass(noWorld());
  for (const entry of before) parent.take(entry);
  let fallen: ReadonlyMap<string, KnockOn> = new Map();
  for (;;) {
    const pass = new Pass({ differences, tolerated: parent.broken, fallen }, noWorld());
    for (const entry of here) pass.take(entry);
    const next = pass.fallen();
    if (next.size === fallen.size) return { list: pass.list, fallen: new Set(next.keys()) };
    fallen = next;
  }
}

function differencesOf(before: readonly Entry[], here: readonly Entry[]): Differences {
  const mark = ({ event: { id, key }, start }: Entry) => [id, { key, start }] as const;
  const was = new Map(before.map(mark));
  const now = new Map(here.map(mark));
  return {
    of: (id) => {
      const [old, is] = [was.get(id), now.get(id)];
      return { ...(old && { was: old }), ...(is && { now: is }) };
    },
    isShifted: ({ event, start }) => was.get(event.id)?.start !== start,
  };
}

/** Day of an entry, for lists. */
export const dayOf = (entry: Entry): string => isoDay(entry.start);
