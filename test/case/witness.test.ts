import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readCase } from '../../src/case/folder.ts';
import { importCase } from '../../src/case/import.ts';
import { witnessOf } from '../../src/case/witness.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';

const scenarios = resolve(import.meta.dirname, '../../scenarios');
const cases = parse(readFileSync(join(scenarios, 'cases.yaml'), 'utf8')) as string[];

describe.each(cases)('the witness of %s', (name) => {
  const files = readCase(join(scenarios, name));

  it('is the head of the record as the files stand', async () => {
    const hint = `after a change you mean: node scripts/write-witness.ts ${name}`;
    expect(files.witness, hint).toEqual(await witnessOf(files));
  });

  it('is the head that an import gives', async () => {
    const store = new MemoryStore();
    const { head, stream } = await importCase(store, files);
    expect(await witnessOf(files)).toEqual({ stream, revision: head.revision, hash: head.hash });
  });
});
