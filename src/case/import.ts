import type { Event } from '../../domain/event.ts';
import { IdConflict } from '../store/failure.ts';
import { MemoryStore } from '../store/memory/engine.ts';
import type { AppendResult, EventStore, NewEvent } from '../store/port.ts';
import { importBranch, type ImportedBranch, inOrderOfDescent } from './branches.ts';
import { compileRecord } from './compile.ts';
import { toStored } from '../history/stored-event.ts';
import type { CaseSources } from './folder.ts';
import { InputError } from '../input/problem.ts';
import { streamOf } from '../store/timeline-name.ts';

interface ImportResult {
  readonly stream: string;
  /** Events new to the store; 0 when the case was there already. */
  readonly appended: number;
  readonly events: number;
  readonly head: AppendResult;
  readonly branches: readonly { readonly name: string; readonly opened: boolean }[];
}

/**
 * Imports a case: its record in one append, then each of its example branches in one. All of it is
 * rehearsed on a copy first, so that a case with anything wrong leaves the store as it was.
 * Importing the same case again changes nothing; a case that grew appends what is new.
 * Throws InputError for what is wrong in the files, and where a stored event was rewritten.
 */
export async function importCase(store: EventStore, files: CaseSources): Promise<ImportResult> {
  const { stream, events } = compileRecord(files);
  const branches = inOrderOfDescent(files);
  const record = events.map(toStored);
  await using rehearsal = new MemoryStore();
  const before = await copyOf(store, rehearsal, stream);
  await appendRecord(rehearsal, stream, record, events);
  const rehearsed: ImportedBranch[] = [];
  for (const branch of branches) {
    await copyOf(store, rehearsal, `${stream}~${branch.branch.branch}`);
    rehearsed.push(await importBranch(rehearsal, files, branch));
  }
  const problems = rehearsed.flatMap((branch) => branch.problems);
  if (problems.length > 0) throw new InputError(problems);
  // Nothing can be refused from here on, unless somebody else appends at the same moment.
  const head = await store.append(stream, record, before);
  for (const { name, opened } of rehearsed) {
    if (opened)
      await store.append(streamOf(name), await readAll(rehearsal, streamOf(name)), 'none');
  }
  return {
    stream,
    appended: head.appended,
    events: events.length,
    head,
    branches: rehearsed.map(({ name, opened }) => ({ name, opened })),
  };
}

/** Copies a stream; the answer is what to expect of it when appending to the original. */
async function copyOf(from: EventStore, to: EventStore, stream: string): Promise<number | 'none'> {
  const events = await readAll(from, stream);
  if (events.length > 0) await to.append(stream, events, 'none');
  return events.length > 0 ? events.length - 1 : 'none';
}

async function readAll(store: EventStore, stream: string): Promise<NewEvent[]> {
  const events: NewEvent[] = [];
  for await (const page of store.read(stream)) {
    for (const { id, role, sort, text } of page) events.push({ id, role, sort, text });
  }
  return events;
}

async function appendRecord(
  store: EventStore,
  stream: string,
  record: readonly NewEvent[],
  events: readonly Event[],
): Promise<void> {
  try {
    await store.append(stream, record, 'any');
  } catch (error) {
    if (!(error instanceof IdConflict)) throw error;
    const key = events.find(({ id }) => id === error.id)?.key ?? error.id;
    const message =
      `"${key}" is already stored and reads differently there: stored events cannot be changed. ` +
      'Put the files back and add an EventCorrected, or import into another store';
    throw new InputError([{ file: stream, field: `event ${key}`, message }]);
  }
}

/** Ids and keys of a record's events, for callers that point at them. */
export function keysOf(events: readonly Event[]): ReadonlyMap<string, string> {
  return new Map(events.map((event) => [event.key, event.id]));
}
