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
