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

describe('replay', () => {
  it('should say how things stood on a date, the finding first', async () => {
    expect(await shown('replay', 'poland', '--at', '1982-06')).toMatchInlineSnapshot(`
      "Poland 1980–1988: martial law, conditional sanctions and relief in steps
      poland on 1982-06-30 · 60 events from 36 sources

      21 measures by 5 senders are active against Polish government.
      The newest count, by Polish government on 1 May 1982, gives more than 2,000
      interned. Counted on from the 5,019 of Polish government on 9 January 1982, the
      events on record give 4,748.
      Up to that day no event breaks a rule.

      Active measures by sender, and whom they list
      sender                                active
      United States                              9
      Canada                                     4
      United Kingdom                             4
      Japan                                      3
      European Community                         1
      United States (on Soviet Union)            7
      Canada (on Soviet Union)                   1
      European Community (on Soviet Union)       1
      Japan (on Soviet Union)                    1
      Polish government, against Canada          1
      Polish government, against Japan           1

      No licence or suspension is in effect, and none is promised.

      Prisoners: counted by others, and computed from the record
      what      how many         on          by whom, where
      detained  = 20,000                     computed from at least 20,000 of
                                             1982-02-12 (Pax Christi), no change on
                                             record since
                at least 20,000  1982-02-12  Pax Christi: The Press (Papers Past),
                                             1982-02-13
      interned  = 4,748                      computed from 5,019 of 1982-01-09 (Polish
                                             government), less 271 released since
                more than 2,000  1982-05-01  Polish government: The American
                                             Presidency Project, 1982-05-01
                about 4,000      1982-02-12  Polish government: The Press (Papers
                                             Past), 1982-02-13
                more than 4,170  1982-02-03  Polish government: The Christian Science
                                             Monitor, 1982-02-03
      The computed number takes account only of releases and detentions on record.

      Of 12 people named in the record as detained or sentenced, 12 are held.

      Releases: 271 people in 1 release
      latest              people  ground            event             source
      1982-05-01  271 (disputed)  end of            pl09-april-       Maclean's,
                                  internment        releases          1982-08-02 (+1)

      Commitments
      made        commitment           by → to                                  status
      1982-04-28  april-1982-releases  Polish government → Internees under      open
                                       martial law

      Conditions for relief
      dialogue-church-solidarity (United States to Polish government): The authorities
        talk again with Solidarity and the Church.
        not yet judged
      end-martial-law (United States to Polish government): Martial law is ended.
        not yet judged
      free-detained (United States to Polish government): Those held are set free.
        not yet judged

      Emergency rule
      martial law: declared 1981-12-13, in force since 1981-12-13, day 199

      Latest events
      1982-04-28?  The interior ministry says that it will release 800 internees,
                   parole more than 200 others and lift the night curfew from Sunday.
                   pl09-april-promise · CommitmentMade · Polish government · The Press
                   (Papers Past), 1982-04-30; Maclean's, 1982-08-02
      1982-04-28?  The interior ministry announces the release of 800 internees and
                   the parole of more than 200 others.
                   n-1982-04-28-internees-to-be-released · PrisonersCounted · Polish
                   government · The Press (Papers Past), 1982-04-30
      1982-05-01   The president repeats the three conditions, calls the April
                   releases welcome but not enough, and says that the measures can be
                   reversed.
                   pl10-usa-conditions-repeated · ConditionsStated · United States ·
                   The American Presidency Project, 1982-05-01; Ronald Reagan
                   Presidential Library, 1982-06-13
      1982-05      Of those promised freedom in April, 271 really get out, says a
                   later report; more than 1,000 had been announced.
                   pl09-april-releases · PrisonersReleased · Polish government ·
                   Maclean's, 1982-08-02; The Press (Papers Past), 1982-04-30
      1982-05      Maclean's says that 271 internees were really freed after the April
                   announcement.
                   n-1982-05-internees-released · PrisonersCounted · Maclean's ·
                   Maclean's, 1982-08-02
      1982-05-01   The US president cites Warsaw's own figure of more than 2,000
                   people still held.
                   n-1982-05-01-interned · PrisonersCounted · Polish government · The
                   American Presidency Project, 1982-05-01
      1982-06-13   Half a year after martial law the president states the three
                   conditions once more.
                   pl10-usa-conditions-june · ConditionsStated · United States ·
                   Ronald Reagan Presidential Library, 1982-06-13
      1982-06-18   The ban on oil and gas equipment is stretched to foreign
                   subsidiaries and licensees of US firms, some 20 companies, to delay
                   the Soviet gas pipeline to Western Europe.
                   pl04-pipeline-widened · SanctionExtended · United States · UPI,
                   1982-06-19

      Add --all to list every measure and every named person.
      "
    `);
  });

  it('should show a record as known at a moment before its first edition as empty', async () => {
    const text = await shown('replay', 'poland', '--known', '2020');
    expect(text).toContain('as known at 2020-12-31');
    expect(text).toContain('No measure against Polish government is on record.');
  });

  it('should leave out the events that fall, when asked', async () => {
    const kept = await at.json('replay', 'no-union-ban', '--at', '1983');
    const without = await at.json('replay', 'no-union-ban', '--at', '1983', '--cascade');
    expect(Number(kept['events'])).toBeGreaterThan(Number(without['events']));
    expect(kept['knockOns']).not.toEqual([]);
  });

  it('should mark what a branch knocks out', async () => {
    const text = await shown('replay', 'no-union-ban', '--at', '1983');
    expect(section(text, 'Knock-ons')).toMatchInlineSnapshot(`"no section "Knock-ons""`);
  });

  it('should list every measure and person, when asked', async () => {
    const text = await shown('replay', 'poland', '--at', '1982-06', '--all');
    expect(text).toContain('Every measure');
    expect(text).toContain('Named persons');
  });

  it('should keep computed listings beside claimed ones, each with its source', async () => {
    const text = await shown('replay', 'belarus', '--at', '2025-12-15');
    expect(section(text, 'Listings')).toMatchInlineSnapshot(`
      "Listings: computed from the record, and last reported by a source
      list         persons  entities  reported           on          where
      eu-belarus       312        54  287 persons, 39    2024-12-16  Ukrainska Pravda
                                      entities                       / European
                                                                     Pravda,
                                                                     2024-12-16
      eu-russia         22         0  nothing
      usa-belarus      120        99  nothing
      gbr-belarus       37         9  nothing
      can-belarus      116        30  96 persons, 12     2021-12-02  Global Affairs
                                      entities                       Canada via Mr.
                                                                     Watchlist,
                                                                     2021-12-02 (+2)
      ltu-belarus      156         0  more than 150      2020-11-20  LRT / BNS,
                                      persons                        2020-11-20
      est-belarus      156         0  more than 150      2020-11-20  LRT / BNS,
                                      persons                        2020-11-20
      lva-belarus      156         0  more than 150      2020-11-20  LRT / BNS,
                                      persons                        2020-11-20"
    `);
    expect(section(text, 'Relief running')).toMatchInlineSnapshot(`"no section "Relief running""`);
  });

  it('should find the largest release since talks began by itself', async () => {
    const text = await shown('replay', 'belarus', '--at', '2025-12-15');
    expect(text.split('\n\n')[1]).toMatchInlineSnapshot(`
      "78 measures by 7 senders are active against Belarus, 5 of them licensed or
      suspended. 6 measures have ended.
      The newest count, by Agence France-Presse on 15 December 2025, gives about 1,200
      political prisoners. Counted on from the 1,227 of Human Rights Center Viasna on
      12 December 2025, the events on record give 1,104.
      The largest release since talks began with United States (since 12 February
      2025) and Holy See (since 26 October 2025) freed 123 people, on 13 December
      2025.
      Up to that day no event breaks a rule."
    `);
  });
});

