import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/store/failure.ts';
import { openStore } from '../../src/store/open.ts';
import { placeOfStore } from '../../src/store/place.ts';
import { line, revisions } from '../contract/lines.ts';
import { testFolder } from './folder.ts';

const place = testFolder();

async function refusal(location: string, options = {}): Promise<string> {
  const error: unknown = await openStore(location, options).then(
    () => 'it opened',
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreError);
  return (error as StoreError).message;
}

function raw(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

async function emptyStore(path: string): Promise<void> {
  await (await openStore(path)).close();
}

describe('openStore', () => {
  it('should open memory: as a new store each time', async () => {
    await using one = await openStore('memory:');
    await using two = await openStore('memory:');
    await one.append('s', [line(0)], 'none');
    expect(await two.head('s')).toBeUndefined();
  });

  it('should create the folders and the file', async () => {
    const path = place('new/deep/store.db');
    await using store = await openStore(path);
    expect(store.name).toBe(path);
    expect(existsSync(path)).toBe(true);
  });

  it('should make a store of an empty file', async () => {
    const path = place('empty.db');
    writeFileSync(path, '');
    await using store = await openStore(path);
    await store.append('s', [line(0)], 'none');
    expect(await revisions(store, 's')).toEqual([0]);
  });

  it.each([
    ['esdb://admin:secret@host:2113', 'esdb://host:2113'],
    ['kurrentdb+discover://admin:secret@host', 'esdb+discover://host:2113'],
  ])('should open %s as a server, and keep the password to itself', async (location, name) => {
    await using store = await openStore(location);
    expect(store.name).toBe(name);
  });

  it('should refuse other places', async () => {
    expect(await refusal('https://host/x')).toMatch(/^https: is not a kind of store: give a path/);
    expect(await refusal('')).toMatch(/no place/);
    expect(await refusal(':memory:')).toMatch(/memory:/);
  });
});

describe('the place of a store', () => {
  it.each([
    ['store.db', 'store.db'],
    ['./sqlite:store.db', './sqlite:store.db'],
    ['C:\\store.db', 'C:\\store.db'],
    ['sqlite:store.db', 'store.db'],
    ['SQLITE:/a/store.db', '/a/store.db'],
    ['sqlite:///a/store.db', '///a/store.db'],
    ['file:a/store.db', 'a/store.db'],
    ['file:/a/store%20.db', '/a/store%20.db'],
    ['file:///a/my%20store.db', '/a/my store.db'],
    ['file://localhost/a/store.db', '/a/store.db'],
  ])('should read %s as the file %s', (location, path) => {
    expect(placeOfStore(location)).toEqual({ kind: 'file', path });
  });

  it.each(['sqlite:', 'file:', 'sqlite://', 'sqlite://host/x.db', 'sqlite::memory:'])(
    'should refuse %s, which names no file',
    (location) => {
      expect(() => placeOfStore(location)).toThrow(/is no place for a store: give a path/);
    },
  );

  it('should refuse a file of another machine', () => {
    expect(() => placeOfStore('file://host/x.db')).toThrow(/write it like file:\/\/\/folder/);
  });

  it.each([
    'postgres:secret@db',
    'sqllite:x.db',
    'mysql://u:secret@h/x',
    'memory:x',
    'esdb:h:2113',
  ])('should refuse %s, list what is allowed, and repeat no password', async (location) => {
    const said = await refusal(location);
    expect(said).toMatch(
      /is not a kind of store: give a path .* sqlite:.* file:.* memory:.* esdb:/,
    );
    expect(said).not.toContain('secret');
  });

  it.each(['sqlite:', 'file:', 'file://'])('should open %sPATH as that file', async (word) => {
    const path = place(`${word.replaceAll(/\W/g, '')}${word.length}.db`);
    await using store = await openStore(word + path);
    expect(store.name).toBe(path);
    expect(existsSync(path)).toBe(true);
  });
});

describe('openStore on what is no store', () => {
  it('should refuse a folder', async () => {
    mkdirSync(place('folder'));
    expect(await refusal(place('folder'))).toMatch(/is a folder: a store is one file/);
    expect(readdirSync(place('folder'))).toEqual([]);
  });

  it.each(['short', 'This is a letter, not a database. '.repeat(200)])(
    'should refuse a file of another kind and leave it alone',
    async (content) => {
      const path = place('letter.txt');
      writeFileSync(path, content);
      expect(await refusal(path)).toMatch(/no SQLite file/);
      expect(await refusal(path, { readOnly: true })).toMatch(/no SQLite file/);
      expect(readFileSync(path, 'utf8')).toBe(content);
      expect(beside(path)).toEqual([basename(path)]);
    },
  );

  it("should refuse another program's SQLite file and leave it alone", async () => {
    const path = place('foreign.db');
    raw(path, 'CREATE TABLE songs (title TEXT); PRAGMA user_version = 1');
    const before = readFileSync(path);
    expect(await refusal(path)).toMatch(/not a store of this program/);
    expect(readFileSync(path)).toEqual(before);
    expect(beside(path)).toEqual([basename(path)]);
  });

  it('should refuse a newer version and leave it alone', async () => {
    const path = place('newer.db');
    await emptyStore(path);
    raw(path, 'PRAGMA user_version = 99');
    const before = readFileSync(path);
    expect(await refusal(path)).toMatch(/version 99, this build reads version 1/);
    expect(readFileSync(path)).toEqual(before);
  });

  it('should leave nothing where a parent is a file', async () => {
    writeFileSync(place('plain'), 'x');
    expect(await refusal(place('plain/sub/store.db'))).toMatch(/cannot be created \(ENOTDIR\)/);
  });

  it('should leave nothing where the folder takes no file', async () => {
    // Nobody, root included, makes files there.
    expect(await refusal('/proc/detente/store.db')).toMatch(/cannot be created/);
  });

  it('should remove the folders it made when the file cannot be made', async () => {
    const path = place(`made/for/nothing/${'n'.repeat(300)}`);
    expect(await refusal(path)).toMatch(/cannot be created \(ENAMETOOLONG\)/);
    expect(existsSync(place('made'))).toBe(false);
  });

  it('should not remove what was there', async () => {
    mkdirSync(place('kept'));
    writeFileSync(place('kept/other'), '');
    await refusal(place(`kept/sub/${'n'.repeat(300)}`));
    expect(readdirSync(place('kept'))).toEqual(['other']);
  });
});

describe('eight processes that create one store', () => {
  it('should all open it', async () => {
    const path = place('together/store.db');
    const module = new URL('../../src/store/open.ts', import.meta.url).href;
    const script = `
      const { openStore } = await import(${JSON.stringify(module)});
      await (await openStore(${JSON.stringify(path)})).close();`;
    const exits = Array.from({ length: 8 }, async () => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let errors = '';
      child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
      const [code] = (await once(child, 'close')) as [number];
      return code === 0 ? 'opened' : errors;
    });
    expect(await Promise.all(exits)).toEqual(Array(8).fill('opened'));
  });
});

describe('a store that another process is just creating', () => {
  it('should be waited for and opened', async () => {
    const path = place('half.db');
    const schema = new URL('../../src/store/sqlite/schema.ts', import.meta.url).href;
    const script = `
      const { CREATE } = await import(${JSON.stringify(schema)});
      const { DatabaseSync } = await import('node:sqlite');
      const database = new DatabaseSync(${JSON.stringify(path)}, { timeout: 5000 });
      database.exec('BEGIN IMMEDIATE');
      database.exec(CREATE);
      console.log('half-way');
      setTimeout(() => { database.exec('COMMIT'); }, 200);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'close');
    await once(child.stdout, 'data');

    await using store = await openStore(path);

    await store.append('s', [line(0)], 'none');
    expect(await ended).toEqual([0, null]);
  });
});

/** The files whose names begin like that of `path`. */
function beside(path: string): string[] {
  return readdirSync(dirname(path)).filter((name) => name.startsWith(basename(path)));
}
