/** Kinds of files that commands write, told by how they begin. */

import { closeSync, openSync, readSync } from 'node:fs';
import { CSV_COLUMNS } from '../exchange/export.ts';
import { FORMAT } from '../exchange/header.ts';

export interface FileKind {
  /** With its article, for messages. */
  readonly title: string;
  readonly begins: RegExp;
}

/** Enough of the columns to tell our table from any other; the rest may have been added later. */
const [first, second, third, fourth] = CSV_COLUMNS;

export const KINDS = {
  events: {
    title: 'an export of stored events (JSONL)',
    begins: new RegExp(String.raw`^\{"format":"${FORMAT}"`),
  },
  history: {
    title: 'an export of a history (CSV)',
    begins: new RegExp(`^${[first, second, third, fourth].join(',')},`),
  },
  result: {
    title: 'a result of a simulation',
    begins: /^\s*\{\s*"detente"\s*:\s*"simulation"/,
  },
  rows: {
    title: 'a table of simulated numbers (CSV)',
    begins: /^what,name,at,statistic,value\r?\n/,
  },
  rowsJson: {
    title: 'a table of simulated numbers (JSON)',
    begins: /^\[\n(?:\{"what":"|\n\]\n$)/,
  },
  picture: {
    title: 'a picture drawn by detente (SVG)',
    begins:
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ [\d.]+" width="\d+" height="[\d.]+" role="img"/,
  },
  backTests: { title: 'a page of back-tests', begins: /^# Back-tests\n/ },
  bench: { title: 'figures of a benchmark', begins: /^\{\n {2}"(?:machine|rows)": / },
} satisfies Readonly<Record<string, FileKind>>;

const BEGINNING = 4096;
const WORDS = 40;

/** The first bytes of a file. */
export function beginningOf(path: string): Buffer {
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(BEGINNING);
    return bytes.subarray(0, readSync(handle, bytes, 0, BEGINNING, 0));
  } finally {
    closeSync(handle);
  }
}

/** Whether a file begins as this kind does. An empty file may become anything. */
export function isOfKind(beginning: Buffer, { begins }: FileKind): boolean {
  return beginning.length === 0 || begins.test(beginning.toString('utf8'));
}

/** What a file holds, as far as its beginning tells; for messages. */
export function describeContent(beginning: Buffer): string {
  const text = beginning.toString('utf8');
  const known = Object.values(KINDS).find(({ begins }) => begins.test(text));
  if (known !== undefined) return known.title;
  if (isSqlite(beginning)) return 'an SQLite database';
  if (beginning.includes(0) || text.includes('\uFFFD')) return 'a binary file';
  const words = text.trim().replaceAll(/\s+/g, ' ');
  return `text that begins with "${words.length > WORDS ? `${words.slice(0, WORDS)}…` : words}"`;
}

const SQLITE = Buffer.from('SQLite format 3\0');
const APPLICATION = 68;

const isSqlite = (beginning: Buffer): boolean =>
  beginning.subarray(0, SQLITE.length).equals(SQLITE);

/** Whether these are the first bytes of an SQLite file of this application. */
export function isSqliteOf(beginning: Buffer, application: number): boolean {
  return (
    isSqlite(beginning) &&
    beginning.length >= APPLICATION + 4 &&
    beginning.readUInt32BE(APPLICATION) === application
  );
}
