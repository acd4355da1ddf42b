import { readFileSync, statSync } from 'node:fs';
import { InputError } from '../input/problem.ts';

/** Largest YAML file read, in bytes: the shipped ones stay far below. */
export const FILE_BYTES_MAX = 16 * 1024 * 1024;

/** Reads a text file within the size limit. Throws InputError for what is no UTF-8 text. */
export function readText(path: string, shownAs: string): string {
  return decodeText(readBytes(path, shownAs), shownAs);
}

function readBytes(path: string, shownAs: string): Uint8Array {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) throw bad(shownAs, 'this is a folder; a file is expected');
    if (stats.size > FILE_BYTES_MAX) throw tooLarge(shownAs, stats.size);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw bad(shownAs, reason(error));
  }
}

function tooLarge(shownAs: string, bytes: number): InputError {
  const [found, allowed] = [bytes, FILE_BYTES_MAX].map((size) => (size / 1024 / 1024).toFixed(0));
  return bad(
    shownAs,
    `the file is ${found ?? ''} MiB; the limit is ${allowed ?? ''} MiB: split it into several files`,
  );
}

function reason(error: unknown): string {
  const { code } = error as { code?: string };
  if (code === 'ENOENT') return 'there is no such file: correct the path';
  if (code === 'EACCES' || code === 'EPERM')
    return 'permission denied: change the permissions of the file';
  return `it cannot be read (${code ?? String(error)})`;
}

/** Bytes to text; refuses binary files and other encodings. */
export function decodeText(bytes: Uint8Array, shownAs: string): string {
  if (isUtf16(bytes)) throw bad(shownAs, 'the file is in UTF-16; save it as UTF-8 and try again');
  if (bytes.includes(0))
    throw bad(shownAs, 'this is a binary file (it contains NUL bytes); text in UTF-8 is expected');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw bad(shownAs, 'the file is not in UTF-8; save it as UTF-8 and try again');
  }
}

/** By its byte order mark. */
export function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function bad(file: string, message: string): InputError {
  return new InputError([{ file, message }]);
}
