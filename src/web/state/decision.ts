import type { Event } from '../../../domain/event.ts';
import { prose } from '../../../domain/text.ts';
import { editBranch, openBranch } from '../../history/edit/append.ts';
import { decideEdit } from '../../history/edit/decide.ts';
import type { Edit } from '../../history/edit/schema.ts';
import { HistoryError } from '../../history/failure.ts';
import { toStored } from '../../history/stored-event.ts';
import type { EventStore } from '../../store/port.ts';
import { streamOf } from '../../store/timeline-name.ts';
import { appendRunBranch } from '../../simulate/story/append-run.ts';
import { openingOfKept, type Pending } from './outbox.ts';

/** Some edits of a branch, one after the other, and what the rules let each append. */
export interface EditDecision {
  readonly branch: string;
  readonly edits: readonly Edit[];
  readonly events: readonly Event[];
  /** Revision of the branch's stream that it was decided on: it counts until something is appended. */
  readonly head: number;
}

type PendingEdit = Extract<Pending, { readonly kind: 'edit' }>;

/** The rules answer before a reason is given: any will do to ask them. */
const ANY_REASON = 'not given yet';

async function headOf(store: EventStore, branch: string): Promise<number> {
  return (await store.head(streamOf(branch)))?.revision ?? -1;
}

/**
 * Decides edits, each once, without writing to the store. `scratch` is a copy to write on, asked for
 * where a later edit builds on an earlier one. Throws RefusedEdit where a rule forbids one.
 */
export async function decide(
  store: EventStore,
  scratch: () => Promise<EventStore>,
  {
    branch,
    edits,
    recorded,
  }: Pick<EditDecision, 'branch' | 'edits'> & { readonly recorded: string },
): Promise<EditDecision> {
  const head = await headOf(store, branch);
  const on = edits.length > 1 ? await scratch() : store;
  const events: Event[] = [];
  for (const edit of edits) {
    const { event } = await decideEdit(on, { branch, edit, reason: ANY_REASON, recorded });
    events.push(event);
    if (events.length < edits.length) await on.append(streamOf(branch), [toStored(event)], 'any');
  }
  return { branch, edits, events, head };
}

/** Whether a decision still counts: nothing was appended to the branch since. */
export async function isCurrent(
  store: EventStore,
  { branch, head }: EditDecision,
): Promise<boolean> {
  return (await headOf(store, branch)) === head;
}

/** Writes what was decided, on a store where it is current. */
export async function appendDecision(
  store: EventStore,
  { branch, events, head }: EditDecision,
): Promise<void> {
  await store.append(streamOf(branch), events.map(toStored), head);
}

/** What is to be sent of a decision that was given its reason. Throws HistoryError for a bad reason. */
export function pendingOf(
  { branch, edits, events, head }: EditDecision,
  reason: string,
  recorded: string,
): PendingEdit[] {
  const said = prose.safeParse(reason);
  if (!said.success)
    throw new HistoryError(`the reason ${said.error.issues[0]?.message ?? 'cannot be stored'}`);
  return events.map((decided, i) => {
    const { provenance } = decided;
    const event = {
      ...decided,
      recorded,
      provenance: provenance.kind === 'hypothetical' ? { ...provenance, reason } : provenance,
    };
    // Named, so that an undo whose answer was lost takes nothing else back when it is sent again.
    const edit: Edit =
      event.type === 'EditUndone' ? { kind: 'undo', target: event.data.edit } : (edits[i] as Edit);
    return { kind: 'edit', branch, edit, reason, recorded, event, head: head + i };
  });
}

/** A pending edit on top of what is there: as it was decided, or decided anew after other appends. */
export async function appendPending(store: EventStore, pending: PendingEdit): Promise<void> {
  const { branch, event, head } = pending;
  if (head !== undefined && (await headOf(store, branch)) === head)
    await store.append(streamOf(branch), [toStored(event)], head);
  else await editBranch(store, pending);
}

/** A piece of pending work on top of what is there. */
export async function applyPending(store: EventStore, each: Pending): Promise<void> {
  const { recorded } = each;
  if (each.kind === 'open') await openBranch(store, { ...each.opening, recorded });
  else if (each.kind === 'keep')
    await appendRunBranch(store, {
      opening: openingOfKept(each.run, recorded),
      events: each.events,
    });
  else await appendPending(store, each);
}
