import { beforeAll, describe, expect, it } from 'vitest';
import { openAt } from '../../src/cli/open.ts';
import { run } from '../../src/cli/program.ts';
import { NOW, terminal, type Terminal } from './terminal.ts';

let at: Terminal;
beforeAll(async () => {
  at = await terminal(['poland']);
});

describe('bad input', () => {
  it.each([
    ['a misspelt command', ['repaly', 'poland'], 'Did you mean replay?'],
    ['a misspelt timeline', ['replay', 'polnd'], 'Did you mean poland?'],
    ['an unknown option', ['replay', 'poland', '--when', '1982'], "unknown option '--when'"],
    ['a missing argument', ['replay'], "missing required argument 'timeline'"],
    [
      'a day that does not exist',
      ['replay', 'poland', '--at', '1982-02-30'],
      'that month has 28 days',
    ],
    ['no date at all', ['replay', 'poland', '--at', 'yesterday'], 'it is not a date. Write YYYY'],
    [
      'a moment of another form',
      ['replay', 'poland', '--known', '1982-01-01T1'],
      'is not a moment',
    ],
    [
      'dates the wrong way round',
      ['events', 'poland', '--from', '1983', '--to', '1982'],
      'swap them',
    ],
    ['a misspelt type', ['events', 'poland', '--type', 'TalkHeld'], 'Did you mean TalksHeld'],
    ['somebody unknown', ['events', 'poland', '--actor', 'Walensa'], 'Did you mean Walesa'],
    ['an unknown source', ['sources', 'poland', '--source', 's999'], 'is no source of poland'],
    ['a misspelt event', ['show', 'pl12-solidarity-baned'], 'Did you mean pl12-solidarity-banned'],
    ['a record where a branch is meant', ['why', 'poland'], 'name one of its branches'],
    ['a path to nothing', ['import', 'nowhere'], 'there is nothing at nowhere'],
    [
      'a file of another kind',
      ['import', 'package.json'],
      'neither a case folder nor a .jsonl file',
    ],
    [
      'an unknown format',
      ['export', 'poland', '--format', 'xml'],
      'Allowed choices are jsonl, csv',
    ],
    ['a date for whole streams', ['export', 'poland', '--at', '1982'], '--format csv'],
  ])('should answer %s with one message and what to do', async (_, argv, message) => {
    const { code, out, err } = await at.run(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.replaceAll('\n', ' ')).toContain(message);
    expect(err).not.toContain('    at ');
  });

  it('should ask which timeline is meant when several have the event', async () => {
    const two = await terminal(['poland']);
    for (const name of ['one', 'two']) {
      await two.run('branch', name, '--from', 'poland', '--at', '1982-10-07', '--question', 'Why?');
      await two.run(
        'edit',
        name,
        'insert',
        'ProtestHeld',
        '--key',
        'march',
        '--on',
        '1983',
        '--actor',
        'solidarity',
        '--summary',
        'A march',
        '--reason',
        'Why not',
      );
    }
    const { code, err } = await two.run('show', 'march');
    expect(code).toBe(2);
    expect(err).toMatchInlineSnapshot(`
      ""march" is in several timelines; say which:
        detente show march --in poland~one
        detente show march --in poland~two
      "
    `);
  });

  it('should say how to make a store where there is none', async () => {
    const err: string[] = [];
    const code = await run(['replay', 'poland', '--store', '/nonexistent/store.db'], {
      out: () => undefined,
      err: (text) => err.push(text),
      kept: () => Promise.resolve(),
      env: { DETENTE_NOW: NOW },
      outIsTerminal: false,
      errIsTerminal: false,
      call: 'detente',
      open: openAt('detente'),
      exitCode: 0,
    });
    expect(code).toBe(2);
    expect(err.join('')).toMatchInlineSnapshot(`
      "there is no store at /nonexistent/store.db. Make one with the shipped cases, or
      with a case of yours:
        detente start
        detente import FOLDER --store /nonexistent/store.db
      "
    `);
  });

  it('should refuse a clock that is set to no moment', async () => {
    const odd = await terminal(['poland'], { env: { DETENTE_NOW: 'noon' } });
    const { code, err } = await odd.run('replay', 'poland');
    expect(code).toBe(2);
    expect(err).toContain('DETENTE_NOW is "noon"');
  });

  it('should add a stack trace only when asked', async () => {
    const debugging = await terminal(['poland'], { env: { DETENTE_DEBUG: '1' } });
    expect((await debugging.run('replay', 'nothing')).err).toContain('    at ');
  });
});
