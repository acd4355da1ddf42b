import { describe, expect, it } from 'vitest';
import type { Day } from '../../../domain/calendar.ts';
import { registerOn } from '../../../projections/sanctions-register.ts';
import type { Projected } from '../../../projections/all.ts';
import { given } from '../../given.ts';
import {
  breaks,
  event,
  extends_,
  imposes,
  lifts,
  promises,
  reinstates,
  relieves,
} from '../../words.ts';

const row = (state: Projected, day: Day) => registerOn(state.sanctionsRegister, day)[0];
const stands = (expected: string) => (state: Projected, day: Day) => {
  expect(row(state, day)?.status).toBe(expected);
};
const lists = (persons: number, entities: number) => (state: Projected, day: Day) => {
  expect(row(state, day)).toMatchObject({ persons, entities });
};

const ban = imposes('eu', 'ban', '2020-10-02');
const list = imposes('eu', 'list', '2020-10-02', { persons: 40, entities: 3 });

describe('measure-imposed-once', () => {
  it('should let a sender impose two measures', () => {
    given(ban)
      .when(imposes('eu', 'second', '2020-11-06'))
      .thenAccepted();
  });
  it('should refuse a name that is taken, and keep the history of the first', () => {
    given(ban)
      .when(imposes('usa', 'ban', '2021-01-01'))
      .thenRefused('measure-imposed-once', /ban has already been imposed/, /extend or reinstate/)
      .thenOn('2021-02-01', (state, day) => {
        expect(row(state, day)).toMatchObject({ sender: 'eu', imposed: '2020-10-02' });
      });
  });
  it('should refuse a countermeasure under the name of a sanction', () => {
    given(ban)
      .when(
        event('CountermeasureImposed', 'target', '2021-01-01', {
          measure: 'ban',
          kind: 'trade',
          target: 'eu',
          scope: 'food',
        }),
      )
      .thenRefused('measure-imposed-once', /already/);
  });
});

describe('measure-exists', () => {
  it('should let an imposed measure be lifted', () => {
    given(ban)
      .when(lifts('eu', 'ban', 'repeal', '2021-01-01'))
      .thenAccepted();
  });
  it('should refuse to lift, extend or reinstate what was never imposed', () => {
    for (const act of [
      lifts('eu', 'other', 'repeal', '2021-01-01'),
      extends_('eu', 'other', '2021-01-01'),
      reinstates('eu', 'other', '2021-01-01'),
    ]) {
      given(ban)
        .when(act)
        .thenRefused('measure-exists', /no such measure has been imposed: other/);
    }
  });
  it('should refuse a lift on the day before the measure', () => {
    given(ban)
      .when(lifts('eu', 'gone', 'repeal', '2020-10-01'))
      .thenRefused('measure-exists', /no such measure has been imposed/);
  });
});

describe('measure-sender', () => {
  it('should let the sender act, alone or jointly with another', () => {
    given(ban)
      .when(lifts('eu', 'ban', 'licence', '2021-01-01'))
      .thenAccepted();
    given(ban)
      .when(lifts('usa', 'ban', 'licence', '2021-01-01', {}, { jointly: ['eu'] }))
      .thenAccepted();
  });
  it('should refuse anybody else', () => {
    given(ban)
      .when(lifts('usa', 'ban', 'repeal', '2021-01-01'))
      .thenRefused('measure-sender', /imposed by eu, not by usa/, /let eu act/);
  });
});

