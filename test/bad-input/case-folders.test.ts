import { openSync, closeSync, ftruncateSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readCase } from '../../src/case/folder.ts';
import { importCase } from '../../src/case/import.ts';
import { InputError } from '../../src/input/problem.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';
import { type Files, folderOf, spoilt, valid } from './folder.ts';
import { wrongCases } from './wrong-cases.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function put(files: Files): string {
  const folder = folderOf(files);
  folders.push(folder);
  return folder;
}

/** What an import says; the folder's own place is left out. */
async function refusalOf(store: MemoryStore, folder: string): Promise<string> {
  try {
    await importCase(store, readCase(folder));
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).message.replaceAll(folder, 'FOLDER');
  }
  return 'nothing wrong found';
}

describe('a case folder with something wrong in it', () => {
  it('is told from one that is right', async () => {
    expect(await refusalOf(new MemoryStore(), put(valid))).toBe('nothing wrong found');
  });

  it.each(Object.entries(wrongCases))('is refused and nothing written: %s', async (_, files) => {
    const store = new MemoryStore();
    expect(await refusalOf(store, put(files))).toMatchSnapshot();
    expect(await store.streams()).toEqual([]);
  });

  it('is refused unread when a file is over the limit', async () => {
    const folder = put(valid);
    const file = openSync(join(folder, 'events/huge.yaml'), 'w');
    ftruncateSync(file, 100 * 1024 * 1024);
    closeSync(file);
    const store = new MemoryStore();
    expect(await refusalOf(store, folder)).toBe(
      'events/huge.yaml: the file is 100 MiB; the limit is 16 MiB: split it into several files',
    );
    expect(await store.streams()).toEqual([]);
  });

  it('is refused where there is none', async () => {
    expect(await refusalOf(new MemoryStore(), '/no/such/folder')).toBe(
      'FOLDER: there is no such case folder',
    );
  });

  it('tells of a hundred problems at most, and how many more there are', async () => {
    const files = { ...valid, 'sources.yaml': valid['sources.yaml'].repeat(151) };
    const lines = (await refusalOf(new MemoryStore(), put(files))).split('\n');
    expect(lines).toHaveLength(101);
    expect(lines.at(-1)).toBe('and 50 more problems: mend these first');
  });
});

describe('a case that was imported before', () => {
  it('leaves the store as it was when a branch of its new edition is wrong', async () => {
    const store = new MemoryStore();
    await importCase(store, readCase(put(valid)));
    const before = await store.streams();
    const grown = {
      ...spoilt(
        'cast.yaml',
        '- { actor: sender',
        '- { actor: other, name: O, kind: state }\n- { actor: sender',
      ),
      'branches/wrong.yaml': valid['branches/no-relief.yaml']
        .replace('branch: no-relief', 'branch: wrong')
        .replace('drop: relief', 'drop: nothing'),
    };
    expect(await refusalOf(store, put(grown))).toMatchSnapshot();
    expect(await store.streams()).toEqual(before);
  });

  it('is refused when a stored event was rewritten', async () => {
    const store = new MemoryStore();
    await importCase(store, readCase(put(valid)));
    const before = await store.streams();
    const rewritten = spoilt(
      'events/2020.yaml',
      'Five people are let go.',
      'Six people are let go.',
    );
    expect(await refusalOf(store, put(rewritten))).toMatchSnapshot();
    expect(await store.streams()).toEqual(before);
  });

  it('appends what is new when it grew', async () => {
    const store = new MemoryStore();
    await importCase(store, readCase(put(valid)));
    const grown = spoilt(
      'cast.yaml',
      '- { actor: sender',
      '- { actor: other, name: O, kind: state }\n- { actor: sender',
    );
    const result = await importCase(store, readCase(put(grown)));
    expect(result).toMatchObject({
      appended: 1,
      branches: [{ name: 'tiny~no-relief', opened: false }],
    });
  });
});
