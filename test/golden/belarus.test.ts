import { beforeAll, describe, expect, it } from 'vitest';
import { parseEdtf } from '../../domain/edtf.ts';
import { remaindersIn } from '../../projections/custody.ts';
import { largestSinceTalksBegan } from '../../projections/releases.ts';
import { listsOn } from '../../projections/sanctions-register.ts';
import { entriesOf, openTimeline, readEvent } from '../../src/history/timeline.ts';
import { type Shipped, shipped } from './shipped.ts';

let belarus: Shipped;
beforeAll(async () => {
  belarus = await shipped('belarus');
});

const list = async (name: string, date: string) => {
  const { state, day } = await belarus.on(date);
  const row = listsOn(state.sanctionsRegister, day).find((each) => each.list === name);
  if (row === undefined) throw new Error(`no list ${name}`);
  return row;
};

describe('the EU list', () => {
  it.each([
    ['2020-10-02', 44, 0],
    ['2020-11-06', 59, 0],
    ['2020-12-17', 88, 7],
    ['2021-06-21', 166, 15],
    ['2021-12-02', 183, 26],
    ['2022-06-03', 195, 34],
    ['2023-08-03', 233, 37],
    ['2024-07-26', 261, 37],
    ['2024-12-16', 287, 39],
    ['2025-03-27', 312, 46],
    // Enacted on 18 July, in effect a day later.
    ['2025-07-18', 312, 46],
    ['2025-07-19', 312, 54],
    ['2026-02-26', 312, 54],
  ])(
    'should hold on %s %i persons and %i entities by addition',
    async (date, persons, entities) => {
      expect((await list('eu-belarus', date)).computed).toEqual({ persons, entities });
    },
  );

  it('should agree with every printed total of persons', async () => {
    for (const date of ['2020-11-06', '2020-12-17', '2021-06-21', '2021-12-02', '2022-06-03']) {
      const { computed, claimed } = await list('eu-belarus', date);
      expect(claimed?.persons?.value, date).toBe(computed.persons);
    }
    for (const date of ['2023-08-03', '2024-07-26', '2024-12-16', '2026-02-26']) {
      const { computed, claimed } = await list('eu-belarus', date);
      expect(claimed?.persons?.value, date).toBe(computed.persons);
    }
  });

  it('should say: computed 54 entities, claimed 57', async () => {
    const { computed, claimed } = await list('eu-belarus', '2026-02-26');
    expect([computed.entities, claimed?.entities?.value]).toEqual([54, 57]);
  });

  it('should not hold the 22 officers of March 2022, who stand on another', async () => {
    expect((await list('eu-belarus', '2022-03-02')).computed.persons).toBe(183);
    expect((await list('eu-russia', '2022-03-02')).computed.persons).toBe(22);
  });
});

describe('other lists', () => {
  it('should add up the Baltic rounds: 30 + 98 = 128', async () => {
    for (const name of ['ltu-belarus', 'lva-belarus', 'est-belarus']) {
      expect((await list(name, '2020-08-31')).computed.persons).toBe(30);
      expect((await list(name, '2020-09-25')).computed.persons).toBe(128);
      expect((await list(name, '2020-11-20')).computed.persons).toBe(156);
    }
  });

  it('should add up the UK’s acts of 21 June 2021: 7+1 and 4+1', async () => {
    const before = (await list('gbr-belarus', '2021-06-20')).computed;
    const after = (await list('gbr-belarus', '2021-06-21')).computed;
    expect([after.persons - before.persons, after.entities - before.entities]).toEqual([11, 2]);
  });
});

