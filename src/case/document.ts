import { readFileSync, statSync } from 'node:fs';
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { InputError, problemsOf } from './problem.ts';

/** Largest YAML file read, in bytes: the shipped ones stay far below. */
export const FILE_BYTES_MAX = 16 * 1024 * 1024;

/** Reads a text file within the size limit. Throws InputError for what is no UTF-8 text. */
export function readText(path: string, shownAs: string): string {
  const { size } = statSync(path);
  if (size > FILE_BYTES_MAX) {
    const found = `${(size / 1024 / 1024).toFixed(0)} MiB`;
    throw bad(
      shownAs,
      `the file has ${found}; at most ${FILE_BYTES_MAX / 1024 / 1024} MiB are read. Split it`,
    );
  }
  return decodeText(readFileSync(path), shownAs);
}

/** Bytes to text; refuses binary files and other encodings. */
export function decodeText(bytes: Uint8Array, shownAs: string): string {
  if (bytes.includes(0))
    throw bad(shownAs, 'this is a binary file (it holds NUL bytes); text in UTF-8 is expected');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw bad(shownAs, 'the file is not UTF-8; save it as UTF-8 and try again');
  }
}

/** Parses and checks one YAML file. Throws InputError with the line of every problem. */
export function parseYaml<T>(text: string, shownAs: string, schema: z.ZodType<T>): T {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    throw new InputError(
      document.errors.map((error) => ({
        file: shownAs,
        line: lineAt(error.pos[0]),
        message: `this is not valid YAML: ${error.message}`,
      })),
    );
  }
  const result = schema.safeParse(toPlain(document, shownAs), { reportInput: true });
  if (result.success) return result.data;
  throw new InputError(problemsOf(shownAs, result.error, (path) => lineOf(document, path, lineAt)));
}

function toPlain(document: Document, shownAs: string): unknown {
  try {
    // A handful of anchors is plenty for hand-written files; more is an expansion bomb.
    return document.toJS({ maxAliasCount: 50 }) as unknown;
  } catch (error) {
    throw bad(shownAs, `its anchors and aliases cannot be expanded: ${String(error)}`);
  }
}

type Lookup = (offset: number) => number;

function lineOf(
  document: Document,
  path: readonly PropertyKey[],
  lineAt: Lookup,
): number | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    const key = isMap(node) ? node.items[0]?.key : undefined;
    const range = isScalar(key)
      ? key.range
      : (node as { range?: readonly number[] } | undefined)?.range;
    if (range?.[0] !== undefined) return lineAt(range[0]);
  }
  return undefined;
}

function bad(file: string, message: string): InputError {
  return new InputError([{ file, message }]);
}

/** Line of each item of a file that is one list, for messages about items as a whole. */
export function topLevelLines(text: string): number[] {
  return text.split('\n').flatMap((line, i) => (line.startsWith('- ') ? [i + 1] : []));
}