describe('events', () => {
  it('should list no more than asked for, and say how to get at the rest', async () => {
    const report = await at.json('events', 'poland', '--limit', '2');
    expect(report).toMatchObject({ of: 186, matching: 186 });
    expect(report['events']).toHaveLength(2);
    const text = await shown('events', 'poland', '--limit', '2');
    expect(text).toMatch(/Listed are the first 2 of 186 that match/);
    expect(text).toContain('export poland --format csv --out poland.csv');
    const { code, err } = await at.run('events', 'poland', '--limit', 'many');
    expect(code).toBe(2);
    expect(err).toContain('--limit "many" is not a whole number');
  });

  it('should list events with who, key and sources', async () => {
    const text = await shown('events', 'poland', '--from', '1982-10', '--to', '1982-10-09');
    expect(text).toMatchInlineSnapshot(`
      "poland: 5 of 186 events
      from 1982-10-01 · to 1982-10-09

      1981-12-13/  Seven elected leaders of Solidarity are interned under martial law.
      1982-12-22
                   pl02-seven-interned · PersonDetained · Polish government · Muzeum
                   Żołnierzy Wyklętych i Więźniów Politycznych PRL (Rakowiecka 37);
                   The Christian Science Monitor, 1982-12-24
      1981-12-23/  The United States opposes any new official or guaranteed credits to
      1983-11-02   Poland.
                   pl03-usa-official-credits · SanctionImposed · United States ·
                   Ronald Reagan Presidential Library, 1983-11-02; The Christian
                   Science Monitor, 1984-08-06 (+1)
      1981-12-23/  Joint travel under the Maria Skłodowska-Curie Fund, which pays for
      1983-11-02   joint research, is suspended.
                   pl03-usa-science-exchange · SanctionImposed · United States ·
                   Ronald Reagan Presidential Library, 1983-11-02; The Christian
                   Science Monitor, 1984-08-06
      1982-10-08   A new trade-union act cancels every earlier registration, and with
                   them Solidarity; of 460 seats 12 vote against and 10 abstain.
                   pl12-solidarity-banned · OrganisationStatusChanged · Polish
                   government · Interia Nowa Historia, 2015-10-08; The American
                   Presidency Project, 1982-10-09
      1982-10-09   One day after the ban the president announces that Poland will lose
                   its most-favoured-nation tariff.
                   pl13-mfn-announced · SanctionThreatened · United States · The
                   American Presidency Project, 1982-10-09
      "
    `);
  });

  it('should know actors by their aliases', async () => {
    const alias = await at.json('events', 'belarus', '--actor', 'Washington');
    const slug = await at.json('events', 'belarus', '--actor', 'usa');
    expect(alias['matching']).toEqual(slug['matching']);
    expect(Number(slug['matching'])).toBeGreaterThan(20);
  });

  it('should hold all given filters together', async () => {
    const one = await at.json('events', 'belarus', '--type', 'prisonersreleased', '--from', '2025');
    const both = await at.json(
      'events',
      'belarus',
      '--type',
      'PrisonersReleased',
      '--from',
      '2025',
      '--text',
      'Bialiatski Lithuania',
    );
    expect((both['events'] as { key: string }[]).map(({ key }) => key)).toEqual(['b15-release']);
    expect(Number(one['matching'])).toBeGreaterThan(1);
  });

  it('should mark what a branch assumes and moves', async () => {
    const text = await shown(
      'events',
      'no-union-ban',
      '--from',
      '1982-10-08',
      '--to',
      '1982-10-08',
    );
    expect(text).toMatchInlineSnapshot(`
      "poland~no-union-ban: 4 of 185 events
      from 1982-10-08 · to 1982-10-08

      1981-12-13/  Seven elected leaders of Solidarity are interned under martial law.
      1982-12-22
                   pl02-seven-interned · PersonDetained · Polish government · Muzeum
                   Żołnierzy Wyklętych i Więźniów Politycznych PRL (Rakowiecka 37);
                   The Christian Science Monitor, 1982-12-24
      1981-12-23/  The United States opposes any new official or guaranteed credits to
      1983-11-02   Poland.
                   pl03-usa-official-credits · SanctionImposed · United States ·
                   Ronald Reagan Presidential Library, 1983-11-02; The Christian
                   Science Monitor, 1984-08-06 (+1)
      1981-12-23/  Joint travel under the Maria Skłodowska-Curie Fund, which pays for
      1983-11-02   joint research, is suspended.
                   pl03-usa-science-exchange · SanctionImposed · United States ·
                   Ronald Reagan Presidential Library, 1983-11-02; The Christian
                   Science Monitor, 1984-08-06
      1982-10-08   The new trade-union act suspends Solidarity and does not ban it.
                   solidarity-suspended-only · OrganisationStatusChanged · Polish
                   government · hypothetical: A milder act than the one that was
                   passed, and the least change that removes the ground for the
                   tariff.
      "
    `);
  });
});
