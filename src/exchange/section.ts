import type { Event } from '../../domain/event.ts';
import { toStored } from '../case/compile.ts';
import { InputError, type Problem } from '../case/problem.ts';
import { parsing, problemsOf } from '../case/wording.ts';
import type { NewEvent } from '../store/port.ts';
import { admit, refused } from './admit.ts';
import {
  FORMAT,
  FORMAT_VERSION,
  type Header,
  headerSchema,
  JSONL_LIMITS,
  nameIn,
} from './header.ts';
import { tooLong } from './lines.ts';
import { type Reference, referencesOf } from './references.ts';

/** One stream of a file: its header, and the events that may enter. */
export interface Section {
  readonly header: Header;
  /** Line of the header. */
  readonly line: number;
  readonly events: readonly Placed[];
  /** What is wrong with its lines; those lines are not among the events. */
  readonly problems: readonly Problem[];
}

/** An event to store and the line it was read from. */
export interface Placed {
  readonly stored: NewEvent;
  readonly key: string;
  readonly line: number;
  /** Set for a branch's first event. */
  readonly opened?: Opened;
  /** What a hand-made event of a record points at. */
  readonly needs?: readonly Reference[];
}

export type Opened = Pick<
  Extract<Event, { type: 'BranchOpened' }>['data'],
  'parent' | 'forkRevision' | 'forkHash'
>;

export interface FileLines {
  readonly file: string;
  readonly lines: Iterable<string> | AsyncIterable<string>;
}

/**
 * Reads a file's sections and checks every line by itself. Problems are collected, so that one pass
 * tells of all. Throws InputError for a file that is none of ours or breaks a limit.
 */
export async function readSections({ file, lines }: FileLines): Promise<Section[]> {
  const sections: OpenSection[] = [];
  let line = 0;
  let events = 0;
  for await (const text of lines) {
    line += 1;
    const trimmed = text.endsWith('\r') ? text.slice(0, -1) : text;
    if (trimmed === '') continue;
    if (Buffer.byteLength(trimmed) > JSONL_LIMITS.lineBytes) throw tooLong(file, line);
    const raw = parseLine(trimmed);
    if (isHeader(raw)) {
      sections.push(new OpenSection(file, line, readHeader(raw, file, line)));
      continue;
    }
    const open = sections.at(-1);
    if (open === undefined) throw noHeader(file, line);
    events += 1;
    if (events > JSONL_LIMITS.events) throw tooMany(file, line);
    open.add(raw, trimmed, line);
  }
  if (sections.length === 0) throw noHeader(file, Math.max(line, 1));
  return sections;
}

const BROKEN = Symbol('not JSON');

function parseLine(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return BROKEN;
  }
}

const isHeader = (raw: unknown): raw is object =>
  typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'format');

function readHeader(raw: object, file: string, line: number): Header {
  const { format, version } = raw as { format: unknown; version?: unknown };
  if (format === FORMAT && typeof version === 'number' && version > FORMAT_VERSION) {
    const message = `found ${version}, which is newer than this detente reads (${FORMAT_VERSION}): update detente`;
    throw new InputError([{ file, line, field: 'version', message }]);
  }
  const result = headerSchema.safeParse(raw, parsing);
  if (result.success) return result.data;
  throw new InputError(problemsOf(file, result.error, () => line));
}

function noHeader(file: string, line: number): InputError {
  const example = `{"format":"${FORMAT}","version":${FORMAT_VERSION},"stream":"case-NAME"}`;
  const message = `this is not a header; a file of events begins with ${example}`;
  return new InputError([{ file, line, message }]);
}

function tooMany(file: string, line: number): InputError {
  const message = `more than ${JSONL_LIMITS.events} events in one file: split it by stream`;
  return new InputError([{ file, line, message }]);
}

class OpenSection implements Section {
  readonly events: Placed[] = [];
  readonly problems: Problem[] = [];
  readonly header: Header;
  readonly line: number;
  readonly #file: string;
  readonly #lineOf = new Map<string, number>();

  constructor(file: string, line: number, header: Header) {
    this.#file = file;
    this.line = line;
    this.header = header;
  }

  add(raw: unknown, text: string, line: number): void {
    if (raw === BROKEN || !text.isWellFormed()) {
      const message =
        'this is not valid JSON (was the line cut short?): write one event as JSON on one line';
      this.#report({ line, message });
      return;
    }
    const sealed = this.header.hash !== undefined;
    const { stream } = this.header;
    const admission = guarded(() => admit(raw, text, { stream, sealed }));
    if (refused(admission)) {
      for (const fault of admission) this.#report({ line, ...fault });
      return;
    }
    const { event, text: kept } = admission;
    const first = this.#lineOf.get(event.id);
    if (first !== undefined) {
      this.#report({
        line,
        field: 'key',
        message: `"${event.key}" stands on line ${first} already: keep one`,
      });
      return;
    }
    if (Buffer.byteLength(kept) > JSONL_LIMITS.lineBytes) throw tooLong(this.#file, line);
    this.#lineOf.set(event.id, line);
    this.#place(event, kept, line, sealed);
  }

  #place(event: Event, text: string, line: number, sealed: boolean): void {
    const opens = event.type === 'BranchOpened';
    if (opens && this.events.length > 0) {
      this.#report({
        line,
        field: 'type',
        message: 'found "BranchOpened"; it can only be the first event of a branch',
      });
      return;
    }
    // Sealed lines come from a store, which is taken at its word; hand-made ones may have slips.
    const checked = !sealed && nameIn(this.header).branch === undefined;
    this.events.push({
      stored: { ...toStored(event), text },
      key: event.key,
      line,
      ...(opens ? { opened: event.data } : {}),
      ...(checked ? { needs: referencesOf(event, this.header.stream) } : {}),
    });
  }

  #report(problem: Omit<Problem, 'file'>): void {
    this.problems.push({ file: this.#file, ...problem });
  }
}

/** What nests so deeply that checking it overflows the stack is no event. */
function guarded(check: () => ReturnType<typeof admit>): ReturnType<typeof admit> {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ message: 'its data are nested too deeply: an event needs a handful of levels' }];
  }
}
