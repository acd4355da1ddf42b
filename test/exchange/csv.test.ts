import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { CSV_COLUMNS, exportCsv } from '../../src/exchange/csv.ts';
import { cell } from '../../src/exchange/row.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';
import { gathered, importTiny, TINY } from './tiny.ts';

const store = new MemoryStore();
beforeEach(() => importTiny(store));

const rows = (options = {}): Promise<string[]> => gathered(exportCsv(store, TINY, options));

describe('a cell', () => {
  it('is quoted where a comma, a quote or a line end asks for it', () => {
    expect(cell('plain')).toBe('plain');
    expect(cell('a, b')).toBe('"a, b"');
    expect(cell('say "no"')).toBe('"say ""no"""');
    expect(cell('one\ntwo')).toBe('"one\ntwo"');
  });

  it('never begins like a formula', () => {
    expect(['=1+1', '+1', '-1', '@sum', '\tx', '=a,"b"'].map(cell)).toEqual([
      "'=1+1",
      "'+1",
      "'-1",
      "'@sum",
      "'\tx",
      `"'=a,""b"""`,
    ]);
    expect(cell(-2)).toBe('-2');
  });
});

describe('a history as CSV', () => {
  it('has the columns that docs/exchange.md explains, in that order', () => {
    const page = readFileSync(resolve(import.meta.dirname, '../../docs/exchange.md'), 'utf8');
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    const explained = rows.flatMap((row) => row.split('|')[1]?.match(/\w+/g) ?? []);
    expect(explained).toEqual(CSV_COLUMNS);
  });

  it('names its columns, then gives one row an event, each ended by CR LF', async () => {
    const all = await rows();
    expect(all[0]).toBe(`${CSV_COLUMNS.join(',')}\r\n`);
    expect(all).toHaveLength(5);
    expect(all.every((row) => row.endsWith('\r\n'))).toBe(true);
  });

  it('gives every field of an event', async () => {
    const [, crackdown, , release] = await rows();
    expect(crackdown).toMatchInlineSnapshot(`
      "crackdown,ProtestCrackdown,unrest,2020-08-09/2020-08-13,2020-08-09,2020-08-13,2026-01-01T00:00:00Z,target,,people,The target puts down a protest.,documented,paper (p. 1),,ASSAULT,crowd-control,3,,,,e97c953b-96c9-5563-939c-1481372d9fe0,case-tiny,"{""against"":""people"",""detained"":{""value"":6700,""qualifier"":""about""}}"
      "
    `);
    expect(release).toContain(`,"'=2+3, ""five"" people are let go.",`);
  });

  it('is cut by date of occurrence', async () => {
    expect(await rows({ at: '2020-10' })).toHaveLength(3);
    expect(await rows({ at: '1999' })).toHaveLength(1);
  });

  it('is cut by when the record knew it', async () => {
    expect(await rows({ known: '2025-12-31' })).toHaveLength(1);
    expect(await rows({ known: '2026-01-01' })).toHaveLength(5);
  });
});
