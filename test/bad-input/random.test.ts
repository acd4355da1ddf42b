import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCase } from '../../src/case/folder.ts';
import { importCase } from '../../src/case/import.ts';
import { InputError } from '../../src/input/problem.ts';
import { exportJsonl } from '../../src/exchange/export.ts';
import { importJsonl } from '../../src/exchange/import.ts';
import { entriesOf, openTimeline } from '../../src/history/timeline.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';
import { gathered } from '../exchange/tiny.ts';
import { holds } from '../properties/runs.ts';
import { type Content, folderOf, valid } from './folder.ts';
import { bytesLike, damaged } from './mutation.ts';
import { titleOf } from '../../src/store/timeline-name.ts';

let folder: string;
let lines: string;
let branchLines: string;

const files = {
  ...valid,
  'claims.yaml': '- claim: c1\n  text: They were let go.\n  answers: [{ event: release }]\n',
  'witness.json': `{"stream":"case-tiny","revision":7,"hash":"${'0'.repeat(64)}"}`,
} as const;
const names = Object.keys(files) as (keyof typeof files)[];

beforeAll(async () => {
  folder = folderOf(files);
  const store = new MemoryStore();
  await importCase(store, readCase(folder));
  lines = (await gathered(exportJsonl(store, 'tiny'))).join('\n');
  branchLines = (
    await gathered(exportJsonl(store, 'tiny~no-relief', { withAncestors: true }))
  ).join('\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Either the work is done, or it is refused as bad input and the store is empty. */
async function orRefused(store: MemoryStore, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.message).not.toBe('');
    expect(error.message).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(await store.streams()).toEqual([]);
    return false;
  }
}

/** Whatever got in can be read again. */
async function readable(store: MemoryStore): Promise<void> {
  for (const { stream } of await store.streams()) {
    await entriesOf(await openTimeline(store, titleOf(stream)));
  }
}

describe('a case folder with random damage', () => {
  const spoilt = fc
    .constantFrom(...names)
    .chain((name) =>
      fc.tuple(
        fc.constant(name),
        fc.oneof<fc.Arbitrary<Content>[]>(damaged(files[name]), bytesLike(files[name])),
      ),
    );

  it('is imported or refused, and never half', async () => {
    const property = fc.asyncProperty(spoilt, async ([name, content]) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      try {
        const store = new MemoryStore();
        if (await orRefused(store, () => importCase(store, readCase(folder))))
          await readable(store);
      } finally {
        writeFileSync(path, files[name]);
      }
    });
    await holds(property, { share: 2 });
  });
});

describe('a file of events with random damage', () => {
  const whole = fc.boolean().chain((own) => {
    // Chosen when the property runs: the lines exist only then.
    const text = own ? lines : branchLines;
    return fc.oneof<fc.Arbitrary<Content>[]>(
      damaged(text),
      bytesLike(text),
      damaged(unsealed(text)),
    );
  });

  it('is imported or refused, and never half', async () => {
    const path = join(folder, 'events.jsonl');
    const property = fc.asyncProperty(whole, async (content) => {
      writeFileSync(path, content);
      const store = new MemoryStore();
      if (await orRefused(store, () => importJsonl(store, path))) await readable(store);
    });
    await holds(property, { share: 2 });
  });

  it('is imported as far as it is right when asked to go on', async () => {
    const path = join(folder, 'events.jsonl');
    const property = fc.asyncProperty(whole, async (content) => {
      writeFileSync(path, content);
      const store = new MemoryStore();
      await orRefused(store, () => importJsonl(store, path, { keepGoing: true }));
    });
    await holds(property);
  });
});

function unsealed(text: string): string {
  return text.replace(/,"revision":\d+,"hash":"\w+"/g, '');
}
