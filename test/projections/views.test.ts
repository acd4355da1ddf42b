import { describe, expect, it } from 'vitest';
import type { Event } from '../../domain/event.ts';
import { foldKept, initialState } from '../../projections/all.ts';
import { ledger } from '../../projections/concessions.ts';
import { sourcesByUse, weakestLinks } from '../../projections/coverage.ts';
import { emergenciesOn } from '../../projections/emergency.ts';
import { indicator, indicatorNames } from '../../projections/indicators.ts';
import { matters } from '../../projections/positions.ts';
import { largestSinceTalksBegan } from '../../projections/releases.ts';
import { listsOn, registerOn, sendersOn } from '../../projections/sanctions-register.ts';
import { tableOn, talksSeries } from '../../projections/talks.ts';
import { tensionByMonth } from '../../projections/tension.ts';
import { monthsOf } from '../../projections/timeline.ts';
import { isoDay } from '../../domain/calendar.ts';
import { dayOf, statesOf, timelineOf } from '../given.ts';
import {
  cites,
  detains,
  event,
  extends_,
  idOf,
  imposes,
  lifts,
  meets,
  offers,
  pardons,
  promises,
  releases,
  relieves,
  rules,
  states,
} from '../words.ts';

const named = (key: string, made: Event): Event => ({ ...made, key, id: idOf(key) });

describe('talks', () => {
  const series = (...events: Event[]) =>
    talksSeries(statesOf(events).talks).map(({ parties, began, latest, rounds }) => [
      parties.join('+'),
      isoDay(began),
      isoDay(latest),
      rounds,
    ]);

  it('should belong together while no more than a year passes between them', () => {
    expect(
      series(
        meets(['usa', 'target'], '2015-08-01'),
        meets(['target', 'usa'], '2016-07-31'),
        meets(['usa', 'target'], '2017-08-01'),
      ),
    ).toEqual([
      ['target+usa', '2015-08-01', '2016-07-31', 2],
      ['target+usa', '2017-08-01', '2017-08-01', 1],
    ]);
  });

  it('should run on to the end of their longest round', () => {
    expect(
      series(
        meets(['usa', 'target'], '2021-01/2021-12'),
        meets(['usa', 'target'], '2021-03-31'),
        meets(['usa', 'target'], '2022-04-15'),
      ),
    ).toEqual([['target+usa', '2021-01-01', '2022-04-15', 3]]);
  });

  it('should be with each of several parties', () => {
    expect(
      series(meets(['usa', 'eu', 'target'], '2021-01-01')).map(([parties]) => parties),
    ).toEqual(['eu+target', 'eu+usa', 'target+usa']);
  });

  it('should show what is due and overdue, the oldest first whatever its name', () => {
    const made = event('CommitmentMade', 'usa', '2021-01-01', {
      commitment: 'later-in-the-alphabet',
      to: 'target',
      terms: [relieves('usa', 'ban')],
      due: '2021-01',
    });
    const { talks } = statesOf([promises('usa', 'target', 'a-second', '2021-01-02'), made]);
    const rows = (date: string) =>
      tableOn(talks, dayOf(date)).commitments.map(({ commitment, overdue }) => [
        commitment,
        overdue,
      ]);
    expect(rows('2021-01-31')).toEqual([
      ['later-in-the-alphabet', false],
      ['a-second', false],
    ]);
    expect(rows('2021-02-01')[0]).toEqual(['later-in-the-alphabet', true]);
  });
});

describe('releases', () => {
  it('should count the largest from the day on which the latest run of talks began', () => {
    const { releases: all, talks } = statesOf([
      releases([], '2015-08-22', { count: 500 }),
      meets(['usa', 'target'], '2025-02-12'),
      named('small', releases([], '2025-02-12', { count: 3 })),
      named('large', releases([], '2025-06-21', { count: 14 })),
      named('equal', releases([], '2025-09-11', { count: 14 })),
    ]);
    expect(largestSinceTalksBegan(all, talks, 'target')).toEqual([
      {
        key: 'large',
        count: 14,
        on: '2025-06-21',
        with: 'usa',
        talksBegan: '2025-02-12',
        releasesSince: 3,
      },
    ]);
    expect(largestSinceTalksBegan(all, talks, 'eu')).toEqual([]);
  });
});

