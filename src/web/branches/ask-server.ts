import type { Event } from '../../../domain/event.ts';
import { editBranch } from '../../history/edit/append.ts';
import { decideEdit } from '../../history/edit/decide.ts';
import type { Edit } from '../../history/edit/schema.ts';
import { HistoryError } from '../../history/failure.ts';
import { type Preview, previewOf } from '../../report/preview.ts';
import { openWithCatalogue } from '../../report/read-timeline.ts';
import { outcome, type Outcome } from '../state/outcome.ts';
import { edit as make, now, scratchStore, store$ } from '../state/work.ts';

/** The rules answer before a reason is given: any will do to ask them. */
const ANY_REASON = 'not given yet';

const requestsOf = (branch: string, edits: readonly Edit[]) =>
  edits.map((edit) => ({ branch, edit, reason: ANY_REASON, recorded: now() }));

/** What the last of some edits would append, or why a rule forbids one; nothing is written. */
export function check(branch: string, edits: readonly Edit[]): Promise<Outcome<Event>> {
  const requests = requestsOf(branch, edits);
  const last = requests.pop();
  return outcome(async () => {
    if (last === undefined) throw new HistoryError('there is no edit to ask the rules about');
    if (requests.length === 0) return (await decideEdit(store$.value.store, last)).event;
    const scratch = await scratchStore();
    for (const each of requests) await editBranch(scratch, each);
    return (await decideEdit(scratch, last)).event;
  });
}

/** What some edits would do to a branch; nothing is written. */
export function preview(branch: string, edits: readonly Edit[]): Promise<Outcome<Preview>> {
  return outcome(async () =>
    previewOf(
      await openWithCatalogue(store$.value.store, branch),
      await scratchStore(),
      requestsOf(branch, edits),
    ),
  );
}

/** Makes some edits, one after the other with the same reason; none where a rule forbids one. */
export async function makeAll(
  branch: string,
  edits: readonly Edit[],
  reason: string,
): Promise<Outcome<Event>> {
  let answer = await check(branch, edits);
  for (const each of edits) {
    if (answer.ok) answer = await make(branch, each, reason);
  }
  return answer;
}
