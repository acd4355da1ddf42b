import { InputError, type Problem } from '../input/problem.ts';
import { GENESIS } from '../store/chain.ts';
import type { EventStore, Head, NewEvent } from '../store/port.ts';
import { type SectionComparison, compareById, compareInOrder, hashAt } from './compare.ts';
import { nameIn } from './header.ts';
import { Links } from './links.ts';
import type { Section } from './section.ts';

/** What one section would append, decided without writing. */
export interface ImportPlan {
  readonly stream: string;
  /** Last stored event, if the stream is there. */
  readonly stored: Head | undefined;
  /** How many events are new. */
  readonly fresh: number;
  /** Reads the new events again. Throws InputError at the end when the file has changed meanwhile. */
  readonly newEvents: () => Iterable<NewEvent>;
  /** Events of the file that the stream then holds, new or not. */
  readonly events: number;
  /** The chain that the stream will have, as far back as what is new. */
  readonly links: Links;
  readonly problems: readonly Problem[];
  /** Problems that concern the whole stream, so that none of it can be taken. */
  readonly fatal: boolean;
}

interface PlanContext {
  readonly store: EventStore;
  readonly file: string;
  /** Plans of the sections above: a branch may leave a stream of the same file. */
  readonly above: ReadonlyMap<string, ImportPlan>;
}

/** Compares a section with what the store holds and decides what is new. */
export async function planSection(context: PlanContext, section: Section): Promise<ImportPlan> {
  const { store, file, above } = context;
  const { stream } = section.header;
  if (above.has(stream)) {
    const message = `${stream} stands in this file already: keep one`;
    return nothing(section, { file, line: section.line, field: 'stream', message });
  }
  const stored = await store.head(stream);
  const beside = { store, file, stored };
  const { links } = section;
  const compared =
    links === undefined
      ? await compareById(beside, section)
      : await compareInOrder(beside, section, links);
  const fault =
    compared.fault ??
    (links === undefined ? undefined : faultOfSeal(file, section, stored, links.head)) ??
    (await faultOfOpening(context, section, stored));
  if (fault !== undefined) return nothing(section, fault, stored);
  return {
    stream,
    stored,
    fresh: compared.fresh,
    newEvents: () => newEvents(file, section, stored, compared),
    events: compared.kept,
    links: compared.links,
    problems: compared.problems,
    fatal: false,
  };
}

function nothing({ header: { stream } }: Section, problem: Problem, stored?: Head): ImportPlan {
  return {
    stream,
    stored,
    fresh: 0,
    newEvents: () => [],
    events: 0,
    links: new Links(stream, stored),
    problems: [problem],
    fatal: true,
  };
}

function* newEvents(
  file: string,
  section: Section,
  stored: Head | undefined,
  { isFresh, links }: SectionComparison,
): Generator<NewEvent> {
  const again = new Links(section.header.stream, stored ?? { revision: -1, hash: GENESIS });
  let index = -1;
  try {
    for (const placed of section.events()) {
      index += 1;
      if (!isFresh(index)) continue;
      again.push(placed.stored);
      yield placed.stored;
    }
  } catch (error) {
    throw error instanceof SyntaxError ? changedMeanwhile(file) : error;
  }
  // What was checked is what is written, or nothing is.
  if (again.head.hash !== links.head.hash) throw changedMeanwhile(file);
}

function changedMeanwhile(file: string): InputError {
  const message = 'the file changed while it was read, so nothing of this stream was written';
  return new InputError([{ file, message: `${message}: import it again` }]);
}

/** Does the section hold what its header promises? */
function faultOfSeal(
  file: string,
  { header, line, count }: Section,
  stored: Head | undefined,
  head: Head,
): Problem | undefined {
  const promised = (header.revision ?? -1) + 1;
  if (count !== promised) {
    const message = `the header promises ${promised} events, found ${count}: the file was cut short or added to; export it again`;
    return { file, line, field: 'revision', message };
  }
  // A stream that is stored beyond the file's end was compared hash by hash.
  if (stored !== undefined && stored.revision >= count) return undefined;
  if (head.hash === header.hash) return undefined;
  const message =
    'the events do not add up to the hash in the header: one was changed, or they were reordered. ' +
    'Export again, or take "revision" and "hash" out of the header to import them as hand-made';
  return { file, line, field: 'hash', message };
}

/** A branch begins with its opening, and its parent is there as it was at the fork. */
async function faultOfOpening(
  context: PlanContext,
  section: Section,
  stored: Head | undefined,
): Promise<Problem | undefined> {
  const { file, store, above } = context;
  const { header, line, first } = section;
  if (nameIn(header).branch === undefined || stored !== undefined) return undefined;
  if (first?.opened === undefined) {
    return {
      file,
      line: first?.line ?? line,
      field: 'type',
      message: `${header.stream} is a branch: its first event must be BranchOpened`,
    };
  }
  const { parent, forkRevision, forkHash } = first.opened;
  const named = header.parent;
  if (
    named !== undefined &&
    (named.stream !== parent || named.revision !== forkRevision || named.hash !== forkHash)
  ) {
    return {
      file,
      line,
      field: 'parent',
      message: `the header names another parent than the branch's first event (${parent} at revision ${forkRevision}): export it again`,
    };
  }
  // Stored, or planned above.
  const found =
    (await hashAt(store, parent, forkRevision)) ?? above.get(parent)?.links.at(forkRevision);
  if (found === forkHash) return undefined;
  const what = found === undefined ? 'is not in the store' : 'has another history in the store';
  const message = `it leaves ${parent} at revision ${forkRevision}, which ${what}: import the parent that belongs to it first, or export the branch with its ancestors`;
  return { file, line: first.line, field: 'data.parent', message };
}
