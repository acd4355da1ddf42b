import type { Event } from '../../domain/event.ts';
import { decodeEvent } from '../../domain/upcast.ts';
import { roleOf, sortKey } from '../../domain/vocabulary.ts';
import { actorsOf, rivalSourcesOf } from '../case/references.ts';
import { keyedId } from '../history/event-id.ts';
import type { Problem } from '../input/problem.ts';
import { IdTable } from '../store/id-table.ts';
import type { NewEvent } from '../store/port.ts';
import { admit, type Admission, refused } from './admit.ts';
import { type Header, JSONL_LIMITS, nameIn } from './header.ts';
import { type TextLine, type LineSource, type LinePlace, tooLong } from './lines.ts';
import { Links } from './links.ts';

/** An event to store and the line it was read from. */
export interface SectionEvent {
  readonly stored: NewEvent;
  readonly key: string;
  readonly line: number;
  /** What a hand-made event of a record points at. */
  readonly needs?: readonly Reference[];
}

export type ForkPoint = Pick<
  Extract<Event, { type: 'BranchOpened' }>['data'],
  'parent' | 'forkRevision' | 'forkHash'
>;

export const BROKEN = Symbol('not JSON');

export function parseLine(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return BROKEN;
  }
}

/** Without the carriage return of other systems. */
export const trimmed = ({ text }: TextLine): string =>
  text.endsWith('\r') ? text.slice(0, -1) : text;

/**
 * One stream of a file: its header, and what is to be known of its events. The events themselves
 * are not held but read again, so that a file may be longer than the memory.
 */
export class Section {
  readonly header: Header;
  /** Line of the header. */
  readonly line: number;
  /** What is wrong with its lines; those lines are not among the events. */
  readonly problems: Problem[] = [];
  /** Its first event: the line, and the opening where it is a branch's. */
  first: { readonly line: number; readonly opened?: ForkPoint } | undefined;
  /** Chains the lines to each other while all of them are right and a hash seals them. */
  links: Links | undefined;
  readonly #source: LineSource;
  readonly #start: LinePlace;
  #last: number;
  readonly #ids = new IdTable();
  /** Line of each id. */
  readonly #lines: number[] = [];

  constructor(source: LineSource, header: Header, after: LinePlace) {
    this.#source = source;
    this.#start = after;
    this.#last = after.line;
    this.line = after.line;
    this.header = header;
    if (this.sealed) this.links = new Links(header.stream);
  }

  /** How many events may enter. */
  get count(): number {
    return this.#ids.length;
  }

  get sealed(): boolean {
    return this.header.hash !== undefined;
  }

  has(id: string): boolean {
    return this.#ids.numberOf(id) !== undefined;
  }

  /** Checks a line by itself and beside those above it. */
  add(raw: unknown, text: string, line: number): void {
    this.#last = line;
    const admission = this.#admit(raw, text);
    const faults = refused(admission) ? admission : this.#faultsOf(admission.event);
    if (refused(admission) || faults.length > 0) {
      this.links = undefined;
      const { file } = this.#source;
      for (const fault of faults) this.problems.push({ file, line, ...fault });
      return;
    }
    const { event, text: kept } = admission;
    if (Buffer.byteLength(kept) > JSONL_LIMITS.lineBytes) throw tooLong(this.#source.file, line);
    this.first ??= { line, ...(event.type === 'BranchOpened' ? { opened: event.data } : {}) };
    this.#ids.push(event.id);
    this.#lines.push(line);
    this.links?.push(lineOf(event, kept));
  }

  /** Reads the events again, in order. What is there no more as it was is passed over. */
  *events(): Generator<SectionEvent> {
    let number = 0;
    for (const line of this.#source.from(this.#start)) {
      if (line.after.line > this.#last) return;
      if (line.after.line !== this.#lines[number]) continue;
      number += 1;
      const placed = this.#read(trimmed(line), line.after.line);
      if (placed !== undefined) yield placed;
    }
  }

  #read(text: string, line: number): SectionEvent | undefined {
    if (this.sealed) {
      const event = decodeEvent(text);
      return { stored: lineOf(event, text), key: event.key, line };
    }
    const admission = this.#admit(parseLine(text), text);
    if (refused(admission)) return undefined;
    const { event, text: kept } = admission;
    const placed = { stored: lineOf(event, kept), key: event.key, line };
    // Sealed lines come from a store, which is taken at its word; hand-made ones may have slips.
    return nameIn(this.header).branch === undefined
      ? { ...placed, needs: referencesOf(event, this.header.stream) }
      : placed;
  }

  #admit(raw: unknown, text: string): Admission {
    if (raw === BROKEN || !text.isWellFormed()) {
      const message =
        'this is not valid JSON (was the line cut short?): write one event as JSON on one line';
      return [{ message }];
    }
    const { stream } = this.header;
    return guarded(() => admit(raw, text, { stream, sealed: this.sealed }));
  }

  #faultsOf({ id, key, type }: Event): readonly Omit<Problem, 'file' | 'line'>[] {
    const number = this.#ids.numberOf(id);
    if (number !== undefined) {
      const message = `"${key}" stands on line ${this.#lines[number] ?? 0} already: keep one`;
      return [{ field: 'key', message }];
    }
    if (type !== 'BranchOpened' || this.count === 0) return [];
    const message = 'found "BranchOpened"; it can only be the first event of a branch';
    return [{ field: 'type', message }];
  }
}

function lineOf(event: Event, text: string): NewEvent {
  return { id: event.id, role: roleOf(event.type), sort: sortKey(event), text };
}

/** What nests so deeply that checking it overflows the stack is no event. */
function guarded(check: () => Admission): Admission {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ message: 'its data are nested too deeply: an event needs a handful of levels' }];
  }
}

/** An event that another points at, by id, and what to say when it is missing. */
export interface Reference {
  readonly id: string;
  readonly field: string;
  readonly message: string;
}

/** What an event of a record needs beside it: its sources, its actors, its causes, what it corrects. */
function referencesOf(event: Event, stream: string): Reference[] {
  const { provenance, because } = event;
  const cited = 'citations' in provenance ? provenance.citations : [];
  const added = event.type === 'EventCorrected' ? event.data.citations : [];
  const entry = (kind: 'source' | 'actor', name: string, field: string): Reference => ({
    id: keyedId(stream, `${kind}-${name}`),
    field,
    message: `no ${kind} "${name}" in ${stream}: add it with the key "${kind}-${name}", or correct the name`,
  });
  const other = (id: string, field: string): Reference => ({
    id,
    field,
    message: `no event ${id} in ${stream}: add it, or correct the id`,
  });
  return [
    ...[...cited, ...added].map(({ source }) => entry('source', source, 'citations')),
    ...rivalSourcesOf(event.data).map((source) => entry('source', source, 'data')),
    ...actorsIn(event).map((name) => entry('actor', name, 'actor')),
    ...because.map((cause) => other(cause.event, 'because')),
    ...(event.type === 'EventCorrected' ? [other(event.data.target, 'data.target')] : []),
  ];
}

function actorsIn(event: Event): readonly string[] {
  // The catalogue introduces the actors; it need not stand in any order.
  return event.provenance.kind === 'documented' ? actorsOf(event) : [];
}