describe('concessions', () => {
  it('should say what each answers, through causes and promises, and who says so', () => {
    const talks = named('talks', meets(['usa', 'target'], '2025-12-12'));
    const promise = named('promise', promises('usa', 'target', 'relief', '2025-12-13'));
    const pardon = {
      ...named('pardon', pardons([], '2025-12-13', { count: 123 })),
      because: [{ event: idOf('talks'), says: 'Reuters', hedge: 'followed' }],
    };
    const relief = named(
      'relief',
      lifts('usa', 'ban', 'licence', '2025-12-15', {}, { fulfils: ['relief'] }),
    );
    const { concessions } = statesOf([talks, promise, pardon, relief]);
    expect(ledger(concessions)).toEqual([
      {
        on: '2025-12-13',
        by: 'target',
        gives: 'pardons 123',
        key: 'pardon',
        answers: [
          { key: 'talks', gives: 'talks: usa, target', by: 'usa', says: 'Reuters: "followed"' },
        ],
      },
      {
        on: '2025-12-15',
        by: 'usa',
        gives: 'licence: ban',
        key: 'relief',
        answers: [
          {
            key: 'promise',
            gives: 'promises: ten prisoners',
            by: 'usa',
            says: 'keeps the promise',
          },
        ],
      },
    ]);
  });

  it('should speak of an amnesty in words', () => {
    const { concessions } = statesOf([pardons([], '1983-07-21', { count: 3666, act: 'amnesty' })]);
    expect(ledger(concessions).map(({ gives }) => gives)).toEqual(['grants amnesty to 3,666']);
  });
});

describe('positions', () => {
  it('should put the latest stance of each beside the others', () => {
    const { positions } = statesOf([
      states('lukas', 'prisoners-exist', 'supports', '2020-01-01'),
      states('lukas', 'prisoners-exist', 'denies', '2025-12-14'),
      states('watchers', 'prisoners-exist', 'supports', '2025-12-14', { jointly: ['friends'] }),
      states('lukas', 'thaw', 'thanks', '2025-12-14'),
    ]);
    expect(
      matters(positions).map(({ matter, held, contested }) => [
        matter,
        held.map(({ actor, stance }) => `${actor} ${stance}`),
        contested,
      ]),
    ).toEqual([
      ['prisoners-exist', ['friends supports', 'lukas denies', 'watchers supports'], true],
      ['thaw', ['lukas thanks'], false],
    ]);
  });
});

describe('the register', () => {
  const list = { list: 'eu-list' };
  const events = [
    imposes('eu', 'round-1', '2020-10-02', { ...list, persons: 40, totals: { persons: 44 } }),
    imposes('eu', 'round-2', '2020-11-06', { ...list, persons: 15, totals: { persons: 59 } }),
    imposes('eu', 'other', '2020-11-06', { persons: 22 }),
    extends_('eu', 'round-2', '2020-12-17', { persons: 29, entities: 7 }),
    lifts('eu', 'round-1', 'delisting', '2021-01-01', { persons: 10 }),
    lifts('eu', 'round-2', 'suspension', '2021-02-01'),
  ];

  it('should sum a list beside what was last printed, and nothing of other lists', () => {
    const { sanctionsRegister } = statesOf(events);
    expect(listsOn(sanctionsRegister, dayOf('2021-03-01'))).toEqual([
      {
        list: 'eu-list',
        computed: { persons: 74, entities: 7 },
        claimed: {
          persons: { value: 59, qualifier: 'exact' },
          on: '2020-11-06',
          by: events[1]?.key,
        },
      },
    ]);
  });

  it('should count a suspended measure as standing', () => {
    const { sanctionsRegister } = statesOf(events);
    expect(sendersOn(sanctionsRegister, dayOf('2021-03-01'))).toMatchObject([
      { sender: 'eu', target: 'target', standing: 3, suspended: 1, ended: 0, persons: 96 },
    ]);
  });

  it('should not show what is imposed later', () => {
    const { sanctionsRegister } = statesOf(events);
    expect(
      registerOn(sanctionsRegister, dayOf('2020-10-31')).map(({ measure }) => measure),
    ).toEqual(['round-1']);
  });
});

