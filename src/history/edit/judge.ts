import { type Day, isoDay } from '../../../domain/calendar.ts';
import { type Entry, entryOf } from '../../../domain/entry.ts';
import type { Event } from '../../../domain/event.ts';
import { fact, type Refusal } from '../../../domain/refusal.ts';
import { check } from '../../../domain/rules.ts';
import { applyTo, noWorld } from '../../../domain/world.ts';
import { compare, type LevelEntry, placeOf } from '../effective.ts';
import { RefusedEdit } from '../failure.ts';
import { entriesIn, pagesOf, type Timeline } from '../timeline.ts';

/**
 * Decides whether an event may stand in a branch where an edit would put it. Throws Refused with
 * the rule when it lies in the settled past or breaks a rule that it did not break before.
 * `before`: the inherited event as it stands without the edit; absent for a new one.
 */
export async function judgeEdit(
  timeline: Timeline,
  event: Event,
  before?: LevelEntry,
): Promise<void> {
  const level = before?.level ?? timeline.lineage.length - 1;
  const revision = before?.entry.revision ?? Number.MAX_SAFE_INTEGER;
  const entry = entryOf(event, before?.entry.stream ?? '', revision);
  const opened = timeline.lineage.at(-1)?.opened;
  if (opened !== undefined && entry.start <= opened.forkDay) {
    throw new RefusedEdit({
      rule: 'edit-after-fork',
      reason: `${event.occurred} is not after the fork: the past up to ${opened.forkDate} is the parent's`,
      facts: [fact('date', event.occurred), fact('fork', opened.forkDate)],
      ...dayFrom(opened.forkDay + 1),
    });
  }
  await refuseBrokenRules(timeline, { entry, level }, before);
  await refuseEarlyCause(timeline, entry, before?.entry);
}

async function refuseBrokenRules(
  timeline: Timeline,
  after: LevelEntry,
  before: LevelEntry | undefined,
): Promise<void> {
  // What was out of order already is not this edit's doing.
  const tolerated = before === undefined ? [] : await brokenAt(timeline, before);
  const broken = (await brokenAt(timeline, after)).find(
    ({ rule }) => !tolerated.some((known) => known.rule === rule),
  );
  if (broken !== undefined) throw new RefusedEdit(broken);
}

/** The rules that an event breaks at its place, in the world as it stands without that event. */
async function brokenAt(timeline: Timeline, placed: LevelEntry): Promise<readonly Refusal[]> {
  const { entry } = placed;
  const place = placeOf(placed);
  const world = noWorld();
  for await (const page of pagesOf(timeline, { at: entry.start })) {
    for (const earlier of page) {
      if (earlier.entry.event.id === entry.event.id || compare(placeOf(earlier), place) >= 0)
        continue;
      applyTo(world, earlier.entry);
    }
  }
  return check(world, entry);
}

async function refuseEarlyCause(
  timeline: Timeline,
  entry: Entry,
  before: Entry | undefined,
): Promise<void> {
  const causes = new Set(entry.event.because.map((cause) => cause.event));
  if (causes.size === 0) return;
  for await (const page of pagesOf(timeline)) {
    for (const cause of entriesIn(page)) {
      if (!causes.has(cause.event.id) || cause.start <= entry.end) continue;
      if (before !== undefined && cause.start > before.end) continue;
      throw new RefusedEdit({
        rule: 'cause-before-effect',
        reason: `${entry.event.key} cannot come before its cause ${cause.event.key}`,
        facts: [
          fact(cause.event.key, cause.event.occurred),
          fact(entry.event.key, entry.event.occurred),
        ],
        ...dayFrom(cause.start),
      });
    }
  }
}

/** A day from which on a rule lets an event happen, in words and as a value. */
function dayFrom(day: Day): Pick<Refusal, 'fix' | 'remedies'> {
  return {
    fix: `choose a day from ${isoDay(day)} on`,
    remedies: [{ field: 'occurred', value: isoDay(day) }],
  };
}
