import { beforeAll, describe, expect, it } from 'vitest';
import { parseEdtf } from '../../domain/edtf.ts';
import { emergenciesOn } from '../../projections/emergency.ts';
import { claimsUpTo, personsIn } from '../../projections/custody.ts';
import { registerOn, sendersOn } from '../../projections/sanctions-register.ts';
import { tableOn } from '../../projections/talks.ts';
import { type Shipped, shipped } from './shipped.ts';

let poland: Shipped;
beforeAll(async () => {
  poland = await shipped('poland');
});

/** Days from one event's first day to another's. */
const between = (from: string, to: string): number => poland.startOf(to) - poland.startOf(from);

const us = async (date: string) => {
  const { state, day } = await poland.on(date);
  const measures = registerOn(state.sanctionsRegister, day).filter(
    ({ sender, target }) => sender === 'usa' && target === 'pol',
  );
  const names = (...statuses: string[]): string[] =>
    measures
      .filter(({ status }) => statuses.includes(status))
      .map(({ measure }) => measure)
      .sort();
  return {
    standing: names('in-force', 'licensed', 'suspended'),
    unknown: names('end-unknown'),
    row: sendersOn(state.sanctionsRegister, day).find(
      ({ sender, target }) => sender === 'usa' && target === 'pol',
    ),
  };
};

describe('martial law', () => {
  it('should last 586 days', async () => {
    const { state, day } = await poland.on('1983-07-22');
    expect(emergenciesOn(state.emergency, day)).toEqual([
      {
        emergency: 'martial-law',
        status: 'ended',
        declared: '1981-12-13',
        since: '1983-07-22',
        days: 586,
      },
    ]);
  });

  it('should be suspended before it ends', async () => {
    const { state, day } = await poland.on('1983-01-15');
    expect(emergenciesOn(state.emergency, day)).toMatchObject([
      { status: 'suspended', since: '1982-12-31' },
    ]);
  });
});

describe('US measures', () => {
  it('should be nine on 2 November 1983', async () => {
    expect((await us('1983-11-02')).row).toMatchObject({ standing: 9, unknown: 0 });
  });

  it('should be five named on 6 August 1984, and one whose end nobody gives', async () => {
    const { standing, unknown } = await us('1984-08-06');
    expect(standing).toHaveLength(5);
    expect(unknown).toEqual(['usa-food-shipments']);
  });

  it('should be two on 18 February 1987, beside those whose end no source gives', async () => {
    const { standing, unknown } = await us('1987-02-18');
    expect(standing).toEqual(['usa-mfn-tariff', 'usa-official-credits']);
    expect(unknown).toEqual([
      'usa-export-credit-insurance',
      'usa-food-shipments',
      'usa-high-technology-licensing',
    ]);
  });

  it('should stand no longer after 19 February 1987', async () => {
    expect((await us('1987-02-19')).standing).toEqual([]);
    expect((await us('1988-12-31')).standing).toEqual([]);
    expect((await us('1988-12-31')).unknown).toHaveLength(3);
  });

  it('should take MFN away on three dates: announced, proclaimed, in effect', async () => {
    const mfn = (date: string) => poland.measure('usa-mfn-tariff', date);
    expect(await mfn('1982-10-31')).toMatchObject({
      status: 'enacted',
      announced: '1982-10-09',
      imposed: '1982-10-27',
      effective: '1982-11-01',
    });
    expect((await mfn('1982-11-01')).status).toBe('in-force');
    expect(await mfn('1987-02-19')).toMatchObject({ status: 'ended', since: '1987-02-19' });
  });

  it('should hold a third state to account for it, until the pipeline sanctions go', async () => {
    const { state, day } = await poland.on('1981-12-29');
    const row = sendersOn(state.sanctionsRegister, day).find(({ target }) => target === 'sun');
    expect(row).toMatchObject({ sender: 'usa', standing: 7 });
    expect(await poland.measure('usa-ussr-oil-gas-equipment', '1982-11-13')).toMatchObject({
      status: 'ended',
    });
  });

  it('should leave the end of the allies’ measures unknown, and not false', async () => {
    const { state, day } = await poland.on('1986-01-01');
    for (const row of sendersOn(state.sanctionsRegister, day)) {
      if (row.target === 'pol' && row.sender !== 'usa') {
        expect(row).toMatchObject({ standing: 0, ended: 0 });
        expect(row.unknown).toBeGreaterThan(0);
      }
    }
  });
});

describe('spans and lags in days', () => {
  it.each([
    ['pl03-usa-export-credit-insurance', 'pl40-last-two-lifted', 1884],
    ['pl13-usa-mfn-tariff', 'pl40-last-two-lifted', 1576],
    ['pl02-martial-law', 'pl03-usa-export-credit-insurance', 10],
    ['pl12-solidarity-banned', 'pl13-mfn-announced', 1],
    ['pl12-solidarity-banned', 'pl13-usa-mfn-tariff', 19],
    ['pl25-amnesty', 'pl26-landing-rights-lifted', 13],
    ['pl29-lis-and-mierzejewski-freed', 'pl30-imf-veto-lifted', 9],
    ['pl36-september-amnesty', 'pl40-last-two-lifted', 161],
    ['pl26-landing-rights-lifted', 'pl32-flights-resume', 268],
    ['pl02-martial-law', 'pl20-martial-law-ended', 586],
  ])('from %s to %s: %i', (from, to, days) => {
    expect(between(from, to)).toBe(days);
  });

  it('should count MFN from its effect: 24 days after the ban, 1,571 before the end', async () => {
    const { effective } = await poland.measure('usa-mfn-tariff', '1982-11-01');
    const effect = parseEdtf(effective).start;
    expect(effect - poland.startOf('pl12-solidarity-banned')).toBe(24);
    expect(poland.startOf('pl40-last-two-lifted') - effect).toBe(1571);
  });
});

