import type { Event, EventType } from '../../../domain/event.ts';
import { fact } from '../../../domain/refusal.ts';
import { roleOf } from '../../../domain/vocabulary.ts';
import { keyedId } from '../event-id.ts';
import { WrongExpectedRevision } from '../../store/failure.ts';
import type { EventStore } from '../../store/port.ts';
import { changed, moved, readAmended } from '../amend.ts';
import { branchEvent } from './branch-event.ts';
import { editable, undoable } from './target.ts';
import { HistoryError, RefusedEdit } from '../failure.ts';
import { judgeEdit } from './judge.ts';
import { type CheckedEdit, checkedEdit, type Edit } from './schema.ts';
import { readLevel } from '../lineage.ts';
import { streamOf } from '../../store/timeline-name.ts';
import { openTimeline, readEvent, type Timeline } from '../timeline.ts';

/** An edit of a branch, when it is made, and on what it was decided. */
export interface EditRequest {
  /** `CASE~NAME` */
  readonly branch: string;
  readonly edit: Edit;
  readonly reason: string;
  /** Now, as a moment in UTC. */
  readonly recorded: string;
  /** Revision of the branch's stream that it was decided on, where that matters. */
  readonly expected?: number | undefined;
}

/**
 * Opens the branch and decides; nothing is written. Throws what `decide` throws, and
 * WrongExpectedRevision when the branch has another revision than the one expected.
 *
 * ```ts
 * import { smallCase } from '../../../test/history/small-case.ts';
 * const store = await smallCase();
 * const edit = { kind: 'drop', target: 'ban' };
 * const request = { branch: 'test~no-arrest', edit, reason: 'to see', recorded: '2026-06-01T00:00:00Z' };
 * (await decideEdit(store, request)).event.type; // => 'EventDropped'
 * await decideEdit(store, { ...request, expected: 7 }); // throws 'expected last revision 7'
 * ```
 */
export async function decideEdit(
  store: EventStore,
  request: EditRequest,
): Promise<{ readonly timeline: Timeline; readonly event: Event }> {
  const timeline = await openTimeline(store, request.branch);
  const head = timeline.lineage.at(-1)?.upTo ?? 'none';
  if (request.expected !== undefined && request.expected !== head) {
    throw new WrongExpectedRevision(streamOf(timeline.name), request.expected, head);
  }
  return { timeline, event: await decide(timeline, request) };
}

/**
 * The event that an edit of a branch would append. Throws RefusedEdit where a rule forbids it, and
 * HistoryError for a record, a wrong shape, and a cause that is not there.
 */
export async function decide(
  timeline: Timeline,
  { edit, reason, recorded }: Pick<EditRequest, 'edit' | 'reason' | 'recorded'>,
): Promise<Event> {
  if (timeline.name.branch === undefined) {
    throw new HistoryError(
      `${timeline.title} is a record: what happened is not edited. Open a branch of it, or import a correction`,
    );
  }
  if (edit.kind === 'insert') refuseOtherThanWorld(edit.event.type);
  return eventOf(timeline, checkedEdit(edit), { reason, recorded });
}

async function eventOf(
  timeline: Timeline,
  edit: CheckedEdit,
  { reason, recorded }: Pick<EditRequest, 'reason' | 'recorded'>,
): Promise<Event> {
  const stream = streamOf(timeline.name);
  const next = (timeline.lineage.at(-1)?.upTo ?? 0) + 1;
  const forkDate = timeline.lineage.at(-1)?.opened?.forkDate ?? '';
  const draft = (key: string, type: EventType, summary: string, data: unknown): Event =>
    branchEvent(stream, {
      key,
      type,
      occurred: forkDate,
      recorded,
      actor: 'author',
      reason,
      summary,
      data,
    });
  switch (edit.kind) {
    case 'undo': {
      const target = await undoable(timeline, edit.target);
      const undo = draft(`undo-${next}`, 'EditUndone', `Takes back ${target.key}`, {
        edit: target.id,
      });
      await refuseUnreadable(timeline, undo);
      return undo;
    }
    case 'insert':
      return insertion(timeline, stream, edit.event, reason, recorded);
    default: {
      const before = await editable(timeline, edit.target);
      const { event } = before.entry;
      const { id, key } = event;
      if (edit.kind === 'drop')
        return draft(`drop-${next}`, 'EventDropped', `Drops ${key}`, { target: id });
      if (edit.kind === 'shift') {
        await judgeEdit(timeline, moved(event, edit.to), before);
        return draft(`shift-${next}`, 'EventShifted', `Moves ${key} to ${edit.to}`, {
          target: id,
          to: edit.to,
        });
      }
      await judgeEdit(timeline, changed(event, edit.changes), before);
      return draft(`replace-${next}`, 'EventReplaced', `Changes ${key}`, {
        target: id,
        changes: edit.changes,
      });
    }
  }
}

/** A branch whose edits no longer fit together could never be opened again, not even to mend it. */
async function refuseUnreadable({ store, lineage }: Timeline, undo: Event): Promise<void> {
  const level = lineage.at(-1);
  if (level === undefined) return;
  const undone = await readLevel(store, level.stream, level.upTo, [undo]);
  try {
    await readAmended(store, [...lineage.slice(0, -1), undone]);
  } catch (error) {
    if (!(error instanceof HistoryError)) throw error;
    throw new RefusedEdit({
      rule: 'edits-fit-together',
      reason: `${undo.summary}, and a later edit no longer fits: ${error.message}`,
      facts: [],
      fix: 'take the later edit back first',
    });
  }
}

const ownKeys = /^(?:opened|(?:drop|shift|replace|undo)-\d+)$/;

/** A branch is told of the world; what changes the record or the branch itself is no insertion. */
function refuseOtherThanWorld(type: EventType): void {
  if (roleOf(type) === 'world') return;
  throw new RefusedEdit({
    rule: 'insert-world-events',
    reason: `a ${type} cannot be inserted: it says nothing that happened`,
    facts: [fact('type', type)],
    fix: 'drop, shift or replace an inherited event, or insert an event of the world',
  });
}

/** An event is named once in a timeline, so that every name means one event. */
async function refuseTakenKey(timeline: Timeline, stream: string, key: string): Promise<void> {
  const taken =
    ownKeys.test(key) ||
    (await readEvent(timeline, key)) !== undefined ||
    (await timeline.store.find(stream, keyedId(stream, key))) !== undefined;
  if (!taken) return;
  throw new RefusedEdit({
    rule: 'event-named-once',
    reason: `the key "${key}" is taken in ${timeline.title}`,
    facts: [fact('key', key)],
    fix: 'give the new event a key of its own',
  });
}

async function insertion(
  timeline: Timeline,
  stream: string,
  written: Extract<CheckedEdit, { kind: 'insert' }>['event'],
  reason: string,
  recorded: string,
): Promise<Event> {
  const { because, ...rest } = written;
  await refuseTakenKey(timeline, stream, written.key);
  const causes = await Promise.all(
    because.map(async (cause) => {
      const reading = await readEvent(timeline, cause.event);
      if (reading === undefined || !('entry' in reading)) {
        throw new HistoryError(
          `the cause "${cause.event}" is not in ${timeline.title}: name an event of this timeline`,
        );
      }
      return { ...cause, event: reading.entry.event.id };
    }),
  );
  const event = branchEvent(stream, { ...rest, recorded, reason, because: causes });
  await judgeEdit(timeline, event);
  return event;
}
