import { beforeAll, describe, expect, it } from 'vitest';
import { terminal, type Terminal } from './terminal.ts';

let at: Terminal;
beforeAll(async () => {
  at = await terminal(['belarus', 'poland']);
});

async function shown(...argv: string[]): Promise<string> {
  const { code, out, err } = await at.run(...argv);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
}

/** The part of an answer under one heading. */
const section = (text: string, heading: string): string =>
  text.split('\n\n').find((part) => part.startsWith(heading)) ?? `no section "${heading}"`;

describe('show', () => {
  it('should show an event in full: sources, causes, and what it changed', async () => {
    expect(await shown('show', 'pl40-last-two-lifted')).toMatchInlineSnapshot(`
      "The president lifts the last two measures, the tariff and the ban on credits and
      guarantees, and says that the United States will watch that the progress is not
      reversed.
      pl40-last-two-lifted in poland · SanctionLifted ·
      2c4cdff4-2433-53d1-81bf-00135a10cfff

      occurred       1987-02-19
      actor          United States (usa)
      measures       usa-mfn-tariff, usa-official-credits
      form           repeal
      instrument     presidential statement and proclamation
      recorded       2026-11-24T04:00:00Z
      provenance     documented
      editor's note  The number of the proclamation was not found in a source. The
                     statement tells the three conditions in the past tense and still
                     sees far to go.

      What it changed, on 1987-02-19
      what                          before    after
      measure usa-official-credits  in-force  ended
      measure usa-mfn-tariff        in-force  ended

      Follows from
      1986-09-11   The interior minister announces that all 225 political prisoners
                   will be out by 15 September; Church and opposition count 350.
                   pl36-september-amnesty · according to Ronald Reagan
      1986-10-10   Lech Wałęsa and nine others ask Washington to give Poland its
                   tariff and its credits back; the appeal is made public on 15
                   October.
                   pl37-ten-ask-washington · according to Reuters, in the words
                   “appeals of Solidarity and Church leaders”

      Sources (8)
      Ronald Reagan: Statement on the Lifting of Economic Sanctions Against Poland.
        Ronald Reagan Presidential Library, 1987-02-19.
        s01 · according to Ronald Reagan · for the date, act, cause
        https://www.reaganlibrary.gov/sites/default/files/archives/speeches/1987/021987a.htm
      wire services: U.S. Lifts Sanctions but Warns Poland. Los Angeles Times,
        1987-02-20.
        s03 · for the act
        http://articles.latimes.com/1987-02-20/news/mn-3075_1_u-s-lifts-sanctions
      United Press International: Reagan Lifts Curbs Placed on Poland. Los Angeles
        Times, 1987-02-19.
        s02 · for the date, act
        https://www.latimes.com/archives/la-xpm-1987-02-19-mn-4550-story.html
      William Scally, Reuters: President Reagan lifts trading sanctions. The Press
        (Papers Past), 1987-02-21.
        s05 · according to Ronald Reagan · for the act, cause
        https://paperspast.natlib.govt.nz/newspapers/CHP19870221.2.96.9
      [Report of 20 Feb 1987 on lifting of sanctions]. Sun-Sentinel, 1987-02-20.
        s04 · for the event
        https://www.sun-sentinel.com/news/fl-xpm-1987-02-20-8701110801-story.html
        This source differs: Counts the ban on air service among what was lifted; the
          White House had lifted it on 3 August 1984.
      Polish Amnesty Prompts U.S. to Consider Ending Its Sanctions Against Warsaw. Los
        Angeles Times (mirror), 1986-10-13.
        s72 · Washington waited to see that there were no new arrests · for the event
        http://cache.nohib.com./archives/la-xpm-1986-10-13-mn-3065-story.html
      GSDB team: GSDB V4 rows 257-259, 279-285. Global Sanctions Database (local
        copy), undated.
        s99
        This source differs: The data set codes the end of the allies' measures to
          1984 and of the US measures to 1987.
      Morgan, Bapat, Kobayashi: TIES v4 case 1980121202. Threat and Imposition of
        Economic Sanctions (local copy), 2014.
        s100
        This source differs: The data set ends its case in December 1984 and takes 12
          December 1980 as its start.
      "
    `);
  });

  it('should say what became of an event that a branch drops', async () => {
    const text = await shown('show', 'pl12-solidarity-banned', '--in', 'no-union-ban');
    expect(text).toContain('Not in poland~no-union-ban: dropped by drop-1');
  });

  it('should find an event by its id', async () => {
    const { event } = (await at.json('show', 'b15-release')) as { event: { id: string } };
    const again = (await at.json('show', event.id)) as { event: { key: string } };
    expect(again.event.key).toBe('b15-release');
  });
});

