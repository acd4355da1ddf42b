import type { Event } from '../../domain/event.ts';
import { roleOf } from '../../domain/vocabulary.ts';
import { editBranch, openBranch } from '../history/edit/append.ts';
import { HistoryError, RefusedEdit } from '../history/failure.ts';
import type { EventStore } from '../store/port.ts';
import { streamOf } from '../store/timeline-name.ts';
import type { CaseSources } from './folder.ts';
import type { BranchFile } from './format.ts';
import { didYouMean, missingName } from '../input/near.ts';
import { InputError, type Problem } from '../input/problem.ts';
import { actorsOf } from './references.ts';

type Written = CaseSources['branches'][number];

export interface ImportedBranch {
  /** `CASE~BRANCH` */
  readonly name: string;
  /** False when the store held it already. */
  readonly opened: boolean;
  readonly problems: readonly Problem[];
}

/** Branches in an order in which parents come first. Throws InputError where there is none. */
export function inOrderOfDescent(files: CaseSources): Written[] {
  const waiting = [...files.branches];
  refuseTakenNames(files.case.case, waiting);
  const ready: Written[] = [];
  const known = new Set([files.case.case]);
  while (waiting.length > 0) {
    const index = waiting.findIndex(({ branch }) => known.has(branch.from));
    const [next] = index < 0 ? [] : waiting.splice(index, 1);
    if (next === undefined)
      throw new InputError(waiting.map((each) => rootless(each, waiting, files)));
    known.add(next.branch.branch);
    ready.push(next);
  }
  return ready;
}

function refuseTakenNames(caseName: string, branches: readonly Written[]): void {
  const taken = new Map([[caseName, 'the case itself']]);
  for (const { file, branch } of branches) {
    const first = taken.get(branch.branch);
    if (first !== undefined) {
      const message = `the name "${branch.branch}" is taken by ${first}: choose another`;
      throw new InputError([{ file, field: 'branch', message }]);
    }
    taken.set(branch.branch, file);
  }
}

function rootless(
  { file, branch }: Written,
  waiting: readonly Written[],
  files: CaseSources,
): Problem {
  const { from } = branch;
  const waits = waiting.some((each) => each.branch.branch === from);
  const names = [files.case.case, ...files.branches.map((each) => each.branch.branch)];
  const message = waits
    ? `"${from}" does not lead back to the record: let one of these branches start from ${files.case.case}`
    : `there is no "${from}" to branch from: write ${files.case.case} or another branch's name${didYouMean(from, names)}`;
  return { file, field: 'from', message };
}

/** Opens a branch and makes its edits, unless the store holds it. Stops at the first problem. */
export async function importBranch(
  store: EventStore,
  files: CaseSources,
  written: Written,
): Promise<ImportedBranch> {
  const caseName = files.case.case;
  const { file, branch, lines = [] } = written;
  const name = `${caseName}~${branch.branch}`;
  if ((await store.head(streamOf(name))) !== undefined)
    return { name, opened: false, problems: [] };
  const cast = new Set(files.cast.map(({ actor }) => actor));
  const opening = await attempt(() => open(store, caseName, branch));
  if (typeof opening === 'string') {
    return { name, opened: false, problems: [{ file, message: opening }] };
  }
  const { recorded } = branch;
  for (const [i, { edit, reason }] of branch.edits.entries()) {
    const made = await attempt(() => editBranch(store, { branch: name, edit, reason, recorded }));
    const message = typeof made === 'string' ? made : strangerIn(made.event, cast);
    if (message === undefined) continue;
    const line = lines[i];
    const place = { file, ...(line === undefined ? {} : { line }), field: `edits[${i}]` };
    return { name, opened: false, problems: [{ ...place, message }] };
  }
  return { name, opened: true, problems: [] };
}

/** What the history refuses, in words. */
async function attempt<T>(work: () => Promise<T>): Promise<T | string> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HistoryError)) throw error;
    const fix = error instanceof RefusedEdit ? error.refusal.fix : undefined;
    return fix === undefined ? error.message : `${error.message}; ${fix}`;
  }
}

async function open(store: EventStore, caseName: string, branch: BranchFile): Promise<void> {
  const { from, at, mode, question, recorded } = branch;
  await openBranch(store, {
    from: from === caseName ? from : `${caseName}~${from}`,
    name: branch.branch,
    at,
    mode,
    question,
    recorded,
  });
}

/** An actor whom the cast does not know is most often misspelt. */
function strangerIn(event: Event, cast: ReadonlySet<string>): string | undefined {
  if (roleOf(event.type) !== 'world') return undefined;
  const stranger = actorsOf(event).find((name) => !cast.has(name));
  return stranger === undefined ? undefined : missingName('actor', stranger, cast);
}
