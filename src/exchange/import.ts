import { InputError, type Problem } from '../input/problem.ts';
import type { EventStore, Head } from '../store/port.ts';
import { fileLines, heldLines, type LineSource } from './lines.ts';
import { type ImportPlan, planSection } from './plan.ts';
import { readSections } from './sections.ts';

export interface JsonlImport {
  /** Name shown in messages; default: the path. */
  readonly file?: string;
  /** Takes what is right and sets the rest aside, instead of refusing the file. */
  readonly keepGoing?: boolean;
}

export interface JsonlImported {
  readonly streams: readonly ImportedStream[];
  /** What was set aside and why, line by line; empty unless `keepGoing`. */
  readonly aside: readonly Problem[];
}

export interface ImportedStream {
  readonly stream: string;
  /** Events that the file holds of it and that are in the store now. */
  readonly events: number;
  /** How many of them were new; 0 when all were there already. */
  readonly appended: number;
  readonly head: Head;
}

/** An import that was checked and compared with a store, and has written nothing yet. */
export interface CheckedImport {
  /** Writes it: into the store it was compared with, or one that stands as that one did. */
  readonly into: (store: EventStore) => Promise<JsonlImported>;
}

type Lines = string | Iterable<string> | AsyncIterable<string>;

/**
 * Imports a file (a path), or lines, as exportJsonl writes them; see header.ts for the form. Checks
 * all of it before writing any, then appends stream by stream, each in one append at the revision
 * it was compared with. Importing again changes nothing; a longer export of a stream appends the rest.
 * A file is read twice and never held, so it may be longer than the memory; lines are held.
 * Throws InputError with every problem (nothing was written), StoreError when another process
 * appended meanwhile.
 */
export async function importJsonl(
  store: EventStore,
  input: Lines,
  options: JsonlImport = {},
): Promise<JsonlImported> {
  return (await checkJsonl(store, input, options)).into(store);
}

/** The first half of an import: all that can be said against it. Throws as importJsonl does. */
export async function checkJsonl(
  store: EventStore,
  input: Lines,
  { file, keepGoing = false }: JsonlImport = {},
): Promise<CheckedImport> {
  const source = await sourceOf(input, file);
  const sections = await readSections(source);
  const plans: ImportPlan[] = [];
  const above = new Map<string, ImportPlan>();
  const problems: Problem[] = [];
  for (const section of sections) {
    const plan = await planSection({ store, file: source.file, above }, section);
    plans.push(plan);
    if (!above.has(plan.stream)) above.set(plan.stream, plan);
    for (const problem of section.problems) problems.push(problem);
    for (const problem of plan.problems) problems.push(problem);
  }
  if (problems.length > 0 && !keepGoing) throw new InputError(problems);
  return { into: async (to) => ({ streams: await appendAll(to, plans), aside: problems }) };
}

async function sourceOf(input: Lines, file: string | undefined): Promise<LineSource> {
  if (typeof input === 'string') return fileLines(input, file);
  const lines: string[] = [];
  for await (const line of input) lines.push(line);
  return heldLines(lines, file ?? 'lines');
}

async function appendAll(
  store: EventStore,
  plans: readonly ImportPlan[],
): Promise<ImportedStream[]> {
  const imported: ImportedStream[] = [];
  for (const { stream, stored, fresh, newEvents, fatal, events } of plans) {
    if (fatal || (stored === undefined && fresh === 0)) continue;
    const { appended, revision, hash } = await store.append(
      stream,
      fresh === 0 ? [] : newEvents(),
      stored?.revision ?? 'none',
    );
    imported.push({ stream, events, appended, head: { revision, hash } });
  }
  return imported;
}
