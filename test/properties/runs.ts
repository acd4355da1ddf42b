import fc from 'fast-check';
import { expect } from 'vitest';

/** How often a property is tried; `PROPERTY_RUNS=10000` for a long night. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 200);
const SEED = process.env['PROPERTY_SEED'];
const PATH = process.env['PROPERTY_PATH'];

/**
 * Tries a property; a failure says in its first line how to see it again. `share` is the part of the
 * usual number of runs, for properties that are slow.
 */
export async function holds<T>(
  property: fc.IProperty<T> | fc.IAsyncProperty<T>,
  { share = 1 }: { readonly share?: number } = {},
): Promise<void> {
  const details = await fc.check<T>(property as fc.IAsyncProperty<T>, {
    numRuns: Math.max(1, Math.ceil(RUNS * share)),
    ...(SEED === undefined ? {} : { seed: Number(SEED) }),
    ...(PATH === undefined ? {} : { path: PATH }),
  });
  if (details.failed) throw new Error(describe(details), { cause: details.errorInstance });
}

function describe<T>({
  seed,
  counterexamplePath,
  counterexample,
  errorInstance,
}: fc.RunDetails<T>) {
  const { testPath = '', currentTestName = '' } = expect.getState();
  const file = testPath.slice(testPath.indexOf('test/'));
  const name = currentTestName.split(' > ').at(-1) ?? '';
  const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return (
    // The whole path would want the steps' own path too; its first part is enough to shrink again.
    `reproduce: PROPERTY_SEED=${seed} PROPERTY_PATH=${counterexamplePath?.split(':')[0] ?? ''} ` +
    `npx vitest run ${file} -t "${name}"\n${fc.stringify(counterexample)}\n${why}`
  );
}
