import type { Event } from '../../../domain/event.ts';
import { IdConflict, WrongExpectedRevision } from '../../store/failure.ts';
import type { EventStore } from '../../store/port.ts';
import { streamOf } from '../../store/timeline-name.ts';
import { toStored } from '../stored-event.ts';
import { decideEdit, type EditRequest } from './decide.ts';
import { type BranchRequest, openingOf } from './open.ts';

/** An edit that was made: its event, and the revision of the branch's stream that it has. */
export interface MadeEdit {
  readonly event: Event;
  readonly revision: number;
}

/** How often an edit is decided anew when somebody else was first. */
const ATTEMPTS = 20;

/**
 * Edits a branch: decides once, then appends one event. When no revision is expected and somebody else
 * appends in between, the edit is decided again on what is there then. Throws RefusedEdit when a rule
 * forbids the edit, HistoryError when it is not an edit of a branch, and WrongExpectedRevision when
 * another revision was expected.
 *
 * ```ts
 * import { smallCase } from '../../../test/history/small-case.ts';
 * const store = await smallCase();
 * const edit = { kind: 'shift', target: 'ban', to: '2021-12-02' };
 * const request = { branch: 'test~no-arrest', edit, reason: 'to see', recorded: '2026-06-01T00:00:00Z' };
 * const { event, revision } = await editBranch(store, request);
 * [event.summary, revision]; // => ['Moves ban to 2021-12-02', 2]
 * await editBranch(store, { ...request, branch: 'test' }); // throws 'test is a record'
 * ```
 */
export function editBranch(store: EventStore, request: EditRequest): Promise<MadeEdit> {
  return inTurn(store, request.branch, () => attempt(store, request, ATTEMPTS));
}

async function attempt(
  store: EventStore,
  request: EditRequest,
  attempts: number,
): Promise<MadeEdit> {
  const { timeline, event } = await decideEdit(store, request);
  const decidedOn = timeline.lineage.at(-1)?.upTo ?? 'any';
  try {
    const { revision } = await store.append(streamOf(timeline.name), [toStored(event)], decidedOn);
    return { event, revision };
  } catch (error) {
    const lost = error instanceof WrongExpectedRevision || error instanceof IdConflict;
    if (!lost || request.expected !== undefined || attempts <= 1) throw error;
    return attempt(store, onlyThis(request, event), attempts - 1);
  }
}

/** An undo of the latest edit means the one that was the latest when it was asked for. */
function onlyThis(request: EditRequest, event: Event): EditRequest {
  return event.type === 'EditUndone'
    ? { ...request, edit: { kind: 'undo', target: event.data.edit } }
    : request;
}

const last = new WeakMap<EventStore, Map<string, Promise<unknown>>>();

/** Edits of one branch wait for each other: decided side by side, all but one would be in vain. */
async function inTurn<T>(store: EventStore, branch: string, work: () => Promise<T>): Promise<T> {
  const branches = last.get(store) ?? new Map<string, Promise<unknown>>();
  last.set(store, branches);
  const turn = (branches.get(branch) ?? Promise.resolve()).then(work, work);
  branches.set(branch, turn);
  try {
    return await turn;
  } finally {
    if (branches.get(branch) === turn) branches.delete(branch);
  }
}

/**
 * Opens a branch and gives its name, `CASE~NAME`. It appends one event and copies nothing: the cost
 * does not depend on how long the parent is. Throws WrongExpectedRevision when the name is taken.
 *
 * ```ts
 * import { smallCase } from '../../../test/history/small-case.ts';
 * const store = await smallCase();
 * const opening = { from: 'test', name: 'blank', at: '2021-12-31', mode: 'open', question: 'What if?' };
 * await openBranch(store, { ...opening, recorded: '2026-06-01T00:00:00Z' }); // => 'test~blank'
 * ```
 */
export async function openBranch(store: EventStore, opening: BranchRequest): Promise<string> {
  const { stream, title, event } = await openingOf(store, opening);
  await store.append(stream, [toStored(event)], 'none');
  return title;
}
