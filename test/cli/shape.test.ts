import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '../store/folder.ts';
import { NOW, terminal, type Terminal, widerThan } from './terminal.ts';

const folder = testFolder();
const elsewhere = folder('copy.db');
const result = folder('result.json');
let at: Terminal;
beforeAll(async () => {
  at = await terminal(['belarus', 'poland'], { elsewhere });
  await at.run('simulate', 'belarus', '--runs', '5', '--quick', '--out', result);
  await at.run('branch', 'b', '--from', 'poland', '--at', '1982-10-07', '--question', 'Why?');
});

/** Command lines whose answers are looked at; each reads, or writes what changes no other. */
const LINES: Readonly<Record<string, string[]>> = {
  start: ['start'],
  cases: ['cases'],
  replay: ['replay', 'no-union-ban', '--at', '1983', '--known', '2027', '--all'],
  events: ['events', 'no-union-ban', '--known', '2027'],
  show: ['show', 'b15-release'],
  sources: ['sources', 'belarus', '--all'],
  branch: ['branch', 'c', '--from', 'poland', '--at', '1982-10-07', '--question', 'Why?'],
  edit: ['edit', 'b', 'drop', 'pl12-solidarity-banned', '--reason', 'why not'],
  why: ['why', 'no-december-talks'],
  compare: ['compare', 'belarus', 'no-december-talks', '--cascade', '--at', '2025-12-31'],
  simulate: ['simulate', 'belarus', '--runs', '40', '--months', '6', '--workers', '0'],
  merge: ['merge', result, '--out', result],
  import: ['import', 'scenarios/poland'],
  export: ['export', 'poland', '--format', 'csv', '--out', '/dev/null'],
  copy: ['copy', 'poland', '--to', elsewhere],
  watch: ['watch', 'no-union-ban', '--from-start'],
  negotiate: ['negotiate', 'docs/examples/relief-for-releases.yaml'],
  game: ['game', 'efg', 'docs/examples/sharing.efg'],
  verify: ['verify', 'poland'],
  rules: ['rules'],
};

describe('every command', () => {
  it.each(Object.entries(LINES))(
    'should document the keys of its answer: %s',
    async (name, argv) => {
      const { required, optional } = documentedKeys(name);
      const keys = Object.keys(await at.json(...argv));
      expect(keys.filter((key) => !optional.includes(key)).sort()).toEqual([...required].sort());
    },
  );

  it.each(Object.entries(LINES))(
    'should fit 80 columns, without control characters: %s',
    async (name, argv) => {
      const fresh = name === 'branch' ? ['branch', 'd', ...argv.slice(2)] : argv;
      const { out } = await at.run(...fresh);
      expect(widerThan(out, 80)).toEqual([]);
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      expect(out.split('\n').filter((line) => line !== line.trimEnd())).toEqual([]);
    },
  );

  it.each(Object.keys(LINES))(
    'should have help with examples within 80 columns: %s',
    async (name) => {
      const { code, out } = await at.run(name, '--help');
      expect(code).toBe(0);
      expect(out).toContain('Examples:');
      expect(widerThan(out, 80)).toEqual([]);
    },
  );

  it('should be listed in the documentation, and nothing else', async () => {
    const { out } = await at.run('--help');
    const listed = [...out.matchAll(/^ {2}([a-z]+)(?: [<[]|\s{2,})/gm)].map((match) => match[1]);
    const known = listed.filter((name) => name !== 'help' && name !== 'npm' && name !== 'detente');
    // What serves runs on and answers nothing by itself: see test/server.
    expect(known.sort()).toEqual([...Object.keys(LINES), 'serve'].sort());
    expect([...manual.matchAll(/^### `([a-z]+)`/gm)].map((match) => match[1]).sort()).toEqual(
      known,
    );
  });
});

describe('colour', () => {
  it('should be there on a terminal only, and not with NO_COLOR', async () => {
    const ESCAPE = '\u001b[';
    const there = await terminal(['poland'], { isTerminal: true, columns: 100 });
    const refused = await terminal(['poland'], { isTerminal: true, env: { NO_COLOR: '1' } });
    expect((await there.run('cases')).out).toContain(ESCAPE);
    expect((await refused.run('cases')).out).not.toContain(ESCAPE);
    expect((await at.run('cases')).out).not.toContain(ESCAPE);
  });

  it('should not change what is said', async () => {
    const there = await terminal(['poland'], { isTerminal: true, columns: 80 });
    const coloured = (await there.run('replay', 'poland', '--at', '1983')).out;
    const plain = (await at.run('replay', 'poland', '--at', '1983')).out;
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '').replaceAll(/ +$/gm, '')).toBe(plain);
  });
});

describe('the clock', () => {
  it('should be read in one place, and settable', async () => {
    const { at: day } = await at.json('replay', 'poland');
    expect(day).toBe(NOW.slice(0, 10));
  });
});

const manual = readFileSync('docs/cli.md', 'utf8');

/** Keys that docs/cli.md names in the first column of a command's table. */
function documentedKeys(command: string): { required: string[]; optional: string[] } {
  const [, section = ''] = manual.split(`### \`${command}\``);
  const rows = (section.split(/^##/m)[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const keys = (lines: readonly string[]): string[] =>
    lines.flatMap((line) =>
      [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map((match) => match[1] ?? ''),
    );
  const optional = rows.filter((line) => line.includes('if any'));
  return {
    required: keys(rows.filter((line) => !optional.includes(line))),
    optional: keys(optional),
  };
}
