import type { Event } from '../../domain/event.ts';
import { editBranch, type Edit } from '../history/edit-branch.ts';
import { openBranch } from '../history/open-branch.ts';
import { streamOf } from '../history/names.ts';
import type { AppendResult, EventStore } from '../store/port.ts';
import { compileRecord, recordStream, toStored } from './compile.ts';
import type { CaseSources } from './folder.ts';
import type { BranchFile, WrittenEdit } from './format.ts';
import { InputError } from './problem.ts';
import { HistoryError } from '../history/failure.ts';

export interface ImportResult {
  readonly stream: string;
  /** Events new to the store; 0 when the case was there already. */
  readonly appended: number;
  readonly events: number;
  readonly head: AppendResult;
  readonly branches: readonly { readonly name: string; readonly opened: boolean }[];
}

/**
 * Imports a case: its record in one append, all or nothing, then its example branches. Importing
 * the same case again changes nothing; a case that grew appends what is new.
 * Throws InputError for a case that does not compile, IdConflict when a stored event was rewritten.
 */
export async function importCase(store: EventStore, files: CaseSources): Promise<ImportResult> {
  const { stream, events } = compileRecord(files);
  const head = await store.append(stream, events.map(toStored), 'any');
  const branches = [];
  for (const { file, branch } of inOrderOfDescent(files)) {
    branches.push(await importBranch(store, files.case.case, file, branch));
  }
  return { stream, appended: head.appended, events: events.length, head, branches };
}

/** Parents before their branches. */
function inOrderOfDescent(files: CaseSources): CaseSources['branches'] {
  const waiting = [...files.branches];
  const ready: (typeof waiting)[number][] = [];
  const known = new Set([files.case.case]);
  while (waiting.length > 0) {
    const index = waiting.findIndex(({ branch }) => known.has(branch.from));
    const [next] = index < 0 ? [] : waiting.splice(index, 1);
    if (next === undefined) {
      throw new InputError(
        waiting.map(({ file, branch }) => ({
          file,
          field: 'from',
          message: `there is no "${branch.from}" to branch from: write the case's name or another branch's`,
        })),
      );
    }
    known.add(next.branch.branch);
    ready.push(next);
  }
  return ready;
}

async function importBranch(store: EventStore, caseName: string, file: string, branch: BranchFile) {
  const name = `${caseName}~${branch.branch}`;
  const stream = streamOf({ case: caseName, branch: branch.branch });
  if ((await store.head(stream)) !== undefined) return { name, opened: false };
  const { from, at, mode, question, recorded } = branch;
  await openBranch(store, {
    from: from === caseName ? from : `${caseName}~${from}`,
    name: branch.branch,
    at,
    mode,
    question,
    recorded,
  });
  for (const [i, written] of branch.edits.entries()) {
    try {
      await editBranch(store, {
        branch: name,
        edit: editOf(written),
        reason: written.reason,
        recorded,
      });
    } catch (error) {
      if (!(error instanceof HistoryError)) throw error;
      throw new InputError([{ file, field: `edits[${i}]`, message: error.message }]);
    }
  }
  return { name, opened: true };
}

function editOf(written: WrittenEdit): Edit {
  if ('drop' in written) return { kind: 'drop', target: written.drop };
  if ('shift' in written) return { kind: 'shift', target: written.shift, to: written.to };
  if ('replace' in written)
    return { kind: 'replace', target: written.replace, changes: written.changes };
  return { kind: 'insert', event: written.insert };
}

/** Ids and keys of a record's events, for callers that point at them. */
export function keysOf(events: readonly Event[]): ReadonlyMap<string, string> {
  return new Map(events.map((event) => [event.key, event.id]));
}

export { recordStream };