describe('sources', () => {
  it('should tell coverage, weakest links and contradictions', async () => {
    const text = await shown('sources', 'poland');
    expect(text.split('\n').slice(0, 3).join('\n')).toMatchInlineSnapshot(`
      "What poland rests on
      117 of 186 events (63%) rest on a single source; 102 sources are cited in all.
      In 37 places a source differs from what the record uses."
    `);
    expect(text).toContain('Contradictions');
    expect(text).toContain('Weakest links');
  });

  it('should show one source and everything that rests on it', async () => {
    expect(await shown('sources', 'poland', '--source', 's03')).toMatchInlineSnapshot(`
      "wire services: U.S. Lifts Sanctions but Warns Poland. Los Angeles Times,
      1987-02-20.
      s03 · news · en
      http://articles.latimes.com/1987-02-20/news/mn-3075_1_u-s-lifts-sanctions

      3 events of poland cite it; none rests on it alone.

      1987-02-18   On the eve of the last step two US measures are left: the tariff,
                   and the ban on credits and guarantees.
                   pl40-last-two-named · last remaining sanctions
      1987-02-19   The president lifts the last two measures, the tariff and the ban
                   on credits and guarantees, and says that the United States will
                   watch that the progress is not reversed.
                   pl40-last-two-lifted
      1987-03      Warsaw puts its loss at $15 billion; Western experts reject the
                   method, which carried the best years forward.
                   pl40-damage-claim-15bn
      "
    `);
  });
});

describe('cases and rules', () => {
  it('should list the cases with their branches', async () => {
    const { cases } = (await at.json('cases')) as {
      cases: { case: string; branches: { timeline: string }[] }[];
    };
    expect(cases.map((each) => each.case)).toEqual(['belarus', 'poland']);
    expect(cases[1]?.branches.map(({ timeline }) => timeline)).toEqual(['poland~no-union-ban']);
    expect(await shown('cases')).toContain('leaves poland on 1982-10-07 (keep), 3 edits');
  });

  it('should print every rule with the events it is about', async () => {
    const text = await shown('rules');
    expect(text).toContain('measure-sender');
    expect(text).toContain('edit-after-fork');
  });
});

describe('start', () => {
  it('should show the first case today and what to try next', async () => {
    const text = await shown('start');
    expect(text.split('\n').length).toBeLessThan(130);
    expect(section(text, 'Try next')).toMatchInlineSnapshot(`
      "Try next
        # see one event, its sources and what it changed
        detente show m15-release
        # list the events of that month
        detente events belarus --from 2026-03 --to 2026-03
        # see the state on any date
        detente replay belarus --at 2026-03-19
        # see where sources are few, and where they disagree
        detente sources belarus
        # see what a branch makes impossible
        detente why belarus~no-december-talks
        # compare a branch with the record
        detente compare belarus belarus~no-december-talks --cascade
        # ask a “what if” of your own
        detente branch what-if --from belarus --at 2026-03-18 --mode keep \\
          --question "What if …?"
        # see another case
        detente replay poland"
    `);
  });

  it('should suggest only commands that work', async () => {
    const { next } = (await at.json('start')) as { next: { command: string }[] };
    for (const { command } of next.filter((step) => !step.command.startsWith('branch'))) {
      expect(await at.run(...command.split(' ')), command).toMatchObject({ code: 0 });
    }
  });
});