describe('counts', () => {
  const parts = (key: string): number =>
    poland
      .event(key, 'PrisonersCounted')
      .data.parts.reduce((sum, { count }) => sum + count.value, 0);
  const value = (key: string): number => poland.event(key, 'PrisonersCounted').data.count.value;

  it('should close where their sources close', () => {
    expect(parts('n-1982-12-12-interned')).toBe(9736);
    expect(value('n-1982-12-12-interned')).toBe(9736);
    expect(value('n-1982-12-12-internment-orders') - 9736).toBe(396);
    expect(parts('n-1983-07-21-political-prisoners-to-be-released')).toBe(800);
  });

  it('should keep rivals side by side and never average them', async () => {
    const { state, day } = await poland.on('1983-07-27');
    const rivals = claimsUpTo(state.custody, day)
      .filter(({ on, of }) => on === '1983-07-27' && of === 'political-prisoners')
      .map(({ by, count }) => `${by}: ${count.qualifier} ${count.value}`);
    expect(rivals.sort()).toEqual([
      'catholic-church-poland: about 2500',
      'cia: about 2000',
      'pol: less-than 1000',
    ]);
  });

  it('should keep figures that do not fit: stock and flow of winter 1982', () => {
    const stock = value('n-1982-02-03-interned');
    const out = value('n-1982-02-03-internees-released');
    const cumulative = value('n-1982-01-21-interned');
    expect([stock, out, cumulative]).toEqual([4170, 1300, 5937]);
    expect(stock + out).toBeLessThan(cumulative);
    expect(cumulative - value('n-1982-01-09-interned')).toBe(918);
  });

  /** Day (or month) and value of every count of the fact table. */
  it.each(
    (
      '1981-12-22 5179, 1982-01-09 5019, 1982-01-21 5937, 1982-02-03 4170, 1982-02-03 1300, ' +
      '1982-02-12 4000, 1982-02-12 20000, 1982-04-28? 1000, 1982-05 271, 1982-05-01 2000, ' +
      '1982-07-14 2500, 1982-07-21 1227, 1982-07-22 1000, 1982-12-09 10131, 1982-12-09 3616, ' +
      '1982-12-12 10132, 1982-12-12 9736, 1982-12-23 7, 1982-12-31 1500, 1983-01-04 1000, ' +
      '1983-07-20 450, 1983-07-21 800, 1983-07-21 655, 1983-07-21 3666, 1983-07-21 2123, ' +
      '1983-07-22 365, 1983-07-27 1000, 1983-07-27 2000, 1983-07-27 2500, 1984-01-10 215, ' +
      '1984-06-14 600, 1984-07-21 652, 1984-07-21 658, 1984-07-21 630, 1984-12-31 45, ' +
      '1985-04-16 107, 1985-10-24 363, 1985-11-09 218, 1985-12-31 200, 1986-03 159, ' +
      '1986-07 250, 1986-07-17 350, 1986-09-11 225, 1986-09-11 350, 1986-09-15 0'
    ).split(', '),
  )('should hold the count of %s', (row) => {
    const [date = '', number] = row.split(' ');
    const { start, end } = parseEdtf(date);
    const found = poland.entries.filter(
      ({ event, start: day }) =>
        event.type === 'PrisonersCounted' &&
        event.data.count.value === Number(number) &&
        day >= start &&
        day <= end,
    );
    expect(found).not.toEqual([]);
  });
});

describe('custody', () => {
  it('should not take an arrest of internees for a release', async () => {
    const { state } = await poland.on('1982-12-31');
    const arrested = personsIn(state.custody).filter(
      ({ basis, held }) => held && basis === 'arrest',
    );
    expect(arrested.length).toBeGreaterThanOrEqual(11);
  });

  it('should arrest again those whom an amnesty freed', async () => {
    const lis = async (date: string) =>
      personsIn((await poland.on(date)).state.custody).find(({ person }) => person === 'lis')?.held;
    expect([await lis('1984-12-07'), await lis('1984-12-08'), await lis('1985-02-13')]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('conditions', () => {
  it('should be met in form and not in substance, as somebody judged', async () => {
    const { state, day } = await poland.on('1984-08-21');
    const judged = tableOn(state.talks, day).conditions.flatMap(({ judgements }) =>
      judgements.filter(({ by }) => by === 'cia'),
    );
    expect(judged).toHaveLength(3);
    for (const { form, substance } of judged) expect([form, substance]).not.toEqual(['met', 'met']);
    expect(judged.every(({ form }) => form === 'met')).toBe(true);
  });

  it('should keep the ladder of relief from those who may not know it', () => {
    const ladder = poland.event('pl17-relief-ladder', 'ReliefPlanned');
    expect(ladder.data.steps).toHaveLength(4);
    expect(ladder.knownTo).toBeDefined();
    expect(ladder.knownTo).not.toContain('pol');
    const told = poland.event('pl17-steps-for-warsaw', 'ReliefPlanned');
    expect(told.knownTo).toContain('pol');
  });
});

describe('the fact table of the case', () => {
  it.each(Array.from({ length: 40 }, (_, i) => `pl${String(i + 1).padStart(2, '0')}`))(
    'should have an event for %s',
    (id) => {
      expect(poland.entries.some(({ event }) => event.key.startsWith(`${id}-`))).toBe(true);
    },
  );
});