describe('13 December 2025 and after', () => {
  const firms = ['usa-belaruskali-listing', 'usa-bpc-listing', 'usa-agrorozkvit-listing'];

  it('should have relief for potash promised and not licensed on the 14th', async () => {
    for (const firm of firms) {
      expect(await belarus.measure(firm, '2025-12-14')).toMatchObject({
        status: 'in-force',
        entities: 1,
        promised: [{ commitment: 'us-potash-relief', on: '2025-12-13' }],
      });
    }
  });

  it('should have it licensed on the 16th, with the listings standing', async () => {
    for (const firm of firms) {
      const row = await belarus.measure(firm, '2025-12-16');
      expect(row).toMatchObject({
        status: 'licensed',
        since: '2025-12-15',
        entities: 1,
        promised: [],
        relief: { form: 'licence', by: 'b16-gl-13' },
      });
      expect(row.relief?.instrument).toMatch(/General License 13/);
    }
  });

  it('should have the EU’s measures on potash in force all along', async () => {
    for (const date of ['2025-12-12', '2025-12-16', '2026-03-31']) {
      expect((await belarus.measure('eu-potash-2021', date)).status).toBe('in-force');
      expect((await belarus.measure('eu-potash-2022', date)).status).toBe('in-force');
    }
  });

  it('should have the release of 123 as the largest since talks with the US began', async () => {
    const largest = async (date: string) => {
      const { state } = await belarus.on(date);
      return largestSinceTalksBegan(state.releases, state.talks, 'blr').find(
        (each) => each.with === 'usa',
      );
    };
    expect(await largest('2025-12-14')).toMatchObject({
      key: 'b15-release',
      count: 123,
      talksBegan: '2025-02-12',
    });
    expect(await largest('2025-12-12')).toMatchObject({ count: 51 });
    // It held on the day, and no longer in March.
    expect(await largest('2026-03-31')).toMatchObject({ key: 'm15-release', count: 250 });
  });

  it('should show computed prisoners apart from claimed ones', async () => {
    const { state } = await belarus.on('2025-12-16');
    const row = remaindersIn(state.custody).find(({ of }) => of === 'political-prisoners');
    expect(row).toMatchObject({
      computed: 1104,
      releasedSince: 123,
      anchor: { by: 'viasna', on: '2025-12-12', count: { value: 1227 } },
    });
    expect(row?.claimed.map(({ by, count }) => [by, count.qualifier, count.value])).toEqual([
      ['afp', 'about', 1200],
      ['hrw', 'more-than', 1100],
      ['viasna', 'about', 1110],
    ]);
  });

  it('should delist the firms in March 2026', async () => {
    for (const firm of firms) {
      expect(await belarus.measure(firm, '2026-03-31')).toMatchObject({ status: 'ended' });
    }
  });
});

describe('the earlier round of the same exchange', () => {
  it('should license nine firms in 2015 and snap back in 2021, after a wind-down', async () => {
    const name = belarus.event('us-legacy-nine-firms', 'SanctionImposed').data.measure;
    const on = async (date: string) => (await belarus.measure(name, date)).status;
    expect(await on('2015-10-29')).toBe('in-force');
    expect(await on('2015-10-30')).toBe('licensed');
    expect(await on('2021-04-18')).toBe('licensed');
    expect(await on('2021-06-03')).toBe('in-force');
    const wound = belarus.event('a13-us-gl2-revoked', 'SanctionReinstated').data.windDownUntil;
    expect(parseEdtf(wound ?? '').start - belarus.startOf('a13-us-gl2-revoked')).toBe(45);
  });
});