describe('series', () => {
  const { tension, indicators, timeline } = statesOf([
    imposes('eu', 'ban', '2020-10-02', { persons: 40, entities: 3 }),
    imposes('eu', 'more', '2020-10-31', { persons: 2 }),
    lifts('eu', 'more', 'delisting', '2020-12-01', { persons: 2 }),
    detains(['ales'], '2020-12-01'),
    releases(['ales'], '2020-12-02'),
  ]);

  it('should sum what happened in each month', () => {
    expect(indicatorNames(indicators)).toEqual([
      'delisted:eu',
      'detained',
      'eased:eu',
      'imposed:eu',
      'listed:eu',
      'released',
    ]);
    expect(indicator(indicators, 'listed:eu')).toEqual([{ month: '2020-10', value: 45 }]);
    expect(indicator(indicators, 'delisted:eu')).toEqual([{ month: '2020-12', value: 2 }]);
    expect(indicator(indicators, 'nothing')).toEqual([]);
  });

  it('should add up tension', () => {
    expect(tensionByMonth(tension)).toEqual([
      { month: '2020-10', tension: 4 },
      { month: '2020-12', tension: -2 },
    ]);
  });

  it('should count events by month and family, and those before', () => {
    expect(monthsOf(timeline)).toEqual([
      { month: '2020-10', before: 0, events: 2, families: { sanctions: 2 } },
      { month: '2020-12', before: 2, events: 3, families: { sanctions: 1, custody: 2 } },
    ]);
  });
});

describe('coverage', () => {
  it('should count events by source, and find what rests on one or is contradicted', () => {
    const twice = {
      kind: 'documented',
      citations: [{ source: 'reuters' }, { source: 'reuters', locator: 'p. 2' }],
    } as const;
    const both = {
      kind: 'documented',
      citations: [{ source: 'reuters' }, { source: 'tass', differs: 'says 9, not 10' }],
    } as const;
    const { coverage } = statesOf([
      { ...named('one', meets(['usa', 'target'], '2021-01-01')), provenance: cites('tass') },
      { ...named('two', meets(['usa', 'target'], '2021-01-02')), provenance: twice as never },
      { ...named('three', meets(['usa', 'target'], '2021-01-03')), provenance: both as never },
    ]);
    expect(sourcesByUse(coverage)[0]?.source).toBe('reuters');
    expect(weakestLinks(coverage)).toEqual({
      single: ['one', 'two'],
      differences: [{ key: 'three', source: 'tass', differs: 'says 9, not 10' }],
    });
  });
});

describe('views of states that share their names', () => {
  const at = dayOf('2022-01-01');
  const start = foldKept(initialState(), []);
  const offer = (name: string) => offers('usa', ['target'], name, '2021-01-01');

  it('should not depend on which name was seen first in another timeline', () => {
    foldKept(start, timelineOf([offer('b'), rules('b', 'in-force', '2021-01-01')]));
    const here = foldKept(
      start,
      timelineOf([
        offer('a'),
        offer('b'),
        rules('a', 'in-force', '2021-01-01'),
        rules('b', 'in-force', '2021-01-01'),
      ]),
    );
    expect(tableOn(here.talks, at).openOffers.map((each) => each.offer)).toEqual(['a', 'b']);
    expect(emergenciesOn(here.emergency, at).map((each) => each.emergency)).toEqual(['a', 'b']);
  });

  it('should hold no hole where another timeline cites a source', () => {
    const cited = (source: string): Event => ({
      ...meets(['usa', 'target'], '2021-01-01'),
      provenance: cites(source),
    });
    foldKept(start, timelineOf([cited('only-there')]));
    const here = foldKept(start, timelineOf([cited('here')]));
    expect(sourcesByUse(here.coverage)).toEqual([{ source: 'here', events: 1 }]);
  });
});
