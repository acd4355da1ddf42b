import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '../store/folder.ts';
import { terminal, type Terminal, widerThan } from './terminal.ts';

/** The target takes some people in some months; nothing else happens. */
const MODEL = `
model: taking
title: People are taken
claims: Some are taken in some months.
card: { contested: [everything], cannotSay: [anything] }
months: 6
actors: [{ actor: pol, role: target }, { actor: usa, role: sender }]
assumptions:
  - { assumption: arrests, default: 10, range: [0, 20], integer: true, unit: people, reason: to see }
  - { assumption: zeal, default: 0.5, range: [0.2, 0.8], unit: per month, reason: to see }
  - { assumption: unused, default: 1, range: [0, 2], unit: none, reason: to see }
indicators:
  - { indicator: taken, title: People taken, from: detained }
  - { indicator: us-standing, title: US measures that stand, from: 'standing:usa' }
policies:
  - policy: take
    actor: pol
    title: People are taken.
    when: arrests > 0
    chance: zeal
    size: arrests
    then: { type: PersonDetained, basis: arrest }
outcomes:
  - { outcome: many, title: More than fifty are taken, when: taken > 50 }
judged: { by: taken, better: lower }
`;

const file = testFolder();
const model = file('taking.yaml');
let at: Terminal;
beforeAll(async () => {
  writeFileSync(model, MODEL);
  at = await terminal(['poland', 'belarus']);
});

const AT = ['--at', '1982-12-31', '--seed', '3', '--workers', '0'];
const simulate = (...more: string[]) =>
  at.run('simulate', 'poland', '--model', model, ...AT, ...more);
const json = (...more: string[]) => at.json('simulate', 'poland', '--model', model, ...AT, ...more);

describe('questions to a model', () => {
  it('should tell which assumptions drive it, under which others', async () => {
    const { code, out } = await simulate('--tornado', '--runs', '100');
    expect(code).toBe(0);
    expect(out).toContain('it does not predict');
    expect(out).toMatch(/^arrests +░+│█+ +0 … \d+/m);
    expect(out).toMatch(/^zeal +░+│█+/m);
    expect(out).toMatch(/^unused .* \?$/m);
    expect(widerThan(out, 80)).toEqual([]);
  });

  it('should screen, and share out the variance', async () => {
    const screened = await simulate('--morris', '--samples', '6', '--runs', '20');
    expect(screened.out).toContain('6 trajectories on 4 levels, 24 settings of 20 runs each.');
    const shared = await simulate('--sobol', '--samples', '16', '--runs', '10');
    expect(shared.out).toContain('16 points, 80 settings of 10 runs each.');
    expect(shared.out).toMatch(/^arrests +[\d.-]+ .* +0\.\d+/m);
    for (const { out } of [screened, shared]) expect(widerThan(out, 80)).toEqual([]);
  });

  it('should compare timelines from the same day on the same draws', async () => {
    const { out } = await simulate('--compare', 'no-union-ban', '--runs', '150');
    expect(out).toContain('A: poland, B: poland~no-union-ban');
    expect(out).toMatch(/^People taken .* 0 \(0 to 0\) +0% +0%$/m);
    expect(out).toContain('People taken: no difference beyond luck.');
    expect(out).toContain('All 5 seeds say so');
    expect(widerThan(out, 80)).toEqual([]);
  });

  it('should tell of what differs, when asked about it', async () => {
    const fork = ['--from', 'poland', '--at', '1982-10-07', '--mode', 'keep', '--question', 'Why?'];
    await at.run('branch', 'no-tariff', ...fork);
    await at.run('edit', 'no-tariff', 'drop', 'pl13-usa-mfn-tariff', '--reason', 'to see');
    const { out } = await simulate('--compare', 'no-tariff', '--of', 'us-standing', '--runs', '20');
    expect(out).toMatch(/^US measures that stand .* \+1 \(\+1 to \+1\) +100% +0%$/m);
    expect(out).toContain('US measures that stand: more in A.');
  });

  it('should choose by the least regret between the timelines named', async () => {
    const found = await json('--compare', 'no-union-ban', '--regret', '--runs', '30');
    expect(found).toMatchObject({
      question: 'regret',
      regret: { table: { leastRegret: ['poland', 'poland~no-union-ban'] } },
    });
    const { out } = await simulate('--compare', 'no-union-ban', '--regret', '--runs', '30');
    expect(out).toContain('Least regret: poland and poland~no-union-ban.');
  });

  it('should find the corner in which an outcome comes about', async () => {
    const { out } = await simulate('--discover', 'many', '--runs', '500');
    expect(out).toContain('each run draws its own');
    expect(out).toMatch(/^arrests +1\d +20 +[\d.]+%$/m);
    expect(out).not.toMatch(/^unused/m);
  });

  it('should give the same bytes whatever the number of workers', async () => {
    const ask = ['--compare', 'no-union-ban', '--runs', '210', '--json'];
    const line = ['simulate', 'poland', '--model', model, '--at', '1982-12-31', ...ask];
    const { out } = await at.run(...line, '--workers', '0');
    expect((await at.run(...line, '--workers', '2')).out).toBe(out);
  });
});

