import { InputError, type Problem } from '../case/problem.ts';
import type { EventStore, Head } from '../store/port.ts';
import { readLines } from './lines.ts';
import { type Plan, planSection } from './plan.ts';
import { readSections, type Section } from './section.ts';

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

/**
 * Imports a file (a path), or lines, as exportJsonl writes them; see header.ts for the form. Checks
 * all of it before writing any, then appends stream by stream, each in one append at the revision
 * it was compared with. Importing again changes nothing; a longer export of a stream appends the rest.
 * Throws InputError with every problem (nothing was written), StoreError when another process
 * appended meanwhile.
 */
export async function importJsonl(
  store: EventStore,
  input: string | Iterable<string> | AsyncIterable<string>,
  { file, keepGoing = false }: JsonlImport = {},
): Promise<JsonlImported> {
  const shownAs = file ?? (typeof input === 'string' ? input : 'lines');
  const lines = typeof input === 'string' ? readLines(input, shownAs) : input;
  const sections = await readSections({ file: shownAs, lines });
  const plans: Plan[] = [];
  for (const section of sections) {
    plans.push(await planSection({ store, file: shownAs, above: plans }, section));
  }
  const problems = problemsIn(sections, plans);
  if (problems.length > 0 && !keepGoing) throw new InputError(problems);
  return { streams: await appendAll(store, plans), aside: problems };
}

function problemsIn(sections: readonly Section[], plans: readonly Plan[]): Problem[] {
  return plans.flatMap((plan, i) => [...(sections[i]?.problems ?? []), ...plan.problems]);
}

async function appendAll(store: EventStore, plans: readonly Plan[]): Promise<ImportedStream[]> {
  const imported: ImportedStream[] = [];
  for (const { stream, stored, fresh, fatal, events } of plans) {
    if (fatal || (stored === undefined && fresh.length === 0)) continue;
    const { appended, revision, hash } = await store.append(
      stream,
      fresh,
      stored?.revision ?? 'none',
    );
    imported.push({ stream, events, appended, head: { revision, hash } });
  }
  return imported;
}