describe('lift-from-force', () => {
  const licensed = [ban, lifts('eu', 'ban', 'licence', '2021-01-10', { expires: '2021-04-30' })];

  it('should renew a licence while it runs, and give a new one after it has lapsed', () => {
    given(...licensed)
      .when(lifts('eu', 'ban', 'licence', '2021-04-30', { expires: '2021-10-31' }))
      .thenAccepted()
      .thenOn('2021-10-31', stands('licensed'))
      .thenOn('2021-11-01', stands('in-force'));
    given(...licensed)
      .when(lifts('eu', 'ban', 'licence', '2021-06-01'))
      .thenAccepted()
      .thenOn('2021-05-31', stands('in-force'))
      .thenOn('2021-06-01', stands('licensed'));
  });
  it('should lapse a licence the day after it expires, not on the day', () => {
    given(...licensed)
      .when(imposes('eu', 'later', '2021-04-01'))
      .thenOn('2021-04-30', stands('licensed'))
      .thenOn('2021-05-01', stands('in-force'));
  });
  it('should lapse a suspension in the same way', () => {
    given(ban)
      .when(lifts('eu', 'ban', 'suspension', '2021-01-10', { expires: '2021-02-28' }))
      .thenAccepted()
      .thenOn('2021-02-28', stands('suspended'))
      .thenOn('2021-03-01', stands('in-force'));
  });
  it('should say a licence that begins later has not begun', () => {
    given(ban)
      .when(lifts('eu', 'ban', 'licence', '2021-01-10', { effective: '2021-01-20' }))
      .thenAccepted()
      .thenOn('2021-01-19', stands('in-force'))
      .thenOn('2021-01-20', stands('licensed'));
  });
  it('should relieve a measure that is enacted and not yet in effect', () => {
    const tariff = imposes('usa', 'tariff', '1982-10-27', {
      kind: 'tariff',
      announced: '1982-10-09',
      effective: '1982-11-01',
    });
    given(tariff)
      .when(lifts('usa', 'tariff', 'repeal', '1982-10-30'))
      .thenAccepted()
      .thenOn('1982-10-29', stands('enacted'))
      .thenOn('1982-10-30', stands('ended'))
      .thenOn('1982-11-01', stands('ended'));
  });
  it('should refuse to relieve what has ended', () => {
    given(ban, lifts('eu', 'ban', 'repeal', '2021-01-01'))
      .when(lifts('eu', 'ban', 'licence', '2021-02-01'))
      .thenRefused('lift-from-force', /licence is not possible for ban: it ended on 2021-01-01/);
  });
  it('should refuse to relieve what has expired by itself, and let the expiry be recorded', () => {
    const short = imposes('eu', 'ban', '2020-10-02', { expires: '2021-02-28' });
    given(short)
      .when(lifts('eu', 'ban', 'licence', '2021-03-01'))
      .thenRefused('lift-from-force', /it lapsed at the end of 2021-02-28/);
    given(short)
      .when(lifts('eu', 'ban', 'licence', '2021-02-28'))
      .thenAccepted();
    given(short)
      .when(lifts('eu', 'ban', 'expiry', '2021-03-01'))
      .thenAccepted();
  });
  it('should refuse to suspend what is licensed, which is more than that', () => {
    given(...licensed)
      .when(lifts('eu', 'ban', 'suspension', '2021-02-01'))
      .thenRefused('lift-from-force', /licensed since 2021-01-10/);
  });
  it('should not bring back what was repealed with a date of expiry', () => {
    given(ban)
      .when(lifts('eu', 'ban', 'repeal', '2021-01-01', { expires: '2021-03-01' }))
      .thenOn('2021-03-02', stands('ended'));
  });
});

describe('lift-within-listings', () => {
  it('should give partial relief down to zero, and end the measure with its last listing', () => {
    const some = lifts('eu', 'list', 'delisting', '2021-01-01', { persons: 30 });
    given(list).when(some).thenAccepted().thenOn('2021-01-01', lists(10, 3));
    given(list, some)
      .when(lifts('eu', 'list', 'delisting', '2021-02-01', { persons: 10, entities: 3 }))
      .thenAccepted()
      .thenOn('2021-01-31', stands('in-force'))
      .thenOn('2021-02-01', stands('ended'))
      .thenOn('2021-02-01', lists(0, 0));
  });
  it('should offer as many as stand, of the one that is too many', () => {
    const { refusals } = given(list).when(
      lifts('eu', 'list', 'delisting', '2021-02-01', { persons: 4_000 }),
    );
    expect(refusals.flatMap(({ remedies = [] }) => remedies)).toEqual([
      { field: 'data.persons', value: { value: 40, qualifier: 'exact' } },
    ]);
  });
  it('should refuse to lift one more than is in force', () => {
    given(list, lifts('eu', 'list', 'delisting', '2021-01-01', { persons: 30 }))
      .when(lifts('eu', 'list', 'delisting', '2021-02-01', { persons: 11 }))
      .thenRefused(
        'lift-within-listings',
        /more than is listed under .*: persons 11 of 10, entities 0 of 3/,
        /persons 10, entities 3/,
      );
  });
  it('should count what an extension added', () => {
    given(list, extends_('eu', 'list', '2021-01-01', { persons: 5 }))
      .when(lifts('eu', 'list', 'delisting', '2021-02-01', { persons: 45 }))
      .thenAccepted()
      .thenOn('2021-02-01', lists(0, 3));
  });
  it('should leave listings standing under a partial licence, and show the part', () => {
    given(list)
      .when(lifts('eu', 'list', 'licence', '2021-01-01', { entities: 2 }))
      .thenAccepted()
      .thenOn('2021-01-01', lists(40, 3))
      .thenOn('2021-01-01', (state, day) => {
        expect(row(state, day)).toMatchObject({
          status: 'in-force',
          partial: [{ form: 'licence', persons: 0, entities: 2 }],
        });
      });
  });
});

