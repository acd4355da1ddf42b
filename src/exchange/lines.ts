import { createReadStream, statSync } from 'node:fs';
import { InputError } from '../case/problem.ts';
import { isUtf16 } from '../case/text-file.ts';
import { JSONL_LIMITS } from './header.ts';

/**
 * The lines of a text file, read in pieces; at most one line is held at a time. Throws InputError
 * for a file that is missing, too large, binary, not UTF-8, or has a line beyond the limit.
 */
export async function* readLines(path: string, shownAs = path): AsyncGenerator<string> {
  checkFile(path, shownAs);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let line = 0;
  for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
    if (line === 0 && rest === '' && isUtf16(bytes)) throw refuse(shownAs, UTF16);
    const parts = (rest + decode(decoder, bytes, shownAs, line + 1)).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      line += 1;
      yield part;
    }
    // A file of one endless line must not fill the memory.
    if (rest.length > JSONL_LIMITS.lineBytes) throw tooLong(shownAs, line + 1);
  }
  rest += decode(decoder, undefined, shownAs, line + 1);
  if (rest !== '') yield rest;
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

function decode(
  decoder: TextDecoder,
  bytes: Uint8Array | undefined,
  shownAs: string,
  line: number,
): string {
  if (bytes?.includes(0) === true) {
    throw refuse(shownAs, 'this is a binary file (it holds NUL bytes); text in UTF-8 is expected');
  }
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined });
  } catch {
    const at = line + badLineIn(bytes ?? new Uint8Array());
    throw refuse(shownAs, 'this line is not in UTF-8; save the file as UTF-8 and try again', at);
  }
}

const UTF16 = 'the file is in UTF-16; save it as UTF-8 and try again';

/** How many lines into the bytes the first one stands that is not UTF-8. */
function badLineIn(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 0;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end;
    try {
      decoder.decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    from = to + 1;
  }
  return 0;
}

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
