import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { InputError } from '../input/problem.ts';
import { isUtf16 } from '../case/text-file.ts';
import { JSONL_LIMITS } from './header.ts';

/** A place between two lines, to read on from. */
export interface LinePlace {
  /** Lines before it. */
  readonly line: number;
  /** The same in the source's own measure: bytes of a file, lines of a list. */
  readonly at: number;
}

export const START: LinePlace = { line: 0, at: 0 };

export interface TextLine {
  readonly text: string;
  /** The place after it; its own number is `after.line`. */
  readonly after: LinePlace;
}

/** Lines that can be read again from any place. They are read at once, not held. */
export interface LineSource {
  /** How messages call it. */
  readonly file: string;
  readonly from: (place: LinePlace) => Iterable<TextLine>;
}

/** Lines that are held already. */
export function heldLines(lines: readonly string[], file: string): LineSource {
  return {
    file,
    *from({ at }) {
      for (let i = at; i < lines.length; i += 1) {
        yield { text: lines[i] ?? '', after: { line: i + 1, at: i + 1 } };
      }
    },
  };
}

/**
 * The lines of a text file, read in pieces; at most one line is held at a time. Reading throws
 * InputError for a file that is missing, too large, binary, not UTF-8, or has a line beyond the limit.
 */
export function fileLines(path: string, file = path): LineSource {
  return { file, from: (place) => linesOf(path, file, place) };
}

const PIECE = 256 * 1024;
/** A byte order mark and a carriage return are no part of the line. */
const LINE_MAX = JSONL_LIMITS.lineBytes + 4;
const LINE_FEED = 0x0a;

function* linesOf(path: string, file: string, place: LinePlace): Generator<TextLine> {
  checkFile(path, file);
  const handle = openSync(path, 'r');
  try {
    let { line, at } = place;
    let rest = Buffer.alloc(0);
    for (const piece of pieces(handle, file, at)) {
      const held = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      let from = 0;
      for (;;) {
        const end = held.indexOf(LINE_FEED, from);
        if (end < 0) break;
        const text = decode(held.subarray(from, end), file, (line += 1));
        at += end + 1 - from;
        yield { text, after: { line, at } };
        from = end + 1;
      }
      rest = Buffer.from(held.subarray(from));
      // A file of one endless line must not fill the memory.
      if (rest.length > LINE_MAX) throw tooLong(file, line + 1);
    }
    if (rest.length === 0) return;
    const text = decode(rest, file, line + 1);
    yield { text, after: { line: line + 1, at: at + rest.length } };
  } finally {
    closeSync(handle);
  }
}

function* pieces(handle: number, file: string, start: number): Generator<Buffer> {
  const piece = Buffer.allocUnsafe(PIECE);
  for (let at = start; ;) {
    const length = readSync(handle, piece, 0, PIECE, at);
    if (length === 0) return;
    const bytes = piece.subarray(0, length);
    if (at === 0 && isUtf16(bytes)) throw refuse(file, UTF16);
    if (bytes.includes(0)) throw refuse(file, BINARY);
    yield bytes;
    at += length;
  }
}

function checkFile(path: string, shownAs: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw refuse(shownAs, 'there is no such file: correct the path');
  if (!stats.isFile())
    throw refuse(shownAs, 'this is not a file; name a file with one event a line');
  if (stats.size <= JSONL_LIMITS.fileBytes) return;
  const found = (stats.size / 1024 / 1024).toFixed(0);
  const allowed = JSONL_LIMITS.fileBytes / 1024 / 1024;
  throw refuse(
    shownAs,
    `the file has ${found} MiB; at most ${allowed} MiB are read. Split it by stream`,
  );
}

function decode(bytes: Buffer, file: string, line: number): string {
  if (!isUtf8(bytes)) {
    throw refuse(file, 'this line is not in UTF-8; save the file as UTF-8 and try again', line);
  }
  const text = bytes.toString('utf8');
  return line === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text;
}

const UTF16 = 'the file is in UTF-16; save it as UTF-8 and try again';
const BINARY = 'this is a binary file (it holds NUL bytes); text in UTF-8 is expected';

export function tooLong(file: string, line: number): InputError {
  const allowed = JSONL_LIMITS.lineBytes / 1024;
  return refuse(
    file,
    `the line is longer than ${allowed} KiB, which no event may be: split the event`,
    line,
  );
}

function refuse(file: string, message: string, line?: number): InputError {
  return new InputError([{ file, ...(line === undefined ? {} : { line }), message }]);
}
