import type { BranchMode } from '../../../domain/branch/events.ts';
import type { DataOf, Event } from '../../../domain/event.ts';
import { toStored } from '../stored-event.ts';
import type { EventStore } from '../../store/port.ts';
import { branchEvent } from './branch-event.ts';
import { parseTimelineName, streamOf } from '../../store/timeline-name.ts';
import { headOf } from '../lineage.ts';

export interface BranchRequest {
  /** The timeline to leave: `CASE` or `CASE~NAME`. */
  readonly from: string;
  /** The branch's own name; it will be called `CASE~name`. */
  readonly name: string;
  /** Day of the fork: up to and including it the past is the parent's. */
  readonly at: string;
  readonly mode: BranchMode;
  readonly question: string;
  /** Now, as a moment in UTC. */
  readonly recorded: string;
}

/** Opens a branch. Appends one event and copies nothing; the cost does not depend on the parent's length. */
export async function openBranch(store: EventStore, opening: BranchRequest): Promise<string> {
  const { stream, title, event } = await openingOf(store, opening);
  await store.append(stream, [toStored(event)], 'none');
  return title;
}

/** The first event of a branch, for its stream; nothing is written. */
export async function openingOf(
  store: EventStore,
  opening: BranchRequest,
): Promise<{ readonly stream: string; readonly title: string; readonly event: Event }> {
  const parent = parseTimelineName(opening.from);
  const name = parseTimelineName(`${parent.case}~${opening.name}`);
  const stream = streamOf(name);
  const head = await headOf(store, streamOf(parent));
  const event = branchEvent(stream, {
    key: 'opened',
    type: 'BranchOpened',
    occurred: opening.at,
    recorded: opening.recorded,
    actor: 'author',
    reason: opening.question,
    summary: opening.question,
    data: {
      branch: opening.name,
      parent: streamOf(parent),
      forkRevision: head.revision,
      forkHash: head.hash,
      forkDate: opening.at,
      mode: opening.mode,
      question: opening.question,
    } satisfies DataOf<'BranchOpened'>,
  });
  return { stream, title: `${parent.case}~${opening.name}`, event };
}
