import { closest } from 'fastest-levenshtein';
import type { z } from 'zod';

/** One thing wrong with an input: where, what was found, what is allowed or what to do. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  /** The field, as a path: `[3].data.count`. */
  readonly field?: string;
  readonly message: string;
}

/** Bad input. Nothing was written. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.problems = problems;
  }
}

/** `events/2021.yaml, line 14, [3].occurred: "2021-02-30": that month has 28 days. …` */
export function formatProblem(problem: Problem): string {
  const place = [
    problem.file,
    problem.line === undefined ? undefined : `line ${problem.line}`,
    problem.field === undefined || problem.field === '' ? undefined : problem.field,
  ];
  return `${place.filter((part) => part !== undefined).join(', ')}: ${problem.message}`;
}

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
    // The alternative that got furthest is the one the author meant.
    const meant = issue.errors.map((alternative) =>
      alternative.flatMap((inner) => flatten(inner, path)),
    );
    return meant.reduce((best, next) => (depth(next) > depth(best) ? next : best));
  }
  return [{ path, message: describe(issue) }];
}

function depth(problems: readonly Flat[]): number {
  const unknown = problems.some((problem) => problem.message.startsWith('unknown field'));
  const deepest = Math.max(...problems.map((problem) => problem.path.length));
  return deepest * 100 - problems.length - (unknown ? 50 : 0);
}

function describe(issue: z.core.$ZodIssue): string {
  const found = 'input' in issue && issue.input !== undefined ? `, found ${show(issue.input)}` : '';
  switch (issue.code) {
    case 'unrecognized_keys':
      return `unknown field ${issue.keys.map((key) => `"${key}"`).join(', ')}: remove it, or correct its name`;
    case 'invalid_type':
      return issue.input === undefined
        ? `missing: write ${article(issue.expected)}`
        : `expected ${article(issue.expected)}${found}`;
    case 'invalid_value':
      return suggest(issue.values.map(String), issue.input);
    case 'invalid_union':
      return issue.discriminator !== undefined && 'options' in issue
        ? suggest((issue.options ?? []).map(String), discriminatorOf(issue))
        : `${issue.message}${found}`;
    default:
      return `${issue.message}${issue.message.includes('"') ? '' : found}`;
  }
}

function discriminatorOf({ discriminator, input }: z.core.$ZodIssueInvalidUnion): unknown {
  return discriminator !== undefined && typeof input === 'object' && input !== null
    ? (input as Record<string, unknown>)[discriminator]
    : undefined;
}

function suggest(allowed: readonly string[], input: unknown): string {
  const found = input === undefined ? 'nothing' : show(input);
  const list = `one of ${allowed.join(', ')}`;
  const near =
    typeof input === 'string' && allowed.length > 0 ? closest(input, [...allowed]) : undefined;
  return near === undefined
    ? `expected ${list}; found ${found}`
    : `found ${found}; did you mean ${near}? Allowed: ${list}`;
}

function article(expected: string): string {
  return `${/^[aeio]/.test(expected) ? 'an' : 'a'} ${expected}`;
}

function show(input: unknown): string {
  const text =
    typeof input === 'string'
      ? `"${input}"`
      : ((JSON.stringify(input) as string | undefined) ?? typeof input);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
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
