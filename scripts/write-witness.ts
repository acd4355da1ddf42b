import { join } from 'node:path';
import { readCase } from '../src/case/folder.ts';
import { InputError } from '../src/input/problem.ts';
import { witnessOf } from '../src/case/witness.ts';
import { replaceFile } from '../src/output/draft.ts';

/** `node scripts/write-witness.ts NAME …`: writes scenarios/NAME/witness.json. */
const names = process.argv.slice(2);
if (names.length === 0) {
  console.error('usage: node scripts/write-witness.ts NAME …');
  process.exitCode = 2;
}
for (const name of names) {
  const folder = join(import.meta.dirname, '../scenarios', name);
  try {
    const witness = await witnessOf(readCase(folder));
    replaceFile(join(folder, 'witness.json'), `${JSON.stringify(witness, null, 2)}\n`);
    console.log(`${name}: revision ${witness.revision}, ${witness.hash}`);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
