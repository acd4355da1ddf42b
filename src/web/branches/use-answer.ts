import { useEffect, useState } from 'react';
import type { Edit } from '../../history/edit/schema.ts';
import { HistoryError } from '../../history/failure.ts';
import { type Preview, previewOf } from '../../report/preview.ts';
import { openWithCatalogue } from '../../report/read-timeline.ts';
import { appendDecision, type EditDecision } from '../state/decision.ts';
import { outcome, type Outcome } from '../state/outcome.ts';
import { useRx } from '../state/use-rx.ts';
import { currentOf, decideEdits, scratchStore, store$ } from '../state/work.ts';

/** Rest in typing before the rules are asked, and the longer one before what follows is counted. */
const ASKED_MS = 150;
const COUNTED_MS = 350;

/** What the rules say to edits as they stand; undefined until they answer, or where there are none. */
export function useAnswer(
  branch: string,
  edits: readonly Edit[],
): Outcome<EditDecision> | undefined {
  return useRested(branch, edits, ASKED_MS, (made) => decideEdits(branch, made));
}

/** What edits would do, as far as the rules allow them: computed again when the store changes. */
export function usePreview(
  branch: string,
  edits: readonly Edit[],
  answer: Outcome<EditDecision> | undefined,
): Outcome<Preview> | undefined {
  const decision = answer?.ok === true ? answer.value : undefined;
  return useRested(branch, decision === undefined ? [] : edits, COUNTED_MS, () =>
    preview(decision),
  );
}

/** What was decided, written on a store for trying, and compared with the branch as it is. */
function preview(decision: EditDecision | undefined): Promise<Outcome<Preview>> {
  return outcome(async () => {
    if (decision === undefined) throw new HistoryError('there is no edit to preview');
    const before = await openWithCatalogue(store$.value.store, decision.branch);
    const scratch = await scratchStore();
    await appendDecision(scratch, await currentOf(decision));
    return previewOf(before, scratch, []);
  });
}

/** Asks once typing rests; an answer to what is no longer asked is dropped, and never shown. */
function useRested<T>(
  branch: string,
  edits: readonly Edit[],
  rest: number,
  ask: (edits: readonly Edit[]) => Promise<Outcome<T>>,
): Outcome<T> | undefined {
  const store = useRx(store$);
  const asked = JSON.stringify(edits);
  const [found, setFound] = useState<{ readonly to: string; readonly answer: Outcome<T> }>();
  useEffect(() => {
    let left = false;
    const wanted = JSON.parse(asked) as readonly Edit[];
    if (wanted.length === 0) return undefined;
    const now = async (): Promise<void> => {
      const answer = await answered(() => ask(wanted));
      if (!left) setFound({ to: asked, answer });
    };
    const timer = setTimeout(() => void now(), rest);
    return () => {
      left = true;
      clearTimeout(timer);
    };
    // What is asked is a function of the branch and the edits.
  }, [branch, asked, store]);
  return found?.to === asked && edits.length > 0 ? found.answer : undefined;
}

/** What the fields hold may be no event at all: the schema's words are an answer too. */
export async function answered<T>(ask: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await ask();
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
