import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCase } from '../../src/case/folder.ts';
import { importCase } from '../../src/case/import.ts';
import { InputError } from '../../src/input/problem.ts';
import { exportJsonl } from '../../src/exchange/export.ts';
import { importJsonl } from '../../src/exchange/import.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';
import { gathered } from '../exchange/tiny.ts';
import { type Content, folderOf, valid } from './folder.ts';
import { wrongBranchLines, wrongLines } from './wrong-lines.ts';

let folder: string;
let record: readonly string[];
let branch: readonly string[];

beforeAll(async () => {
  folder = folderOf(valid);
  const store = new MemoryStore();
  await importCase(store, readCase(folder));
  record = await gathered(exportJsonl(store, 'tiny'));
  branch = await gathered(exportJsonl(store, 'tiny~no-relief'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function refusalOf(store: MemoryStore, path: string): Promise<string> {
  try {
    await importJsonl(store, path, { file: 'events.jsonl' });
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).message;
  }
  return 'nothing wrong found';
}

function written(content: Content): string {
  const path = join(folder, 'events.jsonl');
  writeFileSync(path, content);
  return path;
}

function sparse(bytes: number): string {
  const path = join(mkdtempSync(join(folder, 'sparse-')), 'events.jsonl');
  const file = openSync(path, 'w');
  ftruncateSync(file, bytes);
  closeSync(file);
  return path;
}

describe('a file of events with something wrong in it', () => {
  it('is told from one that is right', async () => {
    const path = written(record.join('\n'));
    expect(await refusalOf(new MemoryStore(), path)).toBe('nothing wrong found');
  });

  it.each(Object.entries(wrongLines))('is refused and nothing written: %s', async (_, spoil) => {
    const store = new MemoryStore();
    expect(await refusalOf(store, written(spoil(record)))).toMatchSnapshot();
    expect(await store.streams()).toEqual([]);
  });

  it.each(Object.entries(wrongBranchLines))(
    'is refused and the record left as it was: %s, in a branch',
    async (_, spoil) => {
      const store = new MemoryStore();
      await importJsonl(store, record);
      const before = await store.streams();
      expect(await refusalOf(store, written(spoil(branch)))).toMatchSnapshot();
      expect(await store.streams()).toEqual(before);
    },
  );
});

describe('a file of events beside a stream that is stored', () => {
  it('is refused at the first event that differs', async () => {
    const store = new MemoryStore();
    await importJsonl(store, record);
    const before = await store.streams();
    const spoilt = record.join('\n').replace('Five people are let go', 'Six people are let go');
    expect(await refusalOf(store, written(spoilt))).toBe(
      'events.jsonl, line 8: case-tiny in the store has another history: the first event that differs is ' +
        'revision 6, "release" here and "release" there. Stored events do not change: import into ' +
        'another store, or append a correction',
    );
    expect(await store.streams()).toEqual(before);
  });
});

describe('what is no file of events at all', () => {
  it.each([
    ['a path to nothing', '/no/such/file.jsonl', 'there is no such file: correct the path'],
    ['a folder', tmpdir(), 'this is not a file; name a file with one event a line'],
  ])('is refused: %s', async (_, path, message) => {
    expect(await refusalOf(new MemoryStore(), path)).toBe(`events.jsonl: ${message}`);
  });

  it('is refused unread when it is over the limit', async () => {
    expect(await refusalOf(new MemoryStore(), sparse(5000 * 1024 * 1024))).toBe(
      'events.jsonl: the file has 5000 MiB; at most 4096 MiB are read. Split it by stream',
    );
  });

  it('is refused when its one line does not end', async () => {
    const path = written('x'.repeat(1024 * 1024));
    expect(await refusalOf(new MemoryStore(), path)).toBe(
      'events.jsonl, line 1: the line is longer than 256 KiB, which no event may be: split the event',
    );
  });
});
