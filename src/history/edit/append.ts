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
 * Edits a branch: decides once, then appends one event. Where no revision is expected and somebody
 * else appends in between, it is decided anew on what is there then. Throws RefusedEdit where a rule
 * forbids it, HistoryError for what is no edit of a branch, WrongExpectedRevision where another
 * revision was expected.
 *
 * ```ts
 * import { straitWithBranch } from '../../../test/history/strait.ts';
 * const store = await straitWithBranch();
 * const asked = { branch: 'strait~no-talks', reason: 'to see', recorded: '2026-06-01T00:00:00Z' };
 * const later = { kind: 'shift', target: 'release', to: '2021-06-01' };
 * const { event, revision } = await editBranch(store, { ...asked, edit: later });
 * [event.summary, revision]; // => ['Moves release to 2021-06-01', 2]
 * const drop = { kind: 'drop', target: 'ban' };
 * await editBranch(store, { ...asked, edit: drop }); // throws 'ban happened by the fork'
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
 * Opens a branch and gives its name, `CASE~NAME`. Appends one event and copies nothing; the cost
 * does not depend on the parent's length. Throws HistoryError where the parent is missing or the
 * opening has a wrong shape, WrongExpectedRevision where the branch is there already.
 *
 * ```ts
 * import { straitStore } from '../../../test/history/strait.ts';
 * const store = await straitStore();
 * const opening = {
 *   from: 'strait',
 *   name: 'no-ban',
 *   at: '2020-02-29',
 *   mode: 'keep',
 *   question: 'What if the ports had stayed open?',
 *   recorded: '2026-06-01T00:00:00Z',
 * };
 * await openBranch(store, opening); // => 'strait~no-ban'
 * await openBranch(store, { ...opening, from: 'atlantis' }); // throws 'no timeline "atlantis"'
 * await openBranch(store, { ...opening, at: '2020-01-31' }); // throws 'no-ban'
 * ```
 */
export async function openBranch(store: EventStore, opening: BranchRequest): Promise<string> {
  const { stream, title, event } = await openingOf(store, opening);
  await store.append(stream, [toStored(event)], 'none');
  return title;
}
