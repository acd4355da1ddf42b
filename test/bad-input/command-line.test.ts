import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCase } from '../../src/case/folder.ts';
import { importCase } from '../../src/case/import.ts';
import { openAt } from '../../src/cli/open.ts';
import { run } from '../../src/cli/program.ts';
import { openStore } from '../../src/store/open.ts';
import { folderOf, spoilt, valid } from './folder.ts';
import { refusedCommands, wrongCommands } from './wrong-commands.ts';

const main = resolve(import.meta.dirname, '../../src/cli/main.ts');
let folder: string;
let before: unknown;

beforeAll(async () => {
  folder = folderOf({});
  renameSync(folderOf(valid), join(folder, 'right-case'));
  renameSync(folderOf(spoilt('case.yaml', 'title:', 'titel:')), join(folder, 'wrong-case'));
  const wrongBranch = spoilt('branches/no-relief.yaml', 'drop: relief', 'drop: releif');
  renameSync(folderOf(wrongBranch), join(folder, 'wrong-branch'));
  writeFileSync(join(folder, 'wrong.yaml'), 'key: x\ntype: TalkHeld\n');
  writeFileSync(join(folder, 'breaks-a-rule.yaml'), breaksARule);
  writeFileSync(join(folder, 'wrong.jsonl'), '{"format":"detente-events","version":9}\n');
  mkdirSync(join(folder, 'folder.db'));
  writeFileSync(join(folder, 'text.db'), 'This is no database.\n'.repeat(100));
  await fillStore();
  makeOthers();
  before = await contents();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const breaksARule = `key: lift-again
type: SanctionLifted
occurred: '2021-07'
actor: target
summary: The target lifts the ban.
data: { measures: [coal-ban], form: repeal }
`;

async function fillStore(): Promise<void> {
  await using store = await openStore(join(folder, 'store.db'));
  await importCase(store, readCase(join(folder, 'right-case')));
}

function makeOthers(): void {
  const other = new DatabaseSync(join(folder, 'other.db'));
  other.exec('CREATE TABLE addresses (name TEXT) STRICT');
  other.close();
  copyFileSync(join(folder, 'store.db'), join(folder, 'newer.db'));
  const newer = new DatabaseSync(join(folder, 'newer.db'));
  newer.exec('PRAGMA user_version = 99');
  newer.close();
}

/** What must not change: the streams, and every file but SQLite's own log. */
async function contents(): Promise<unknown> {
  await using store = await openStore(join(folder, 'store.db'), { readOnly: true });
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/-(?:wal|shm)$/.test(name))
    .sort();
  const texts = ['text.db', 'other.db'].map((name) => readFileSync(join(folder, name), 'latin1'));
  return { streams: await store.streams(), files, texts };
}

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const placed = (text: string): string => text.replaceAll('FOLDER', folder);
const unplaced = (text: string): string => text.replace(/\s+/g, ' ').replaceAll(folder, 'FOLDER');
const settings = () => ({
  DETENTE_STORE: join(folder, 'store.db'),
  DETENTE_NOW: '2026-01-02T00:00:00Z',
});

/** Runs a command line in this process. */
async function call(args: readonly string[]): Promise<Outcome> {
  let out = '';
  let err = '';
  const code = await run(args.map(placed), {
    out: (text) => (out += text),
    err: (text) => (err += text),
    kept: () => Promise.resolve(),
    env: settings(),
    outIsTerminal: false,
    errIsTerminal: false,
    call: 'detente',
    open: openAt('detente'),
    exitCode: 0,
  });
  return { code, out, err: unplaced(err) };
}

/** Runs it as a user does. */
function spawned(args: readonly string[]): Promise<Outcome> {
  const env = { ...process.env, ...settings() };
  return new Promise((done) => {
    execFile(process.execPath, [main, ...args.map(placed)], { env }, (error, out, err) => {
      const code = error === null ? 0 : Number(error.code);
      done({ code, out, err: unplaced(err).replaceAll('npm run -s detente --', 'detente') });
    });
  });
}

describe('a command line with something wrong in it', () => {
  it('is told from one that is right', async () => {
    expect(await call(['replay', 'tiny', '--at', '2021'])).toMatchObject({ code: 0, err: '' });
  });

  it.each(Object.entries(wrongCommands))(
    'ends with 2, one message and nothing printed: %s',
    async (_, args) => {
      const { code, out, err } = await call(args);
      expect(err).not.toMatch(/ at \S+ \(|\u001b/);
      expect(err.length).toBeLessThan(1_000);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatchSnapshot();
    },
  );

  it.each(Object.entries(refusedCommands))(
    'ends with 1 where a rule says no: %s',
    async (_, args) => {
      const { code, out, err } = await call(args);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatchSnapshot();
    },
  );

  it.each([
    'an unknown flag',
    'a day that does not exist',
    'an unknown timeline',
    'an import of a wrong case',
    'a store from a newer version',
  ])('says and does the same as a process of its own: %s', async (name) => {
    const args = wrongCommands[name] ?? [];
    expect(await spawned(args)).toEqual(await call(args));
  });

  it('leaves everything as it was', async () => {
    expect(await contents()).toEqual(before);
  });
});
