import { beforeEach, describe, expect, it } from 'vitest';
import { terminal, type Terminal } from './terminal.ts';

let at: Terminal;
beforeEach(async () => {
  at = await terminal(['poland']);
  await at.run(
    'branch',
    'later',
    '--from',
    'poland',
    '--at',
    '1982-10-07',
    '--question',
    'What if the ban had come a year later?',
  );
});

const edit = (...argv: string[]) => at.run('edit', 'later', ...argv);
const because = ['--reason', 'to see what follows'];

describe('branch', () => {
  it('should open a branch and say what to do next', async () => {
    const { code, out } = await at.run(
      'branch',
      'blank',
      '--from',
      'poland',
      '--at',
      '1982-10-07',
      '--mode',
      'open',
      '--question',
      'And if all had stopped there?',
    );
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "Opened poland~blank
      And if all had stopped there?
      It leaves poland on 1982-10-07, after 66 events; what came after it is cut off.

      Next
        detente edit poland~blank insert TYPE --on DATE --actor ACTOR --summary "…" \\
          --set FIELD=VALUE --reason "…"
        detente why poland~blank
      "
    `);
  });

  it.each([
    [
      'a name that is taken',
      ['later', '--at', '1982-10-07'],
      'poland has a branch "later" already: choose another name',
    ],
    [
      'a month as the day',
      ['new', '--at', '1982-10'],
      '--at "1982-10" is not one day: write YYYY-MM-DD',
    ],
    [
      'another mode',
      ['new', '--at', '1982-10-07', '--mode', 'half'],
      '--mode "half" is neither keep nor open: write one of them',
    ],
  ])('should refuse %s', async (_, argv, message) => {
    const { code, out, err } = await at.run(
      'branch',
      ...argv,
      '--from',
      'poland',
      '--question',
      'Why?',
    );
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: `${message}\n` });
  });
});

describe('edit', () => {
  it('should move an event and tell the knock-ons at once', async () => {
    const { code, out } = await edit('shift', 'pl12-solidarity-banned', '1983-10-08', ...because);
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "shift-1 in poland~later: Moves pl12-solidarity-banned to 1983-10-08.
      because: to see what follows

      With the branch's edits so far 3 recorded events could no longer have happened.
        pl13-mfn-announced falls: its cause pl12-solidarity-banned now comes later;
          according to Ronald Reagan
        pl13-usa-mfn-tariff falls: its cause pl12-solidarity-banned now comes later;
          according to Ronald Reagan
        pl40-last-two-lifted falls: usa-mfn-tariff has not been imposed (rule
          measure-exists)

        detente why poland~later
        detente edit poland~later undo shift-1
      "
    `);
  });

  it('should insert an event from fields, and from a file', async () => {
    const { code, out } = await edit(
      'insert',
      'PrisonersReleased',
      '--on',
      '1982-12-24',
      '--actor',
      'pol',
      '--summary',
      'A hundred are let go',
      '--set',
      'count=100',
      '--set',
      'basis=end-of-internment',
      ...because,
    );
    expect(code).toBe(0);
    expect(out).toContain('prisoners-released-1982-12-24');
    const shown = (await at.json('show', 'prisoners-released-1982-12-24', '--in', 'later')) as {
      data: unknown;
    };
    expect(shown.data).toMatchObject({
      count: { value: 100, qualifier: 'exact' },
      basis: 'end-of-internment',
    });
  });

  it('should replace a field, and mark the event where it is listed', async () => {
    await edit('replace', 'pl12-solidarity-banned', '--set', 'status=suspended', ...because);
    const { out } = await at.run('events', 'later', '--from', '1982-10-08', '--to', '1982-10-08');
    expect(out).toContain('replaced by replace-1: status was banned, is suspended');
  });

  it('should take back the latest edit, and then the one before', async () => {
    await edit('drop', 'pl12-solidarity-banned', ...because);
    await edit('drop', 'pl13-mfn-announced', ...because);
    expect((await edit('undo')).out).toContain('Takes back drop-2');
    expect((await edit('undo')).out).toContain('Takes back drop-1');
    expect(await edit('undo')).toMatchObject({ code: 1 });
  });

  it('should refuse what a rule forbids, with rule, facts and a command that works', async () => {
    const { code, out, err } = await edit(
      'shift',
      'pl12-solidarity-banned',
      '1982-01-08',
      ...because,
    );
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatchInlineSnapshot(`
      "Refused: 1982-01-08 is not after the fork: the past up to 1982-10-07 is the
      parent's.
      Rule: edit-after-fork
        date: 1982-01-08
        fork: 1982-10-07
      What to do: choose a day from 1982-10-08 on
        detente edit poland~later shift pl12-solidarity-banned 1982-10-08 \\
          --reason 'to see what follows'
      Nothing was saved.
      "
    `);
    expect(await edit('shift', 'pl12-solidarity-banned', '1982-10-08', ...because)).toMatchObject({
      code: 0,
    });
  });

  it('should answer a refusal as JSON on standard output', async () => {
    const { code, out } = await edit('drop', 'pl02-martial-law', ...because, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      edit: null,
      refused: {
        rule: 'edit-after-fork',
        commands: ['branch later-earlier --from poland --at 1981-12-12 --question "…"'],
      },
    });
  });

  it('should suggest the event that was meant', async () => {
    const { err } = await edit('drop', 'pl12-solidarity-bannd', ...because);
    expect(err).toContain('drop pl12-solidarity-banned');
  });

  it.each([
    ['no reason', ['drop', 'pl12-solidarity-banned'], 'an edit needs a reason'],
    ['an unknown kind', ['drp', 'x', ...because], 'Did you mean drop?'],
    [
      'an unknown type',
      ['insert', 'PrisonerReleased', '--on', '1983', ...because],
      'Did you mean PrisonersReleased?',
    ],
    ['a missing date', ['shift', 'pl12-solidarity-banned', ...because], 'shift EVENT DATE'],
    [
      'a broken field',
      ['replace', 'pl12-solidarity-banned', '--set', 'status', ...because],
      'is not of the form PATH=VALUE',
    ],
    [
      'a value that the field does not allow',
      ['replace', 'pl12-solidarity-banned', '--set', 'status=gone', ...because],
      'status',
    ],
  ])('should answer %s with what is allowed', async (_, argv, message) => {
    const { code, out, err } = await edit(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it('should not edit a record', async () => {
    const { code, err } = await at.run('edit', 'poland', 'drop', 'x', ...because);
    expect(code).toBe(2);
    expect(err).toContain('poland is a record: what happened is not edited.');
  });
});

describe('why and compare', () => {
  it('should tell what could then no longer have happened', async () => {
    const { out } = await at.run('why', 'no-union-ban');
    expect(out).toMatchInlineSnapshot(`
      "poland~no-union-ban: What would have stood of the American measures, and what of
      the relief could no longer be explained as it was, had the union act of October
      1982 not banned Solidarity?
      leaves poland on 1982-10-07 (keep)

      Dropping 2 events and adding 1 event: 1 other event would be impossible and 1
      would lose its stated grounds.

      3 edits
      − drop 1982-10-08 A new trade-union act cancels every earlier registration, and
        with them Solidarity; of 460 seats 12 vote against and 10 abstain.
        drop-1 · pl12-solidarity-banned
        because: The act of 8 October 1982 leaves the registration of Solidarity in
        place.
      − drop 1982-10-09 One day after the ban the president announces that Poland will
        lose its most-favoured-nation tariff.
        drop-2 · pl13-mfn-announced
        because: The president named the ban as his ground; without it he announces
        nothing on 9 October.
      + insert 1982-10-08 The new trade-union act suspends Solidarity and does not ban
        it.
        solidarity-suspended-only
        because: A milder act than the one that was passed, and the least change that
        removes the ground for the tariff.

      Impossible: a rule forbids it
      1987-02-19   The president lifts the last two measures, the tariff and the ban
                   on credits and guarantees, and says that the United States will
                   watch that the progress is not reversed.
                   pl40-last-two-lifted · United States
                   by the rule measure-exists: usa-mfn-tariff has not been imposed

      Without ground: every stated cause is gone
      1982-10-27   Poland loses most-favoured-nation tariff treatment in the United
                   States, announced on 9 October, proclaimed on the 27th and in
                   effect from 1 November.
                   pl13-usa-mfn-tariff · United States
                   its cause pl12-solidarity-banned is dropped; according to Ronald
                     Reagan

        detente compare poland poland~no-union-ban --cascade
      "
    `);
  });

  it('should set the branch beside the record', async () => {
    const { out } = await at.run('compare', 'poland', 'no-union-ban', '--cascade', '--at', '1984');
    expect(out).toMatchInlineSnapshot(`
      "poland and poland~no-union-ban on 1984-12-31
      131 events in common, 66 of them before the first difference; events that fall
      are left out

      no-union-ban lacks 3 events of the record and has 1 event of its own. On 31
      December 1984 no-union-ban differs most in active measures: 26 instead of the 27
      of the record.

      The two states
                                     poland  poland~no-union-ban  difference
      active measures                    27                   26          −1
      of them licensed or suspended       0                    0           ·
      measures ended                      6                    6           ·
      persons listed                      0                    0           ·
      entities listed                     0                    0           ·
      releases                            7                    7           ·
      people released                 2,953                2,953           ·
      largest release                 1,227                1,227           ·
      named persons held                 13                   13           ·

      Measures that differ
                      poland                     poland~no-union-ban
      usa-mfn-tariff  in-force since 1982-11-01  ·

      Only in poland: 3 events
      1982-10-08   A new trade-union act cancels every earlier registration, and with
                   them Solidarity; of 460 seats 12 vote against and 10 abstain.
                   pl12-solidarity-banned · OrganisationStatusChanged · Polish
                   government · Interia Nowa Historia, 2015-10-08; The American
                   Presidency Project, 1982-10-09
      1982-10-09   One day after the ban the president announces that Poland will lose
                   its most-favoured-nation tariff.
                   pl13-mfn-announced · SanctionThreatened · United States · The
                   American Presidency Project, 1982-10-09
      1982-10-27   Poland loses most-favoured-nation tariff treatment in the United
                   States, announced on 9 October, proclaimed on the 27th and in
                   effect from 1 November.
                   pl13-usa-mfn-tariff · SanctionImposed · United States · Wikisource
                   (scan of official text), 1982-10-27; The American Presidency
                   Project, 1982-10-09 (+1)

      Only in poland~no-union-ban: 1 event
      1982-10-08   The new trade-union act suspends Solidarity and does not ban it.
                   solidarity-suspended-only · OrganisationStatusChanged · Polish
                   government · hypothetical: A milder act than the one that was
                   passed, and the least change that removes the ground for the
                   tariff.

      1 event of no-union-ban falls and is left out: pl13-usa-mfn-tariff.
      "
    `);
  });

  it('should find nothing between a timeline and itself', async () => {
    const { out } = await at.run('compare', 'poland', 'poland');
    expect(out).toContain('Both hold the same events.');
  });
});