describe('sums of the sources', () => {
  it('should add up to 207 pardons from July to December 2024', () => {
    const pardoned = ['a36-amnesty', ...[38, 39, 40, 41, 42, 43].map((n) => `a${n}-pardon`)].map(
      (key) => belarus.event(key, 'PrisonersPardoned').data.count.value,
    );
    expect(pardoned).toEqual([18, 30, 30, 37, 31, 32, 29]);
    expect(pardoned.reduce((sum, n) => sum + n)).toBe(207);
  });

  it('should free 156 from November to December 2025', () => {
    const freed = ['b11-release', 'b12-release', 'b15-release'].map(
      (key) => belarus.event(key, 'PrisonersReleased').data.count.value,
    );
    expect(freed).toEqual([2, 31, 123]);
  });

  it('should bring 114 to Ukraine and 9 to Lithuania, and keep the rival 109', () => {
    const { destinations, count } = belarus.event('b15-release', 'PrisonersReleased').data;
    expect(destinations.map(({ to, count: arrived }) => [to, arrived.value])).toEqual([
      ['ukr', 114],
      ['ltu', 9],
    ]);
    expect(114 + 9).toBe(count.value);
    expect(destinations[0]?.count.disputed).toMatchObject([{ value: 109 }]);
  });

  it.each([
    ['b03-release', 14],
    ['b06-release', 14],
  ])('should tell the foreigners or all of %s apart: %i', (key, total) => {
    const { parts } = belarus.event(key, 'PrisonersReleased').data;
    const sums = parts.map(({ count }) => count.value);
    expect(sums.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(total);
  });
});

describe('what was known when', () => {
  const EARLY = '2026-11-24T04:30:00Z';

  it('should hide what entered the record later', async () => {
    const early = await entriesOf(await openTimeline(belarus.store, 'belarus', { known: EARLY }));
    const keys = new Set(early.map(({ event }) => event.key));
    const later = belarus.entries.filter(({ event }) => event.recorded > EARLY);
    expect(later.length).toBeGreaterThan(0);
    for (const { event } of later) expect(keys).not.toContain(event.key);
    expect(early.length + later.length).toBe(belarus.entries.length);
  });

  it('should show both values of each correction', async () => {
    const corrections = belarus.files.events.flatMap(({ event }) =>
      event.type === 'EventCorrected' ? [event] : [],
    );
    expect(corrections.length).toBeGreaterThan(10);
    const early = await openTimeline(belarus.store, 'belarus', { known: EARLY });
    for (const { target, withdrawn } of corrections) {
      const now = await readEvent(belarus.record, target);
      const then = await readEvent(early, target);
      if (then === undefined || !('entry' in then)) throw new Error(`${target} was not there`);
      expect(then.entry.amended, target).toBeUndefined();
      if (withdrawn) {
        expect(now).toMatchObject({ gone: 'withdrawn' });
        continue;
      }
      if (now === undefined || !('entry' in now)) throw new Error(`${target} is gone`);
      expect(now.entry.amended?.[0]?.before, target).toEqual(then.entry.event);
      expect(now.entry.event, target).not.toEqual(then.entry.event);
    }
  });

  it('should give the release of 2015 its day, once known', async () => {
    const early = await openTimeline(belarus.store, 'belarus', { known: EARLY });
    expect(await readEvent(early, 'p01-release-2015')).toMatchObject({
      entry: { event: { occurred: '2015-08' } },
    });
    expect(await readEvent(belarus.record, 'p01-release-2015')).toMatchObject({
      entry: { event: { occurred: '2015-08-22' }, amended: [{ before: { occurred: '2015-08' } }] },
    });
  });
});

const rows = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${letter}${String(i + 1).padStart(2, '0')}`);

describe('the fact tables of the case', () => {
  it.each([...rows('p', 4), ...rows('a', 43), ...rows('b', 20), ...rows('m', 15)])(
    'should have an event for %s',
    (id) => {
      expect(belarus.entries.some(({ event }) => event.key.startsWith(`${id}-`))).toBe(true);
    },
  );

  /** Day or month and value of each count of political prisoners. */
  it.each([
    ['2020-08-09', 25],
    ['2020-12-31', 169],
    ['2021-12-24', 953],
    ['2022-02', 1022],
    ['2023-02-27', 1452],
    ['2024-05-21', 1374],
    ['2024-07-03', 1409],
    ['2024-08', 1385],
    ['2024-09-04', 1400],
    ['2024-12-09', 1283],
    ['2024-12-28', 1250],
    ['2025-06-21', 1150],
    ['2025-09-11', 1200],
    ['2025-11-20', 1255],
    ['2025-11-22', 1184],
    ['2025-12-12', 1227],
    ['2025-12-13', 1110],
    ['2025-12-15', 1200],
    ['2025-12-15', 1100],
    ['2026-03-05', 1100],
    ['2026-03-05', 1140],
    ['2026-03-19', 1100],
  ])('should hold the count of %s: %i', (date, value) => {
    const { start, end } = parseEdtf(date);
    const found = belarus.entries.filter(
      ({ event, start: day }) =>
        event.type === 'PrisonersCounted' &&
        event.data.of === 'political-prisoners' &&
        event.data.count.value === value &&
        day >= start &&
        day <= end,
    );
    expect(found).toHaveLength(1);
  });
});
