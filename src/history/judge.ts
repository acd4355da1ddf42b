import { isoDay } from '../../domain/calendar.ts';
import { type Entry, entryOf } from '../../domain/entry.ts';
import type { Event } from '../../domain/event.ts';
import { fact } from '../../domain/rules/refusal.ts';
import { check } from '../../domain/rules/rules.ts';
import { foldOwned, initialState } from '../../projections/all.ts';
import { Refused } from './failure.ts';
import { entriesIn, pagesOf, type Timeline } from './timeline.ts';

/**
 * Decides whether an event may stand in a branch where an edit would put it. Throws Refused with
 * the rule when it lies in the settled past or breaks a rule that it did not break before.
 */
export async function judgeEdit(timeline: Timeline, event: Event, before?: Entry): Promise<void> {
  const entry = entryOf(event, '', Number.MAX_SAFE_INTEGER);
  const opened = timeline.lineage.at(-1)?.opened;
  if (opened !== undefined && entry.start <= opened.forkDay) {
    throw new Refused({
      rule: 'edit-after-fork',
      reason: `${event.occurred} is not after the fork: the past up to ${opened.forkDate} is the parent's`,
      facts: [fact('date', event.occurred), fact('fork', opened.forkDate)],
      fix: `choose a day from ${isoDay(opened.forkDay + 1)} on`,
    });
  }
  await refuseBrokenRules(timeline, entry, before);
  await refuseEarlyCause(timeline, entry);
}

async function refuseBrokenRules(
  timeline: Timeline,
  entry: Entry,
  before: Entry | undefined,
): Promise<void> {
  const state = initialState();
  let tolerated: readonly string[] = [];
  for await (const page of pagesOf(timeline, { at: Math.max(entry.start, before?.start ?? 0) })) {
    for (const each of entriesIn(page)) {
      const self = each.event.id === entry.event.id;
      // What was out of order already is not this edit's doing.
      if (self) tolerated = check(state, each).map(({ rule }) => rule);
      else if (each.sort <= entry.sort) foldOwned(state, [each]);
    }
  }
  const [broken] = check(state, entry).filter(({ rule }) => !tolerated.includes(rule));
  if (broken !== undefined) throw new Refused(broken);
}

async function refuseEarlyCause(timeline: Timeline, entry: Entry): Promise<void> {
  const causes = new Set(entry.event.because.map((cause) => cause.event));
  if (causes.size === 0) return;
  for await (const page of pagesOf(timeline)) {
    for (const cause of entriesIn(page)) {
      if (!causes.has(cause.event.id) || cause.start <= entry.end) continue;
      throw new Refused({
        rule: 'cause-before-effect',
        reason: `${entry.event.key} cannot come before its cause ${cause.event.key}`,
        facts: [
          fact(cause.event.key, cause.event.occurred),
          fact(entry.event.key, entry.event.occurred),
        ],
        fix: `choose a day from ${isoDay(cause.start)} on`,
      });
    }
  }
}
