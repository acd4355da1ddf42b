import type { Problem } from '../case/problem.ts';
import { GENESIS } from '../store/chain.ts';
import type { EventStore, Head, NewEvent, StoredEvent } from '../store/port.ts';
import { faultOfOpening, headAfter } from './descent.ts';
import type { Placed, Section } from './section.ts';

/** What one section would append, decided without writing. */
export interface Plan {
  readonly stream: string;
  /** Last stored event, if the stream is there. */
  readonly stored: Head | undefined;
  readonly fresh: readonly NewEvent[];
  /** Events of the file that the stream then holds, new or not. */
  readonly events: number;
  /** The head that the stream will have. */
  readonly head: Head;
  readonly problems: readonly Problem[];
  /** Problems that concern the whole stream, so that none of it can be taken. */
  readonly fatal: boolean;
}

export interface Context {
  readonly store: EventStore;
  readonly file: string;
  /** Plans of the sections above: a branch may leave a stream of the same file. */
  readonly above: readonly Plan[];
}

/** Compares a section with what the store holds and decides what is new. */
export async function planSection(context: Context, section: Section): Promise<Plan> {
  const { store, file, above } = context;
  const { stream } = section.header;
  if (above.some((plan) => plan.stream === stream)) {
    return nothing(section, {
      file,
      line: section.line,
      field: 'stream',
      message: `${stream} stands in this file already: keep one`,
    });
  }
  const stored = await store.head(stream);
  const whole = section.header.hash !== undefined && section.problems.length === 0;
  const compared = whole
    ? await compareInOrder(context, section, stored)
    : await compareById(context, section);
  if (compared.fault !== undefined) return nothing(section, compared.fault, stored);
  const fresh = compared.fresh.map((placed) => placed.stored);
  const head = headAfter(stream, stored, fresh);
  const fault =
    (whole ? faultOfSeal(file, section, stored, head) : undefined) ??
    (await faultOfOpening(context, section, stored));
  if (fault !== undefined) return nothing(section, fault, stored);
  return {
    stream,
    stored,
    fresh,
    events: compared.kept,
    head,
    problems: compared.problems,
    fatal: false,
  };
}

function nothing({ header }: Section, problem: Problem, stored?: Head): Plan {
  const head = stored ?? { revision: -1, hash: GENESIS };
  return {
    stream: header.stream,
    stored,
    fresh: [],
    events: 0,
    head,
    problems: [problem],
    fatal: true,
  };
}

interface Compared {
  /** Events of the section that the stream then holds. */
  readonly kept: number;
  readonly fresh: readonly Placed[];
  readonly problems: readonly Problem[];
  readonly fault?: Problem;
}

/** A sealed section and the stored stream must agree as far as both go. */
async function compareInOrder(
  { store, file }: Context,
  { header: { stream }, events }: Section,
  stored: Head | undefined,
): Promise<Compared> {
  let index = 0;
  for await (const page of stored === undefined ? [] : store.read(stream)) {
    for (const event of page) {
      const placed = events[index];
      if (placed === undefined) return { kept: index, fresh: [], problems: [] };
      if (placed.stored.text !== event.text) {
        return { kept: 0, fresh: [], problems: [], fault: differs(file, placed, event) };
      }
      index += 1;
    }
  }
  return { kept: events.length, fresh: events.slice(index), problems: [] };
}

function differs(file: string, placed: Placed, event: StoredEvent): Problem {
  const message =
    `${event.stream} in the store has another history: the first event that differs is revision ` +
    `${event.revision}, "${placed.key}" here and "${keyIn(event)}" there. ` +
    'Stored events do not change: import into another store, or append a correction';
  return { file, line: placed.line, message };
}

/** Hand-made lines add to a stream: what it holds already is passed over. */
async function compareById({ store, file }: Context, section: Section): Promise<Compared> {
  const { stream } = section.header;
  const fresh: Placed[] = [];
  const problems: Problem[] = [];
  let known = 0;
  const here = new Set(section.events.map(({ stored }) => stored.id));
  const refused = new Map<string, number>();
  for (const placed of section.events) {
    const event = await store.find(stream, placed.stored.id);
    if (event !== undefined) {
      if (event.text === placed.stored.text) known += 1;
      else problems.push(differs(file, placed, event));
      continue;
    }
    const missing = await missingOf(store, stream, placed, here);
    if (missing.length === 0) fresh.push(placed);
    else {
      here.delete(placed.stored.id);
      refused.set(placed.stored.id, placed.line);
    }
    for (const { id, field, message } of missing) {
      const at = refused.get(id);
      const told = at === undefined ? message : `it points at line ${at}, which is refused`;
      problems.push({ file, line: placed.line, field, message: told });
    }
  }
  return { kept: known + fresh.length, fresh, problems };
}

async function missingOf(
  store: EventStore,
  stream: string,
  { needs = [] }: Placed,
  here: Set<string>,
) {
  const missing = [];
  for (const reference of needs) {
    if (here.has(reference.id)) continue;
    if ((await store.find(stream, reference.id)) === undefined) missing.push(reference);
    else here.add(reference.id);
  }
  return missing;
}

/** The text was checked when it was written. */
function keyIn({ text }: StoredEvent): string {
  return (JSON.parse(text) as { key: string }).key;
}

/** Does the section hold what its header promises? */
function faultOfSeal(
  file: string,
  { header, line, events }: Section,
  stored: Head | undefined,
  head: Head,
): Problem | undefined {
  const promised = (header.revision ?? -1) + 1;
  if (events.length !== promised) {
    const message = `the header promises ${promised} events, found ${events.length}: the file was cut short or added to; export it again`;
    return { file, line, field: 'revision', message };
  }
  // A stream that is stored beyond the file's end was compared event by event.
  if (stored !== undefined && stored.revision >= events.length) return undefined;
  if (head.hash === header.hash) return undefined;
  const message =
    'the events do not add up to the hash in the header: one was changed, or they were reordered. ' +
    'Export again, or take "revision" and "hash" out of the header to import them as hand-made';
  return { file, line, field: 'hash', message };
}
