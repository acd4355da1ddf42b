import { statSync } from 'node:fs';
import { InputError } from '../input/problem.ts';
import { UsageError } from '../input/usage.ts';
import type { Target } from '../output/target.ts';
import { differing, manifestOf, type Result } from '../simulate/many/result.ts';
import { readResult } from '../simulate/many/result-file.ts';
import type { Simulator } from '../simulate/run/run.ts';

/**
 * What an earlier call has counted into the same file; undefined where there is nothing, or, with
 * --force, nothing to go on with. Throws UsageError for another simulation, InputError for damage.
 */
export function earlierResult({ asked }: Target, simulator: Simulator): Result | undefined {
  const { path, force } = asked;
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return undefined;
  try {
    const result = readResult(path);
    const field = differing(manifestOf(simulator), result.manifest);
    if (field === undefined) return result;
    throw new UsageError(
      `--out ${path}: this file is of another simulation (${field} differs). ` +
        'Name another file, or add --force to replace this one',
    );
  } catch (error) {
    if (force && (error instanceof UsageError || error instanceof InputError)) return undefined;
    throw error;
  }
}
