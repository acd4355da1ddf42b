import { type Day, isoDay } from '../../domain/calendar.ts';
import { parseEdtf } from '../../domain/edtf.ts';
import type { Event } from '../../domain/event.ts';
import type { Change } from '../live/growth.ts';
import type { LiveUpdate, LiveState } from '../live/timeline.ts';
import { differences, type Effect, effectDay, standings } from './effect.ts';
import { changedFields, type FieldChange } from './event-view.ts';
import { explain } from './why-words.ts';

/** One event that was appended to a timeline, and what it changed. */
export interface WatchLine {
  readonly timeline: string;
  /** Its place in the timeline's own stream: to go on after it another time. */
  readonly revision: number;
  readonly recorded: string;
  /** The first day of what it tells, or of the event that it edits or corrects. */
  readonly on: string;
  readonly key: string;
  readonly type: string;
  readonly summary: string;
  /** Why it is assumed, in a branch. */
  readonly reason?: string;
  /** Other events that read differently by it. */
  readonly events: readonly EventChange[];
  /** What stands differently by it, on the timeline's last day or the day on which it takes effect. */
  readonly effects: readonly Effect[];
  /** Events of a branch that fall by it, and those that no longer do. */
  readonly falls: readonly { readonly key: string; readonly because: string }[];
  readonly standsAgain: readonly string[];
}

export interface EventChange {
  readonly key: string;
  readonly on: string;
  readonly summary: string;
  readonly how: 'in' | 'out' | 'changed';
  readonly fields: readonly FieldChange[];
}

/** What to tell of an update by one event; undefined for the first, which tells of none. */
export function watchLine(update: LiveUpdate): WatchLine | undefined {
  const { before, timeline, revision, appended, changes } = update;
  const event = appended.at(-1);
  if (before === undefined || event === undefined) return undefined;
  const { recorded, key, type, summary, provenance } = event;
  return {
    timeline: timeline.title,
    revision,
    recorded,
    on: isoDay(firstDay(event, changes)),
    key,
    type,
    summary,
    ...(provenance.kind === 'hypothetical' ? { reason: provenance.reason } : {}),
    events: changes.flatMap((change) => eventChange(change, event)),
    effects: changes.length === 0 ? [] : effectsOf(before, update),
    ...falling(before, update),
  };
}

function firstDay(event: Event, [change]: readonly Change[]): Day {
  const entry = change?.before ?? change?.after;
  return entry?.start ?? parseEdtf(event.occurred).start;
}

function eventChange({ before, after }: Change, event: Event): EventChange[] {
  const entry = after ?? before;
  if (entry === undefined || entry.event.id === event.id) return [];
  const { key, summary } = entry.event;
  const fields =
    before !== undefined && after !== undefined ? changedFields(before.event, after.event) : [];
  const how = before === undefined ? 'in' : after === undefined ? 'out' : 'changed';
  return [{ key, on: isoDay(entry.start), summary, how, fields }];
}

function effectsOf(before: LiveState, { state, lastDay = 0, changes }: LiveUpdate): Effect[] {
  const days = changes.flatMap((change) =>
    [change.before, change.after].flatMap((entry) => (entry === undefined ? [] : effectDay(entry))),
  );
  // On one day for both, so that what lapses by itself between two events is not put on the news.
  const day = Math.max(lastDay, before.lastDay ?? 0, ...days);
  return differences(standings(before.state, day), standings(state, day));
}

function falling(
  before: LiveState,
  { knockOns, changes }: LiveUpdate,
): Pick<WatchLine, 'falls' | 'standsAgain'> {
  const list = knockOns?.list.filter(({ verdict }) => verdict === 'falls') ?? [];
  const known = before.knockOns?.list.filter(({ verdict }) => verdict === 'falls') ?? [];
  const gone = changes.flatMap((change) =>
    change.after === undefined && change.before !== undefined ? [change.before.event.id] : [],
  );
  return {
    falls: list
      .filter(({ entry }) => before.knockOns?.fallen.has(entry.event.id) !== true)
      .map((each) => ({ key: each.entry.event.key, because: explain(each) })),
    standsAgain: known
      .filter(
        ({ entry: { event } }) =>
          knockOns?.fallen.has(event.id) !== true && !gone.includes(event.id),
      )
      .map(({ entry }) => entry.event.key),
  };
}
