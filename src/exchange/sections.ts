import { InputError } from '../input/problem.ts';
import { parsing, problemsOf } from '../input/wording.ts';
import { breathe } from '../store/promise.ts';
import { FORMAT, FORMAT_VERSION, type Header, headerSchema, JSONL_LIMITS } from './header.ts';
import { type LineSource, START, tooLong } from './lines.ts';
import { parseLine, Section, trimmed } from './section.ts';

/** Lines between two turns for timers and sockets. */
const TURN = 512;

/**
 * Reads a file's sections and checks every line by itself. Problems are collected, so that one pass
 * tells of all. Throws InputError for a file that is none of ours or breaks a limit.
 */
export async function readSections(source: LineSource): Promise<Section[]> {
  const { file } = source;
  const sections: Section[] = [];
  let line = 0;
  let events = 0;
  for (const read of source.from(START)) {
    ({ line } = read.after);
    if (line % TURN === 0) await breathe();
    const text = trimmed(read);
    if (text === '') continue;
    if (Buffer.byteLength(text) > JSONL_LIMITS.lineBytes) throw tooLong(file, line);
    const raw = parseLine(text);
    if (isHeader(raw)) {
      sections.push(new Section(source, readHeader(raw, file, line), read.after));
      continue;
    }
    const open = sections.at(-1);
    if (open === undefined) throw noHeader(file, line);
    events += 1;
    if (events > JSONL_LIMITS.events) throw tooMany(file, line);
    open.add(raw, text, line);
  }
  if (sections.length === 0) throw noHeader(file, Math.max(line, 1));
  return sections;
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
