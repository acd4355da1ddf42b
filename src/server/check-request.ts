import type { z } from 'zod';
import { formatProblem } from '../input/problem.ts';
import { parsing, problemsOf } from '../input/wording.ts';
import { HttpProblem } from './problem.ts';

/** What was sent, in the shape that is wanted. Throws HttpProblem 400 saying what is wrong where. */
export function checked<T>(where: string, shape: z.ZodType<T>, found: unknown): T {
  const result = shape.safeParse(found, parsing);
  if (result.success) return result.data;
  const problems = problemsOf(`the ${where}`, result.error).map(formatProblem);
  throw new HttpProblem(400, problems.join('; '));
}

/** A query, each name at most once. Throws HttpProblem 400. */
export function checkedQuery(
  shape: z.ZodObject,
  found: Readonly<Record<string, readonly string[]>>,
): Record<string, unknown> {
  const names = Object.keys(found);
  const allowed = Object.keys(shape.shape);
  const unknown = names.filter((name) => !allowed.includes(name));
  if (unknown.length > 0) {
    const what =
      allowed.length === 0 ? 'this address takes none' : `allowed: ${allowed.join(', ')}`;
    throw new HttpProblem(400, `the query: unknown "${unknown.join('", "')}"; ${what}`);
  }
  const twice = names.find((name) => (found[name]?.length ?? 0) > 1);
  if (twice !== undefined) throw new HttpProblem(400, `the query: "${twice}" may be said once`);
  const single = Object.fromEntries(names.map((name) => [name, found[name]?.[0]]));
  return checked('query', shape, single);
}
