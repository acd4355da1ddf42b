import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { format, resolveConfig } from 'prettier';
import { negotiationSchema } from '../../src/negotiate/json-schema.ts';
import { terminal, type Terminal, widerThan } from '../cli/terminal.ts';
import { testFolder } from '../store/folder.ts';

const example = 'docs/examples/relief-for-releases.yaml';
const written = readFileSync(example, 'utf8');
const place = testFolder();
const square = ['domain', 'first', 'second'].map(
  (name) => `test/negotiate/genius/square-${name}.xml`,
);

let at: Terminal;
beforeAll(async () => {
  at = await terminal([]);
});

/** A file of a test's own. */
function file(name: string, text: string): string {
  const path = place(name);
  writeFileSync(path, text);
  return path;
}

describe('negotiate', () => {
  it('should print the rounds, the deal, who gave what, and the points with their d', async () => {
    const { code, out } = await at.run('negotiate', example);
    expect(code).toBe(0);
    expect(widerThan(out, 80)).toEqual([]);
    expect(out).toMatchInlineSnapshot(`
      "Relief for releases
      32 outcomes of 3 issues, 13 on the Pareto frontier; evaluations as-written

      A deal in round 11 of 20: releases: most · relief: licence · embassy: reopens.

      Parties, in turn order
      party   tactic             reservation  got  discount
      sender  polynomial, β 0.5            3  8.2
      target  conceder                     4  5.5

      Rounds
      round  party   move                           to sender  to target
          1  sender  all · none · reopens                  10        0.4
          1  target  none · repeal · stays closed           0         10
          2  sender  all · none · reopens                  10        0.4
          2  target  none · licence · reopens             3.4          7
          3  sender  all · none · reopens                  10        0.4
          3  target  some · licence · reopens             5.8        6.4
          4  sender  all · none · reopens                  10        0.4
          4  target  most · licence · stays closed        7.2        6.1
          7  target  most · licence · reopens             8.2        5.5
          8  sender  all · licence · reopens              9.4          4
          8  target  most · licence · reopens             8.2        5.5
          9  sender  most · none · reopens                8.8        1.9
          9  target  most · licence · reopens             8.2        5.5
         10  sender  most · none · reopens                8.8        1.9
         10  target  most · licence · reopens             8.2        5.5
         11  sender  accepts
      5 moves in between are not shown: add --all

      What each party gave up, from its first offer to the deal
      sender: releases, all → most (−1.2) and relief, none → licence (−0.6); 1.8 in
        all
      target: releases, none → most (−1.5), relief, repeal → licence (−2.4) and
        embassy, stays closed → reopens (−0.6); 4.5 in all

      Solution points, with d = reservation: sender 3, target 4
      point              outcome                     to sender  to target  from deal
      nash               most · delisting · reopens        6.7        7.3    2.34307
      kalai-smorodinsky  most · delisting · reopens        6.7        7.3    2.34307
      egalitarian        most · delisting · reopens        6.7        7.3    2.34307
      utilitarian        most · delisting · reopens        6.7        7.3    2.34307
      The deal is on the Pareto frontier: no outcome is better for one party and no
      worse for the others.
      "
    `);
  });

  it('should give the same bytes every time', async () => {
    const first = await at.run('negotiate', example, '--json');
    expect((await at.run('negotiate', example, '--json')).out).toBe(first.out);
  });

  it('should read files of GENIUS, under both conventions', async () => {
    const plain = await at.json('negotiate', ...square);
    const normalised = await at.json('negotiate', ...square, '--convention', 'genius-normalised');
    expect(plain['points']).toMatchObject({
      nash: { ties: 1, outcomes: [{ utilities: [80, 80] }] },
    });
    expect(normalised['points']).toMatchObject({
      // Reservation values stay as written: one of 10 is then out of reach.
      nash: { ties: 0 },
      utilitarian: { outcomes: [{ exact: ['2/3', '2/3'] }] },
    });
    expect(plain).toMatchObject({
      frontier: 3,
      parties: [{ party: 'square-first' }, { discount: '0.8 a session' }],
    });
  });

  it('should tell of no deal, and why', async () => {
    const hard = file('hard.yaml', written.replace('reservation: 3', 'reservation: 9.9'));
    const { out } = await at.run('negotiate', hard, '--tactics', 'boulware', '--rounds', '3');
    expect(out).toContain('No deal: after round 3 of 3 time was up');
    expect(out).toContain('no outcome gives all their d');
    const never = file('never.yaml', written.replace('reservation: 3', 'reservation: 11'));
    expect((await at.run('negotiate', never)).out).toContain(
      'No deal: sender ended the talks in round 1',
    );
  });

  it.each([
    ['a tactic unknown', ['--tactics', 'brutal'], '--tactics brutal: use boulware, linear'],
    ['too many tactics', ['--tactics', '1,1,1'], '--tactics names 3: give one for all, or 2'],
    ['rounds out of range', ['--rounds', '0'], 'give a whole number from 1 to 10000'],
    ['an unknown point', ['--disagreement', 'zero'], 'reservation, minimum'],
  ])('should refuse %s', async (_, flags, message) => {
    const { code, err } = await at.run('negotiate', example, ...flags);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it.each([
    ['a value missing', 'some: 4, ', '', 'line 15, parties[0].values.releases: "some" is missing'],
    [
      'a weight too many',
      'embassy: 0.1 }',
      'embassy: 0.1, oil: 1 }',
      '"oil" is not among the issues',
    ],
    ['a word for a number', 'reservation: 3', 'reservation: much', 'write a number like 0.25'],
    ['a number without end', 'reservation: 3', 'reservation: .inf', 'parties[0].reservation'],
    ['a tactic unknown', 'tactic: conceder', 'tactic: concede', 'parties[1].tactic'],
    ['an issue twice', 'issue: relief', 'issue: releases', '"releases" stands here twice'],
    ['a field unknown', 'rounds: 20', 'round: 20', 'round'],
  ])('should refuse a file with %s, and say where', async (_, from, to, message) => {
    const path = file('wrong.yaml', written.replace(from, to));
    const { code, err } = await at.run('negotiate', path);
    expect(code).toBe(2);
    expect(err.replaceAll('\n', ' ')).toContain(message);
  });

  it.each([
    ['a domain alone', [square[0] ?? ''], '1 domains and 0 profiles'],
    ['files of two kinds', [example, ...square], 'these files do not make a negotiation'],
    ['no such file', ['nowhere.yaml'], 'there is no such file'],
    ['another file', ['README.txt'], 'these files do not make a negotiation'],
  ])('should refuse %s', async (_, files, message) => {
    const { code, err } = await at.run('negotiate', ...files);
    expect(code).toBe(2);
    expect(err.replaceAll('\n', ' ')).toContain(message);
  });

  it('should name the file and line of what is wrong in XML', async () => {
    const wrong = file('wrong.xml', '<utility_space>\n  <objective>\n');
    const { code, err } = await at.run('negotiate', ...square, wrong);
    expect(code).toBe(2);
    expect(err.replaceAll('\n', ' ')).toMatch(/wrong\.xml, line 3: this is not valid XML/);
  });

  it('should have a schema for editors that is current', async () => {
    const path = 'scenarios/schemas/negotiation.schema.json';
    const options = await resolveConfig(path);
    const current = await format(JSON.stringify(negotiationSchema()), {
      ...options,
      parser: 'json',
    });
    expect(readFileSync(path, 'utf8'), 'run: node scripts/write-schemas.ts').toBe(current);
  });
});

describe('game', () => {
  it.each([
    [['rubinstein', '0.9', '0.8'], { share: { exact: '5/7' } }],
    [['rubinstein', '9/10', '9/10', '--rounds', '4'], { share: { value: 0.181 } }],
    [['fearon', '0.5', '0.2', '0.1'], { range: { low: { value: 0.3 }, high: { value: 0.6 } } }],
    [
      ['fearon', '0.5', '0.1', '--most', '0.5'],
      { demand: { value: 0.7 }, conflict: { value: 0.4 } },
    ],
    [['drezner', '0.1', '1'], { credible: true, yieldsUpTo: { exact: '19/30' } }],
    [['inspection'], { violation: { value: 0.25 }, enforcement: { exact: '1/3' } }],
    [['repeated', 'tit-for-tat', 'defector'], { match: [199, 204] }],
    [
      ['efg', 'docs/examples/sharing.efg'],
      { equilibria: [{ path: ['1-1', 'yes'] }, { path: ['2-0', 'yes'] }] },
    ],
  ])('%j', async (argv, answer) => {
    const report = await at.json('game', ...argv);
    expect(report['answer']).toMatchObject(answer);
    expect(report['cites']).toMatch(/\d{4}/);
    const { code, out } = await at.run('game', ...argv);
    expect(code).toBe(0);
    expect(widerThan(out, 80)).toEqual([]);
  });

  it('should find three equilibria of the crisis in the paper', async () => {
    const { answer } = (await at.json('game', 'crisis')) as { answer: { equilibria: unknown[] } };
    expect(answer.equilibria).toHaveLength(3);
  });

  it.each([
    [['rubinstein', 'much', '0.8'], 'give a number like 0.9'],
    [['rubinstein', '1', '1'], 'must be impatient'],
    [['rubinstein', '0.9', '0.8', '--rounds', '0'], 'a whole number from 1'],
    [['fearon', '2', '0.1', '0.1'], 'from 0 to 1'],
    [['drezner', '0.1', '1', '--expect-sender', '3'], 'b is from 0 to 1'],
    [['crisis', '--fight-a', '1e9'], 'give a payoff from'],
    [['inspection', '--penalty', '0'], 'no inspection game'],
    [['repeated', 'nice'], 'there is no strategy "nice"'],
    [['efg', example], 'line 1: it begins with'],
    [['efg', 'nowhere.efg'], 'there is no such file'],
    [['chess'], "unknown command 'chess'"],
  ])('should refuse %j', async (argv, message) => {
    const { code, err } = await at.run('game', ...argv);
    expect(code).toBe(2);
    expect(err.replaceAll('\n', ' ')).toContain(message);
  });

  it.each(['rubinstein', 'fearon', 'drezner', 'crisis', 'inspection', 'repeated', 'efg'])(
    'should have help with examples: %s',
    async (name) => {
      const { code, out } = await at.run('game', name, '--help');
      expect(code).toBe(0);
      expect(out).toContain('Examples:');
      expect(widerThan(out, 80)).toEqual([]);
    },
  );
});
