import type { z } from 'zod';
import { near } from './near.ts';
import type { Problem } from './problem.ts';

/** Give this to `safeParse`, so that `problemsOf` can say what was found and what is allowed. */
export const parsing: z.core.ParseContext<z.core.$ZodIssue> = {
  reportInput: true,
  error: wordingOf,
};

type Path = readonly PropertyKey[];

/** Turns zod's issues into problems; `lineOf` finds the line of a path in the file. */
export function problemsOf(
  file: string,
  error: z.ZodError,
  lineOf: (path: Path) => number | undefined = () => undefined,
): Problem[] {
  return error.issues
    .flatMap((issue) => flatten(issue, []))
    .map(({ path, message }) => {
      const line = lineOf(path);
      return { file, ...(line === undefined ? {} : { line }), field: formatPath(path), message };
    });
}

interface Flat {
  readonly path: Path;
  readonly message: string;
}

function flatten(issue: z.core.$ZodIssue, prefix: Path): Flat[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const [best, ...others] = issue.errors
      .map((alternative) => ({ issues: alternative, strangeness: strangeness(alternative) }))
      .sort((a, b) => a.strangeness - b.strangeness || depth(b.issues) - depth(a.issues));
    // When nothing fits and the union has words of its own, they help more than one alternative's.
    const lost = best === undefined || best.strangeness >= STRANGE;
    if (lost && issue.message !== DEFAULT_MESSAGE) return [{ path, message: describe(issue) }];
    return [best, ...others]
      .slice(0, 1)
      .flatMap((one) => (one?.issues ?? []).flatMap((inner) => flatten(inner, path)));
  }
  return [{ path, message: describe(issue) }];
}

const DEFAULT_MESSAGE = 'Invalid input';
const STRANGE = 2;

/** How little an alternative looks like what the author meant: fields missing, fields it does not know. */
function strangeness(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce((sum, issue) => {
    if (issue.path.length === 0 && issue.code === 'invalid_type') return sum + 3;
    if (issue.code === 'unrecognized_keys') return sum + issue.keys.length;
    return issue.path.length === 1 && issue.input === undefined ? sum + 1 : sum;
  }, 0);
}

const depth = (issues: readonly z.core.$ZodIssue[]): number =>
  Math.max(0, ...issues.map(({ path }) => path.length));

function describe({ message, input }: z.core.$ZodIssue): string {
  const told = input === undefined || /found|"|^missing/.test(message);
  return told ? message : `${message}, found ${show(input)}`;
}

/** Words for what zod finds by itself; a schema's own words come first. */
function wordingOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownField(key, fieldsOf(issue.inst))).join('; ');
    case 'invalid_type':
      return issue.input === undefined
        ? `missing: write ${noun(issue.expected)}`
        : `expected ${noun(issue.expected)}, found ${show(issue.input)}`;
    case 'invalid_value':
      return suggest(issue.values.map(String), issue.input);
    case 'invalid_union':
      return issue.discriminator === undefined
        ? DEFAULT_MESSAGE
        : suggest(optionsOf(issue), fieldOf(issue.input, issue.discriminator));
    case 'too_big':
      return `at most ${issue.maximum}${unit(issue.origin)} allowed`;
    case 'too_small':
      return `at least ${issue.minimum}${unit(issue.origin)} expected`;
    default:
      return undefined;
  }
}

const nouns: Readonly<Record<string, string>> = {
  object: 'fields, each as "name: value"',
  record: 'fields, each as "name: value"',
  array: 'a list',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};
const noun = (expected: string): string => nouns[expected] ?? expected;

const units: Readonly<Record<string, string>> = { string: ' characters', array: ' in the list' };
const unit = (origin: string): string => units[origin] ?? '';

function fieldsOf(schema: unknown): readonly string[] {
  const { def } = (schema as { _zod?: { def?: { shape?: object } } } | undefined)?._zod ?? {};
  return Object.keys(def?.shape ?? {});
}

function unknownField(key: string, allowed: readonly string[]): string {
  const meant = near(key, allowed);
  if (meant !== undefined) return `unknown field "${key}": did you mean ${meant}?`;
  return `unknown field "${key}": remove it. Allowed: ${allowed.join(', ')}`;
}

function optionsOf({ options }: z.core.$ZodRawIssue): string[] {
  return Array.isArray(options) ? options.map(String) : [];
}

function fieldOf(input: unknown, field: string): unknown {
  return typeof input === 'object' && input !== null && Object.hasOwn(input, field)
    ? (input as Record<string, unknown>)[field]
    : undefined;
}

function suggest(allowed: readonly string[], input: unknown): string {
  const meant = typeof input === 'string' ? near(input, allowed) : undefined;
  // A slip of a letter needs no long list.
  if (meant !== undefined && allowed.length > 12)
    return `found ${show(input)}; did you mean ${meant}?`;
  const list = `Allowed: ${allowed.join(', ')}`;
  if (meant !== undefined) return `found ${show(input)}; did you mean ${meant}? ${list}`;
  return input === undefined ? `missing. ${list}` : `found ${show(input)}. ${list}`;
}

const SHOWN_MAX = 60;

/** A value as a message shows it. */
export function show(input: unknown): string {
  if (input === null) return 'nothing';
  const text = textOf(input);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX - 3)}…` : text;
}

function textOf(input: unknown): string {
  // Long texts are cut before they are quoted, which would multiply them.
  if (typeof input === 'string') return JSON.stringify(input.slice(0, SHOWN_MAX));
  try {
    const text: unknown = JSON.stringify(input);
    return typeof text === 'string' ? text : typeof input;
  } catch {
    // It holds itself, or nests too deeply to be printed.
    return typeof input;
  }
}

export function formatPath(path: Path): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number'
        ? `${text}[${part}]`
        : text === ''
          ? String(part)
          : `${text}.${String(part)}`,
    '',
  );
}
