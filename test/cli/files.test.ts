import {
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCase } from '../../src/case/folder.ts';
import { importCase } from '../../src/case/import.ts';
import { openStore } from '../../src/store/open.ts';
import { testFolder } from '../store/folder.ts';
import { type Answer, terminal, type Terminal } from './terminal.ts';

const place = testFolder();
const own = place('own.db');
let at: Terminal;
beforeAll(async () => {
  await using store = await openStore(own);
  await importCase(store, readCase('scenarios/poland'));
  at = await terminal([], { elsewhere: own });
});

const run = (...argv: string[]): Promise<Answer> => at.run(...argv, '--store', own);
const oneLine = ({ err }: Answer): string => err.replaceAll(/\s+/g, ' ');
const SHORT = ['--runs', '5', '--months', '3', '--workers', '0', '--quick'];

/** Every way to have a file written, by its options. */
const WRITERS: Readonly<Record<string, (path: string) => string[]>> = {
  'export jsonl': (path) => ['export', 'poland', '--out', path],
  'export csv': (path) => ['export', 'poland', '--format', 'csv', '--out', path],
  'simulate --out': (path) => ['simulate', 'poland', ...SHORT, '--out', path],
  'simulate --svg': (path) => ['simulate', 'poland', ...SHORT, '--svg', path],
  'simulate --csv': (path) => ['simulate', 'poland', ...SHORT, '--csv', path],
  'simulate --tornado --csv': (path) => [
    ...['simulate', 'poland', '--runs', '2', '--months', '2', '--workers', '0'],
    ...['--tornado', '--csv', path],
  ],
  merge: (path) => ['merge', place('part.json'), '--out', path],
};
beforeAll(async () => {
  expect((await run('simulate', 'poland', ...SHORT, '--out', place('part.json'))).code).toBe(0);
}, 60_000);

describe.each(Object.entries(WRITERS))('%s', (name, argv) => {
  it('should write a file, replace its own, and replace others by force only', async () => {
    const path = place(`${name.replaceAll(/\W+/g, '-')}.txt`);
    const first = await run(...argv(path));
    expect(first).toMatchObject({ code: 0, err: '' });
    const written = readFileSync(path);
    if (name !== 'merge') {
      expect(await run(...argv(path))).toMatchObject({ code: 0, err: '' });
      expect(readFileSync(path)).toEqual(written);
    }
    writeFileSync(path, 'Dear all,\n');
    const refused = await run(...argv(path));
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(oneLine(refused)).toMatch(/there is a file already.* add --force to replace this one/);
    expect(readFileSync(path, 'utf8')).toBe('Dear all,\n');
    expect(await run(...argv(path), '--force')).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(path)).toEqual(written);
  }, 60_000);
});

describe('a file that is written', () => {
  it('should keep an earlier export when the next one goes wrong', async () => {
    const path = place('good.csv');
    const csv = ['export', 'poland', '--format', 'csv', '--out', path];
    await run(...csv);
    const good = readFileSync(path);
    expect((await run(...csv, '--at', 'yesterday')).code).toBe(2);
    expect((await run(...csv, '--known', '2026-13')).code).toBe(2);
    expect((await run('export', 'polnd', '--format', 'csv', '--out', path)).code).toBe(2);
    expect(readFileSync(path)).toEqual(good);
    expect((await run('export', 'poland', '--at', '1982', '--out', place('none.jsonl'))).code).toBe(
      2,
    );
    expect(existsSync(place('none.jsonl'))).toBe(false);
  });

  it('should not be written where the question is wrong', async () => {
    const [svg, out] = [place('wrong.svg'), place('wrong.json')];
    const asked = ['simulate', 'poland', ...SHORT, '--svg', svg, '--out', out];
    expect((await run(...asked, '--of', 'nothing')).code).toBe(2);
    expect((await run(...asked, '--csv', svg)).code).toBe(2);
    expect((await run(...asked, '--run', '1')).code).toBe(2);
    expect([svg, out].filter((path) => existsSync(path))).toEqual([]);
  });

  it('should go on in a result, and begin anew by force where that is of another simulation', async () => {
    const path = place('on.json');
    const simulate = ['simulate', 'poland', ...SHORT, '--out', path];
    await run(...simulate);
    const refused = await run(...simulate, '--seed', '2');
    expect(refused.code).toBe(2);
    expect(oneLine(refused)).toMatch(/of another simulation \(seed differs\).* --force/);
    expect((await run(...simulate, '--seed', '2', '--force')).code).toBe(0);
    const { manifest } = JSON.parse(readFileSync(path, 'utf8')) as { manifest: { seed: number } };
    expect(manifest.seed).toBe(2);
  });

  it('should say what is wrong with a store as the target', async () => {
    const before = readFileSync(own);
    const answer = await run('export', 'poland', '--format', 'jsonl', '--out', own);
    expect(answer).toMatchObject({ code: 2, out: '' });
    expect(oneLine(answer)).toContain('never overwritten: name another file');
    expect(readFileSync(own)).toEqual(before);
  });

  it('should never be the store, whatever the command and the name', async () => {
    const links = ['hard.db', 'soft.db', 'soft-wal'];
    linkSync(own, place('hard.db'));
    symlinkSync(own, place('soft.db'));
    symlinkSync(`${own}-wal`, place('soft-wal'));
    const before = readFileSync(own);
    const names = ['own.db', 'own.db-wal', 'own.db-shm', 'own.db-journal', './own.db', ...links];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.values(WRITERS)),
        fc.constantFrom(...names),
        fc.boolean(),
        async (argv, name, force) => {
          const { code } = await run(...argv(place(name)), ...(force ? ['--force'] : []));
          expect(code).toBe(2);
          expect(readFileSync(own)).toEqual(before);
        },
      ),
      { numRuns: 60 },
    );
    const left = readdirSync(join(own, '..')).filter((name) => name.endsWith('.part'));
    expect(left.map((name) => basename(name))).toEqual([]);
  });
});
