import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOW } from './terminal.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'detente-cli-'));
  detente('import', 'scenarios/poland');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const env = (): NodeJS.ProcessEnv => ({
  ...process.env,
  DETENTE_NOW: NOW,
  DETENTE_STORE: join(folder, 'store.db'),
});

/** Runs the program as a user does. */
function detente(...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/main.ts', ...argv], {
    env: env(),
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('the program', () => {
  it('should fill an empty store and show the first case', () => {
    const { status, stdout, stderr } = detente(
      'start',
      '--no-serve',
      '--store',
      join(folder, 'new', 'store.db'),
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Imported into the store: belarus and poland.');
    const again = detente('start', '--no-serve', '--store', join(folder, 'new', 'store.db'));
    expect(again.stdout).not.toContain('Imported');
  });

  it('should end quietly when its reader has seen enough', () => {
    const line = `"${process.execPath}" src/cli/main.ts export poland | head -1`;
    const { stdout, stderr } = spawnSync('bash', ['-c', `set -o pipefail; ${line}`], {
      env: env(),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toContain('"format":"detente-events"');
  });

  it('should exit with 2 on bad usage and never make a store by reading', () => {
    const { status, stderr } = detente('replay', 'poland', '--store', join(folder, 'none.db'));
    expect(status).toBe(2);
    expect(stderr).toContain('there is no store at');
    expect(detente('cases', '--store', join(folder, 'none.db')).status).toBe(2);
  });

  it.each([
    ['start', '--no-serve', '--store', 'postgres:x.db'],
    ['cases', '--store', 'mysql://u:secret@host/x'],
  ])('should refuse an unknown kind of store in %s, and make nothing', (...argv) => {
    const empty = mkdtempSync(join(folder, 'empty-'));
    const { status, stderr } = spawnSync(process.execPath, [resolve('src/cli/main.ts'), ...argv], {
      cwd: empty,
      env: env(),
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^\w+: is not a kind of store: give a path/);
    expect(stderr).not.toContain('secret');
    expect(readdirSync(empty)).toEqual([]);
  });

  it('should bring a branch to another store and back, byte for byte', () => {
    const file = join(folder, 'branch.jsonl');
    const copy = join(folder, 'copy.db');
    expect(detente('export', 'no-union-ban', '--with-ancestors', '--out', file).status).toBe(0);
    expect(detente('import', file, '--store', copy).status).toBe(0);
    expect(detente('export', 'no-union-ban', '--with-ancestors', '--store', copy).stdout).toBe(
      readFileSync(file, 'utf8'),
    );
  });

  it('should find a store that was tampered with, and exit with 1', () => {
    const path = join(folder, 'tampered.db');
    detente('import', 'scenarios/poland', '--store', path);
    expect(detente('verify', '--store', path).status).toBe(0);
    tamper(path);
    const { status, stdout } = detente('verify', '--store', path);
    expect(status).toBe(1);
    expect(stdout).toContain('Not intact');
    expect(stdout).toMatch(/has hash [0-9a-f]{64},\s+expected|hash/);
  });

  it('should name file, line and field of what is wrong with an import', () => {
    const file = join(folder, 'broken.jsonl');
    writeFileSync(file, '{"format":"detente-events","version":1,"stream":"case-x"}\n{"key":"a"}\n');
    const { status, stderr } = detente('import', file, '--store', join(folder, 'x.db'));
    expect(status).toBe(2);
    expect(stderr.replaceAll('\n', ' ')).toContain('line 2');
  });
});

/** Changes one stored text behind the store's back. */
function tamper(path: string): void {
  const database = new DatabaseSync(path);
  const triggers = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER "${String(name)}"`);
  const tables = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").all();
  const holding = tables.find(
    ({ sql }) => /\btext\b/i.test(String(sql)) && /\bhash\b/i.test(String(sql)),
  );
  const name = String(holding?.['name']);
  database.exec(`UPDATE "${name}" SET text = replace(text, '1982-10-08', '1982-10-09')`);
  database.close();
}
