import { compileRecord } from '../src/case/compile.ts';
import { readCase } from '../src/case/folder.ts';
import { InputError } from '../src/input/problem.ts';

/** `node scripts/check-case.ts scenarios/NAME`: reads a case folder and reports every problem. */
const folder = process.argv[2] ?? '';
try {
  const { events } = compileRecord(readCase(folder));
  console.log(`${folder}: ${events.length} events, no problem found`);
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