describe('extend-from-force', () => {
  it('should prolong a measure up to its last day', () => {
    given(imposes('eu', 'ban', '2020-10-02', { expires: '2021-02-28' }))
      .when(extends_('eu', 'ban', '2021-02-28', { until: '2022-02-28' }))
      .thenAccepted()
      .thenOn('2022-02-28', stands('in-force'))
      .thenOn('2022-03-01', stands('expired'));
  });
  it('should refuse to prolong what has lapsed or ended', () => {
    given(imposes('eu', 'ban', '2020-10-02', { expires: '2021-02-28' }))
      .when(extends_('eu', 'ban', '2021-03-01', { until: '2022-02-28' }))
      .thenRefused('extend-from-force', /it lapsed at the end of 2021-02-28/, /reinstate/);
    given(ban, lifts('eu', 'ban', 'delisting', '2021-01-01'))
      .when(extends_('eu', 'ban', '2021-02-01'))
      .thenRefused('extend-from-force', /it ended on 2021-01-01/);
  });
});

describe('reinstate-after-relief', () => {
  it('should snap back from a licence, a suspension, a delisting and a repeal', () => {
    for (const form of ['licence', 'suspension', 'delisting', 'repeal'] as const) {
      given(list, lifts('eu', 'list', form, '2021-01-01'))
        .when(reinstates('eu', 'list', '2021-04-19', { effective: '2021-06-03' }))
        .thenAccepted()
        .thenOn('2021-06-02', (state, day) => {
          expect(row(state, day)?.status).not.toBe('in-force');
        })
        .thenOn('2021-06-03', stands('in-force'))
        .thenOn('2021-06-03', lists(40, 3));
    }
  });
  it('should find the last listings again when they had all been delisted by count', () => {
    given(list, lifts('eu', 'list', 'delisting', '2021-01-01', { persons: 40, entities: 3 }))
      .when(reinstates('eu', 'list', '2021-04-19'))
      .thenAccepted()
      .thenOn('2021-04-18', lists(0, 0))
      .thenOn('2021-04-19', lists(40, 3));
  });
  it('should snap back after a measure lapsed by itself', () => {
    given(imposes('eu', 'ban', '2020-10-02', { expires: '2021-02-28' }))
      .when(reinstates('eu', 'ban', '2021-06-01'))
      .thenAccepted()
      .thenOn('2021-05-31', stands('expired'))
      .thenOn('2021-06-01', stands('in-force'));
  });
  it('should snap back from a licence for a part, which then runs no longer', () => {
    given(list, lifts('eu', 'list', 'licence', '2021-01-01', { entities: 2 }))
      .when(reinstates('eu', 'list', '2021-02-01'))
      .thenAccepted()
      .thenOn('2021-02-01', (state, day) => {
        expect(row(state, day)?.partial).toEqual([]);
      });
  });
  it('should refuse when no relief is running, or no longer', () => {
    given(ban)
      .when(reinstates('eu', 'ban', '2021-01-01'))
      .thenRefused('reinstate-after-relief', /no relief is in effect/);
    given(ban, lifts('eu', 'ban', 'licence', '2021-01-01', { expires: '2021-01-31' }))
      .when(reinstates('eu', 'ban', '2021-02-01'))
      .thenRefused('reinstate-after-relief', /has been in force since/);
  });
});

describe('what a list tells of measures', () => {
  const counted = (inForce: string[], on: string) =>
    event('SanctionsCounted', 'press', on, { sender: 'eu', inForce, complete: true });

  it('should leave the end of a measure unknown that a complete list leaves out', () => {
    given(ban, imposes('eu', 'second', '2020-11-01'))
      .when(counted(['second'], '2021-05-01'))
      .thenAccepted()
      .thenOn('2021-04-30', stands('in-force'))
      .thenOn('2021-05-01', stands('end-unknown'));
  });
  it('should know again that it stands when an act or a later list says so', () => {
    const before = [ban, imposes('eu', 'second', '2020-11-01'), counted(['second'], '2021-05-01')];
    given(...before)
      .when(reinstates('eu', 'ban', '2021-06-01'))
      .thenAccepted()
      .thenOn('2021-06-01', stands('in-force'));
    given(...before)
      .when(counted(['ban', 'second'], '2021-06-01'))
      .thenOn('2021-06-01', stands('in-force'));
  });
});

describe('relief that is promised', () => {
  const promised = [ban, promises('eu', 'target', 'relief', '2021-01-01', [relieves('eu', 'ban')])];
  const left = (expected: number) => (state: Projected, day: Day) => {
    expect(row(state, day)?.promised).toHaveLength(expected);
  };

  it('should stand beside the measure until it is given or the promise is broken', () => {
    given(...promised)
      .when(lifts('eu', 'ban', 'licence', '2021-02-01', {}, { fulfils: ['relief'] }))
      .thenAccepted()
      .thenOn('2021-01-31', left(1))
      .thenOn('2021-02-01', left(0));
    given(...promised)
      .when(breaks('eu', 'relief', '2021-03-01'))
      .thenAccepted()
      .thenOn('2021-03-01', left(0));
  });
});
