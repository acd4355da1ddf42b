import { createHash } from 'node:crypto';
import type { Event } from '../../../domain/event.ts';
import { decodeEvent } from '../../../domain/upcast.ts';
import { HistoryError } from '../../history/failure.ts';
import { type BranchRequest, openingOf } from '../../history/edit/open.ts';
import { toStored } from '../../history/stored-event.ts';
import type { EventStore } from '../../store/port.ts';

/** What keeping a run appends: the opening of its branch, and the rest in order. */
export interface RunBranch {
  readonly opening: BranchRequest;
  /** What comes after the opening: the simulation described, then its events. */
  readonly events: readonly Event[];
}

/**
 * Appends a kept run. One append, so that a branch is never half there. Gives its name.
 *
 * ```ts
 * import { branchOfRun } from './run-branch.ts';
 * import { shippedCase, shippedSimulator } from '../../../test/simulate/scene.ts';
 * const { store, simulator } = await shippedSimulator();
 * const branch = branchOfRun(simulator, { name: 'run-7', run: 7, recorded: '2026-11-24T05:00:00Z', nameOf: (actor) => actor });
 * await appendRunBranch(store, branch); // => `${shippedCase}~run-7`
 * await appendRunBranch(store, branch); // throws `there is a timeline ${shippedCase}~run-7 already`
 * ```
 */
export async function appendRunBranch(
  store: EventStore,
  { opening, events }: RunBranch,
): Promise<string> {
  const { stream, title, event } = await openingOf(store, opening);
  if ((await store.head(stream)) !== undefined) {
    throw new HistoryError(`there is a timeline ${title} already: choose another name`);
  }
  await store.append(stream, [event, ...events].map(toStored), 'none');
  return title;
}

/**
 * The digest that a run as a branch has on a store, whenever it is recorded.
 *
 * ```ts
 * import { branchOfRun } from './run-branch.ts';
 * import { shippedSimulator } from '../../../test/simulate/scene.ts';
 * const { store, simulator } = await shippedSimulator();
 * const branch = branchOfRun(simulator, { name: 'run-7', run: 7, recorded: '2026-11-24T05:00:00Z', nameOf: (actor) => actor });
 * const later = { ...branch, opening: { ...branch.opening, recorded: '2027-01-01T00:00:00Z' } };
 * (await digestOfRunBranch(store, later)) === (await digestOfRunBranch(store, branch)); // => true
 * ```
 */
export async function digestOfRunBranch(
  store: EventStore,
  { opening, events }: RunBranch,
): Promise<string> {
  const { event } = await openingOf(store, opening);
  return digestOf([event, ...events]);
}

/**
 * Whether a stream is the run of that digest, with nothing but edits after it; undefined where there
 * is no such stream.
 *
 * ```ts
 * import { branchOfRun } from './run-branch.ts';
 * import { shippedCase, shippedSimulator } from '../../../test/simulate/scene.ts';
 * const { store, simulator } = await shippedSimulator();
 * const branch = branchOfRun(simulator, { name: 'run-7', run: 7, recorded: '2026-11-24T05:00:00Z', nameOf: (actor) => actor });
 * const digest = await digestOfRunBranch(store, branch);
 * await holdsRunBranch(store, `case-${shippedCase}~run-7`, digest); // => undefined
 * await appendRunBranch(store, branch);
 * await holdsRunBranch(store, `case-${shippedCase}~run-7`, digest); // => true
 * ```
 */
export async function holdsRunBranch(
  store: EventStore,
  stream: string,
  digest: string,
): Promise<boolean | undefined> {
  if ((await store.head(stream)) === undefined) return undefined;
  const events: Event[] = [];
  for await (const page of store.read(stream)) {
    for (const { text } of page) {
      const event = decodeEvent(text);
      const isOwn = event.provenance.kind === 'simulated' || event.type === 'AssumptionSet';
      if (events.length > 0 && !isOwn) return digestOf(events) === digest;
      events.push(event);
    }
  }
  return digestOf(events) === digest;
}

/**
 * Equal wherever the same run of the same history is told, whenever that is recorded. The chain of
 * the parent is left out, for it holds moments of recording.
 */
function digestOf(events: readonly Event[]): string {
  const hash = createHash('sha256');
  for (const event of events) {
    const data = event.type === 'BranchOpened' ? { ...event.data, forkHash: '' } : event.data;
    hash.update(`${JSON.stringify({ ...event, data, recorded: '' })}\n`, 'utf8');
  }
  return hash.digest('hex');
}
