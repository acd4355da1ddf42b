import type { DataOf, Event } from '../../../domain/event.ts';
import type { EventStore } from '../../store/port.ts';
import { branchEvent } from './branch-event.ts';
import type { Opening } from './schema.ts';
import { parseTimelineName, streamOf } from '../../store/timeline-name.ts';
import { headOf } from '../lineage.ts';

/** A branch to be opened, and when. */
export interface BranchRequest extends Opening {
  /** Now, as a moment in UTC. */
  readonly recorded: string;
}

/**
 * The first event of a branch, for its stream. Nothing is written.
 *
 * ```ts
 * import { smallCase } from '../../../test/history/small-case.ts';
 * const store = await smallCase();
 * const opening = { from: 'test', name: 'blank', at: '2021-12-31', mode: 'open', question: 'What if?' };
 * const { title, event } = await openingOf(store, { ...opening, recorded: '2026-06-01T00:00:00Z' });
 * [title, event.data.forkRevision]; // => ['test~blank', 5]
 * ```
 */
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