describe('files beside the screen', () => {
  it('should hold the bands of an indicator, the outcomes, or the tornado as a picture', async () => {
    const drawn = async (name: string, ...more: string[]): Promise<string> => {
      const { code } = await simulate('--runs', '40', '--quick', '--svg', file(name), ...more);
      expect(code).toBe(0);
      return readFileSync(file(name), 'utf8');
    };
    const taken = await drawn('taken.svg');
    expect(taken).toContain('Fan chart of People taken');
    // Behind the bands the typical, the best and the worst run.
    expect(taken).toContain('3 single runs');
    expect(await drawn('us.svg', '--of', 'us-standing')).toContain('US measures that stand');
    expect(await drawn('many.svg', '--of', 'many')).toContain('Outcomes in 40 runs');
    const tornado = await drawn('tornado.svg', '--tornado');
    expect(tornado).toContain('>Hypothetical branch</text>');
    expect(tornado).toContain('it does not predict');
  });

  it('should hold the numbers in long form, as CSV or JSON', async () => {
    const csv = file('bands.csv');
    await simulate('--runs', '40', '--quick', '--csv', csv);
    const lines = readFileSync(csv, 'utf8').split('\r\n');
    expect(lines[0]).toBe('what,name,at,statistic,value');
    // Two indicators × six months × five bands, one outcome × three, a head, and the end.
    expect(lines).toHaveLength(2 * 6 * 5 + 3 + 2);
    expect(lines[1]).toMatch(/^indicator,taken,1983-01,p10,\d+$/);
    const rows = file('compared.json');
    await simulate('--compare', 'no-union-ban', '--runs', '20', '--csv', rows);
    expect(JSON.parse(readFileSync(rows, 'utf8'))).toContainEqual({
      what: 'indicator',
      name: 'taken',
      at: 'poland~no-union-ban',
      statistic: 'difference',
      value: 0,
    });
  });

  it.each([['--morris'], ['--sobol', '--samples', '4'], ['--discover', 'many'], ['--tornado']])(
    'should have numbers for %s',
    async (...question) => {
      const csv = file(`${question.join('')}.csv`);
      const { code } = await simulate(...question, '--runs', '30', '--csv', csv);
      expect(code).toBe(0);
      expect(readFileSync(csv, 'utf8')).toMatch(/^what,.*\r\n(?:assumption,[a-z]+,.*\r\n)*$/);
    },
  );
});

describe('what cannot be asked', () => {
  it.each([
    [['--tornado', '--morris'], /--tornado and --morris: ask one question at a time/],
    [['--tornado', '--compare', 'no-union-ban'], /--tornado and --compare: ask one question/],
    [['--run', '5', '--svg', 'x.svg'], /--svg is about many futures: leave out --run/],
    [['--run', '5', '--tornado'], /--tornado asks many futures: leave out --run/],
    [['--tornado', '--out', 'x.json'], /--out keeps counted futures, .* use --csv/],
    [['--samples', '5'], /--samples goes with --morris or --sobol/],
    [['--of', 'taken'], /--of goes with --svg/],
    [['--regret'], /--regret chooses between timelines: .*--compare TIMELINE/],
    [['--discover', 'taken'], /--discover taken: that is an indicator/],
    [['--discover', 'mny'], /no mny: name one of taken, us-standing, many/],
    [['--tornado', '--of', 'nothing'], /no nothing: name one of/],
    [
      ['--of', 'nothing', '--svg', '/dev/null', '--quick'],
      /--of nothing: the model measures taken/,
    ],
    [['--sobol', '--samples', '100'], /power of two/],
    [['--tornado', '--samples', '4'], /--samples goes with --morris or --sobol/],
    [
      ['--morris', '--svg', 'x.svg'],
      /--svg draws the bands, the outcomes or --tornado, not --morris/,
    ],
    [['--compare', 'no-union-ban', '--regret', '--of', 'many'], /more or less of it is better/],
    [['--tornado', '--runs', '5..9'], /--runs "5..9": write a whole number/],
    [['--compare', 'belarus', '--runs', '5'], /belarus/],
    [
      ['--tornado', '--runs', '9', '--csv', '/nowhere/x.csv'],
      /--csv \/nowhere\/x.csv: cannot be written/,
    ],
  ])('should be refused, with what to do: %j', async (more, why) => {
    const { code, err, out } = await simulate(...more);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.replaceAll(/\s+/g, ' ')).toMatch(why);
  });
});
