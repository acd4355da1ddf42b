import type { Problem } from '../input/problem.ts';
import type { EventStore, Head, StoredEvent } from '../store/port.ts';
import { breathe } from '../store/promise.ts';
import { Links } from './links.ts';
import type { SectionEvent, Section } from './section.ts';

/** What of a section is new to a stored stream. */
export interface SectionComparison {
  /** Events of the section that the stream then holds. */
  readonly kept: number;
  /** How many of them are new. */
  readonly fresh: number;
  /** Whether an event of the section is new, by its place among the section's events. */
  readonly isFresh: (index: number) => boolean;
  /** The chain as it will be; it holds at least the hashes of what is new. */
  readonly links: Links;
  readonly problems: readonly Problem[];
  readonly fault?: Problem;
}

interface Beside {
  readonly store: EventStore;
  readonly file: string;
  /** Last stored event, if the stream is there. */
  readonly stored: Head | undefined;
}

const nothing = { kept: 0, fresh: 0, isFresh: () => false, problems: [] };

/** A sealed section and the stored stream must agree as far as both go: then their hashes do. */
export async function compareInOrder(
  beside: Beside,
  section: Section,
  links: Links,
): Promise<SectionComparison> {
  const { store, stored } = beside;
  const { count } = section;
  const known = Math.min((stored?.revision ?? -1) + 1, count);
  if (stored !== undefined && known > 0) {
    const theirs =
      known - 1 === stored.revision
        ? stored.hash
        : await hashAt(store, section.header.stream, known - 1);
    if (links.at(known - 1) !== theirs) {
      return { ...nothing, links, fault: await firstDifference(beside, section) };
    }
  }
  const isFresh = (index: number): boolean => index >= known;
  return { kept: count, fresh: count - known, isFresh, links, problems: [] };
}

/** The hash of a stored revision. */
export async function hashAt(
  store: EventStore,
  stream: string,
  revision: number,
): Promise<string | undefined> {
  for await (const page of store.read(stream, { from: revision, to: revision })) {
    for (const { hash } of page) return hash;
  }
  return undefined;
}

async function firstDifference({ store, file }: Beside, section: Section): Promise<Problem> {
  const { stream } = section.header;
  const events = section.events();
  for await (const page of store.read(stream)) {
    for (const event of page) {
      const { value: placed } = events.next() as { value: SectionEvent | undefined };
      if (placed === undefined) break;
      if (placed.stored.text !== event.text) return differs(file, placed, event);
    }
  }
  const message = `${stream} in the store is not what was appended there. Look at it with: verify`;
  return { file, line: section.line, message };
}

function differs(file: string, placed: SectionEvent, event: StoredEvent): Problem {
  const message =
    `${event.stream} in the store has another history: the first event that differs is revision ` +
    `${event.revision}, "${placed.key}" here and "${keyIn(event)}" there. ` +
    'Stored events do not change: import into another store, or append a correction';
  return { file, line: placed.line, message };
}

/** The text was checked when it was written. */
function keyIn({ text }: StoredEvent): string {
  return (JSON.parse(text) as { key: string }).key;
}

/** Lines looked up between two turns for timers and sockets. */
const TURN = 512;

/** Hand-made lines add to a stream: what it holds already is passed over. */
export async function compareById(beside: Beside, section: Section): Promise<SectionComparison> {
  const { file, stored } = beside;
  const links = new Links(section.header.stream, stored);
  const lookUp = new LookUp(beside, section);
  const problems: Problem[] = [];
  const passedOver = new Set<number>();
  let kept = 0;
  let index = -1;
  for (const placed of section.events()) {
    index += 1;
    if (index % TURN === 0) await breathe();
    const event = await lookUp.stored(placed.stored.id);
    if (event !== undefined) {
      passedOver.add(index);
      if (event.text === placed.stored.text) kept += 1;
      else problems.push(differs(file, placed, event));
      continue;
    }
    const missing = await lookUp.missing(placed);
    problems.push(...missing);
    if (missing.length > 0) {
      passedOver.add(index);
      continue;
    }
    kept += 1;
    links.push(placed.stored);
  }
  const fresh = index + 1 - passedOver.size;
  return { kept, fresh, isFresh: (at) => !passedOver.has(at), links, problems };
}

/** Finds what lines point at: in the section, or in the store. */
class LookUp {
  readonly #beside: Beside;
  readonly #section: Section;
  /** Ids outside the section that the store holds. */
  readonly #found = new Set<string>();
  /** Line of each event that is refused. */
  readonly #refused = new Map<string, number>();

  constructor(beside: Beside, section: Section) {
    this.#beside = beside;
    this.#section = section;
  }

  async stored(id: string): Promise<StoredEvent | undefined> {
    const { store, stored } = this.#beside;
    return stored === undefined ? undefined : await store.find(this.#section.header.stream, id);
  }

  /** A problem for each thing that an event needs and that is not there. */
  async missing({ stored, line, needs = [] }: SectionEvent): Promise<Problem[]> {
    const missing = [];
    for (const reference of needs) {
      if (!(await this.#isThere(reference.id))) missing.push(reference);
    }
    if (missing.length > 0) this.#refused.set(stored.id, line);
    return missing.map(({ id, field, message }) => {
      const at = this.#refused.get(id);
      const told = at === undefined ? message : `it points at line ${at}, which is refused`;
      return { file: this.#beside.file, line, field, message: told };
    });
  }

  async #isThere(id: string): Promise<boolean> {
    if (this.#found.has(id)) return true;
    if (this.#section.has(id) && !this.#refused.has(id)) return true;
    if ((await this.stored(id)) === undefined) return false;
    this.#found.add(id);
    return true;
  }
}
