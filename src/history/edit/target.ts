import { isoDay } from '../../../domain/calendar.ts';
import type { Event } from '../../../domain/event.ts';
import { fact } from '../../../domain/refusal.ts';
import { decodeEvent } from '../../../domain/upcast.ts';
import { roleOf } from '../../../domain/vocabulary.ts';
import type { LevelEntry } from '../effective.ts';
import { HistoryError, RefusedEdit } from '../failure.ts';
import { readEvent, type Timeline } from '../timeline.ts';

/** The inherited event that an edit names. Refuses own events, missing ones, and the settled past. */
export async function editable(timeline: Timeline, target: string): Promise<LevelEntry> {
  const reading = await readEvent(timeline, target);
  if (reading === undefined) {
    throw new RefusedEdit({
      rule: 'edit-inherited',
      reason: `there is no event "${target}" in ${timeline.title}`,
      facts: [fact('timeline', timeline.title)],
      fix: `list its events with: events ${timeline.title}`,
    });
  }
  if (!('entry' in reading)) {
    throw new RefusedEdit({
      rule: 'edit-inherited',
      reason: `${target} is no longer in ${timeline.title}: it is ${reading.gone}`,
      facts: reading.by === undefined ? [] : [fact('by', reading.by.key)],
      ...(reading.by === undefined
        ? {}
        : { fix: `take that back with: edit ${timeline.title} undo ${reading.by.key}` }),
    });
  }
  const { entry, level } = reading;
  const opened = timeline.lineage.at(-1)?.opened;
  if (level === timeline.lineage.length - 1) {
    throw new RefusedEdit({
      rule: 'edit-inherited',
      reason: `${target} is this branch's own event; edits are for inherited ones`,
      facts: [fact('branch', timeline.title)],
      fix: `take it back with: edit ${timeline.title} undo ${target}`,
    });
  }
  if (opened !== undefined && entry.start <= opened.forkDay) {
    throw new RefusedEdit({
      rule: 'edit-after-fork',
      reason: `${target} happened by the fork: the past up to ${opened.forkDate} is the parent's`,
      facts: [fact('occurred', entry.event.occurred), fact('fork', opened.forkDate)],
      fix: `open a branch that leaves before ${isoDay(entry.start)}`,
    });
  }
  if (roleOf(entry.event.type) !== 'world') {
    throw new RefusedEdit({
      rule: 'edit-inherited',
      reason: `${target} is a ${entry.event.type}: it says nothing that happened`,
      facts: [fact('type', entry.event.type)],
      fix: 'name an event of the world; a branch cannot change the record itself',
    });
  }
  return reading;
}

/** The own event that an undo takes back: the one named, or the latest that still counts. */
export async function undoable(timeline: Timeline, target: string | undefined): Promise<Event> {
  const level = timeline.lineage.at(-1);
  if (level === undefined) throw new HistoryError('no branch');
  for await (const page of timeline.store.read(level.stream, { direction: 'backwards', to: 1 })) {
    for (const { text, id } of page) {
      const event = decodeEvent(text);
      if (level.undone.has(id) || (target === undefined && event.type === 'EditUndone')) continue;
      if (target === undefined || event.key === target || id === target) return event;
    }
  }
  throw new RefusedEdit({
    rule: 'undo-own-edit',
    reason:
      target === undefined
        ? `${timeline.title} has no edit left to take back`
        : `"${target}" is no edit of ${timeline.title} that still counts`,
    facts: [],
    fix: `see its edits with: why ${timeline.title}`,
  });
}
