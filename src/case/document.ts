import {
  type Document,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { z } from 'zod';
import { InputError } from '../input/problem.ts';
import { parsing, problemsOf } from '../input/wording.ts';

export { FILE_BYTES_MAX, readText, decodeText } from './text-file.ts';

/** A checked file, and where in it things stand. */
export interface ReadDocument<T> {
  readonly value: T;
  /** Line of what a path leads to, or of the nearest thing above it. */
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined;
}

/** Parses and checks one YAML file. Throws InputError with the line of every problem. */
export function parseYaml<T>(text: string, shownAs: string, schema: z.ZodType<T>): T {
  return readYaml(text, shownAs, schema).value;
}

/** The same, with the lines. */
export function readYaml<T>(text: string, shownAs: string, schema: z.ZodType<T>): ReadDocument<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    // Binary data, dates, sets and the like have no place in these files.
    resolveKnownTags: false,
  });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const refuse = (message: string, offset?: number): InputError =>
    new InputError([
      { file: shownAs, ...(offset === undefined ? {} : { line: lineAt(offset) }), message },
    ]);
  // One slip makes a parser stumble over all that follows: the first error is the one to mend.
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) throw refuse(wordingOf(error, text), error.pos[0]);
  const plain = toPlain(document, text, refuse);
  const lineOf = (path: readonly PropertyKey[]): number | undefined =>
    lineIn(document, path, lineAt);
  const result = checked(schema, plain, refuse);
  if (result.success) return { value: result.data, lineOf };
  throw new InputError(problemsOf(shownAs, result.error, lineOf));
}

type Refuse = (message: string, offset?: number) => InputError;

function wordingOf({ code, message, pos }: YAMLError, text: string): string {
  if (message.startsWith('Maximum call stack')) return 'it is nested too deeply';
  const start = text.lastIndexOf('\n', pos[0] - 1) + 1;
  if (code === 'TAB_AS_INDENT' || /^ *\t/.test(text.slice(start, start + 100)))
    return 'the line begins with a tab: indent with spaces';
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'this field is given twice: keep one';
    case 'MULTIPLE_DOCS':
      return 'a second document begins here (a line of ---): put it into a separate file';
    case 'TAG_RESOLVE_FAILED':
      return 'tags (words that begin with !) are not used here: write the value alone, or put it in quotes';
    case 'MISSING_CHAR':
      return `a quotation mark or bracket is not closed, here or further up (${message})`;
    default:
      return (
        `this is not valid YAML (${message.split('\n')[0] ?? ''}): ` +
        'check the indentation, and put text that contains ": " or " #" in quotes'
      );
  }
}

function checked<T>(schema: z.ZodType<T>, plain: unknown, refuse: Refuse) {
  try {
    return schema.safeParse(plain, parsing);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refuse('it is nested too deeply');
  }
}

/** Names of fields are plain words; one that JavaScript gives a meaning of its own would vanish unseen. */
function checkKeys(document: Document, refuse: Refuse): void {
  visit(document, {
    Pair: (_, { key }) => {
      if (!isScalar(key)) {
        const [offset] = (key as { range?: readonly number[] } | null)?.range ?? [];
        throw refuse(
          'the name of a field must be a word: put text that begins with {, [ or * in quotes',
          offset,
        );
      }
      if (isScalar(key) && key.value === '__proto__')
        throw refuse('"__proto__" cannot be the name of a field: remove it', key.range?.[0]);
    },
  });
}

function toPlain(document: Document, text: string, refuse: Refuse): unknown {
  try {
    checkKeys(document, refuse);
    // A handful of anchors is plenty for hand-written files; more is an expansion bomb.
    const plain: unknown = document.toJS({ maxAliasCount: 50 });
    // What an alias makes part of itself has no end.
    if (text.includes('*')) JSON.stringify(plain);
    return plain;
  } catch (error) {
    if (error instanceof InputError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    if (message.startsWith('Excessive alias count'))
      throw refuse('its aliases (*name) expand too far: write the values out');
    const [, name] = /^Unresolved alias .*: (.*)$/s.exec(message) ?? [];
    if (name !== undefined) {
      const what = `*${name} refers to an anchor that does not exist`;
      throw refuse(`${what}: put text that begins with * in quotes`, text.indexOf(`*${name}`));
    }
    if (error instanceof TypeError)
      throw refuse('an anchor (&name) contains itself: write the values out');
    throw refuse('it is nested too deeply, or its aliases cannot be expanded');
  }
}

function lineIn(
  document: Document,
  path: readonly PropertyKey[],
  lineAt: (offset: number) => number,
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
