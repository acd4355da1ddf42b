import { isoDay } from '../../domain/calendar.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Cause } from '../../domain/event.ts';
import type { Refusal } from '../../domain/rules/refusal.ts';
import { check } from '../../domain/rules/rules.ts';
import { foldOwned, initialState, type Projected } from '../../projections/all.ts';
import { entriesOf, parentOf, type Timeline } from './timeline.ts';

/** An event that a branch's edits touch without naming it. */
export interface KnockOn {
  readonly entry: Entry;
  /** `falls`: it can no longer have happened. `weakened`: one of several stated causes is gone. */
  readonly verdict: 'falls' | 'weakened';
  /** Rules that it breaks here and did not break in the parent. */
  readonly refusals: readonly Refusal[];
  /** Stated causes that are gone, or now come after it. */
  readonly causes: readonly GoneCause[];
}

export interface GoneCause extends Cause {
  readonly key: string;
  readonly why: 'dropped' | 'fell' | 'later';
}

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
 */
export async function knockOns(timeline: Timeline): Promise<KnockOns> {
  const parent = await parentOf(timeline);
  const opened = timeline.lineage.at(-1)?.opened;
  if (parent === undefined || opened === undefined) return nothing;
  // What an open fork cuts off is a blank future, not a cause that is gone.
  const before = await entriesOf(parent, opened.mode === 'open' ? opened.forkDay : undefined);
  const after = await entriesOf(timeline);
  return findKnockOns(before, after);
}

/** The same over entries: the parent's and the branch's, each in order. */
export function findKnockOns(before: readonly Entry[], after: readonly Entry[]): KnockOns {
  const parent = new Map(before.map((entry) => [entry.event.id, entry]));
  const here = new Map(after.map((entry) => [entry.event.id, entry]));
  const tolerated = brokenIn(before);
  let fallen: ReadonlyMap<string, KnockOn> = new Map();
  for (;;) {
    const list = pass({ parent, here, tolerated, fallen }, after);
    const next = new Map(
      list.flatMap((each) => (each.verdict === 'falls' ? [[each.entry.event.id, each]] : [])),
    );
    // What fell stays fallen, so each round adds or ends: the fixed point is always reached.
    if (next.size === fallen.size) return { list, fallen: new Set(next.keys()) };
    fallen = next;
  }
}

interface Context {
  readonly parent: ReadonlyMap<string, Entry>;
  readonly here: ReadonlyMap<string, Entry>;
  /** Rules broken in the parent already, as `id rule`: the record may contradict them. */
  readonly tolerated: ReadonlySet<string>;
  readonly fallen: ReadonlyMap<string, KnockOn>;
}

function brokenIn(entries: readonly Entry[]): ReadonlySet<string> {
  const state = initialState();
  const broken = new Set<string>();
  for (const entry of entries) {
    for (const { rule } of check(state, entry)) broken.add(`${entry.event.id} ${rule}`);
    foldOwned(state, [entry]);
  }
  return broken;
}

/** One pass in order: what falls is left out of the world that later events see. */
function pass(context: Context, entries: readonly Entry[]): KnockOn[] {
  const state = initialState();
  const list: KnockOn[] = [];
  const out = new Set(context.fallen.keys());
  for (const entry of entries) {
    const { id } = entry.event;
    const found = look(context, state, entry, out);
    const knock = found?.verdict === 'falls' ? found : (context.fallen.get(id) ?? found);
    if (knock !== undefined) list.push(knock);
    if (knock?.verdict === 'falls') out.add(id);
    else foldOwned(state, [entry]);
  }
  return list;
}

function look(
  context: Context,
  state: Projected,
  entry: Entry,
  out: ReadonlySet<string>,
): KnockOn | undefined {
  const { id, because } = entry.event;
  const refusals = check(state, entry).filter(
    ({ rule }) => !context.tolerated.has(`${id} ${rule}`),
  );
  const causes = goneCauses(context, entry, out);
  const allGone = causes.length > 0 && causes.length === because.length;
  const falls = refusals.length > 0 || allGone;
  if (!falls && causes.length === 0) return undefined;
  return { entry, verdict: falls ? 'falls' : 'weakened', refusals, causes };
}

function goneCauses(
  { parent, here }: Context,
  entry: Entry,
  out: ReadonlySet<string>,
): GoneCause[] {
  return entry.event.because.flatMap((cause): GoneCause[] => {
    const was = parent.get(cause.event);
    const now = here.get(cause.event);
    if (now === undefined)
      return was === undefined ? [] : [{ ...cause, key: was.event.key, why: 'dropped' }];
    if (out.has(cause.event)) return [{ ...cause, key: now.event.key, why: 'fell' }];
    const moved =
      was !== undefined &&
      (now.start !== was.start || parent.get(entry.event.id)?.start !== entry.start);
    return moved && now.start > entry.end ? [{ ...cause, key: now.event.key, why: 'later' }] : [];
  });
}

/** A sentence saying why. */
export function explain({ refusals, causes }: KnockOn): string {
  return [
    ...refusals.map(({ rule, reason }) => `${reason} (rule ${rule})`),
    ...causes.map(
      ({ key, why, says }) =>
        `its cause ${key} ${why === 'dropped' ? 'is dropped' : why === 'fell' ? 'falls' : 'now comes later'} (the link is ${says}'s)`,
    ),
  ].join('; ');
}

/** Day of an entry, for lists. */
export const dayOf = (entry: Entry): string => isoDay(entry.start);
