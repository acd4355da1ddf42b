import { describe, expect, it } from 'vitest';
import { findPerson } from '../../../domain/custody/fold.ts';
import { personsIn, remaindersIn } from '../../../projections/custody.ts';
import { given } from '../../given.ts';
import { counts, detains, event, pardons, releases, sentences } from '../../words.ts';

const changes = (persons: string[], to: 'arrest' | 'furlough' | 'sentence', on: string) =>
  event('CustodyChanged', 'target', on, { persons, to });

const taken = detains(['ales', 'maria'], '2021-07-14');

describe('detain-the-free', () => {
  it('should detain somebody again after a release, even on the day', () => {
    given(taken, releases(['ales'], '2024-07-03'))
      .when(detains(['ales'], '2024-07-04'))
      .thenAccepted();
  });
  it('should refuse to detain somebody who is held, on leave too', () => {
    given(taken)
      .when(detains(['ales', 'viktar'], '2021-08-01'))
      .thenRefused(
        'detain-the-free',
        /^ales cannot be detained: already in custody/,
        /CustodyChanged/,
      );
    given(taken, changes(['ales'], 'furlough', '2021-08-01'))
      .when(detains(['ales'], '2021-09-01'))
      .thenRefused('detain-the-free', /already in custody/);
  });
  it('should detain somebody who was sentenced in absence', () => {
    given(sentences('sviatlana', '2023-03-06', { inAbsentia: true }))
      .when(detains(['sviatlana'], '2023-04-01'))
      .thenAccepted();
  });
});

describe('change-while-held', () => {
  it('should change the ground without a release: interned, then arrested', () => {
    given(detains(['jan'], '1981-12-13', { basis: 'internment' }))
      .when(changes(['jan'], 'arrest', '1982-12-23'))
      .thenAccepted()
      .thenOn('1982-12-23', ({ custody }) => {
        expect(personsIn(custody)).toMatchObject([
          { person: 'jan', held: true, basis: 'arrest', since: '1982-12-23' },
        ]);
      });
  });
  it('should refuse for somebody free', () => {
    given(taken, releases(['maria'], '2025-12-13'))
      .when(changes(['maria'], 'arrest', '2025-12-14'))
      .thenRefused('change-while-held', /maria cannot be moved/, /leave out maria/);
  });
});

describe('release-while-held', () => {
  it('should release the held, on the day of a pardon and on leave', () => {
    given(taken, pardons(['ales'], '2025-12-13'))
      .when(releases(['ales'], '2025-12-13'))
      .thenAccepted();
    given(taken, changes(['ales'], 'furlough', '2022-01-01'))
      .when(releases(['ales'], '2022-02-01'))
      .thenAccepted();
  });
  it('should release unnamed people by count alone', () => {
    given()
      .when(releases([], '2025-12-13', { count: 123 }))
      .thenAccepted();
  });
  it('should refuse to release twice, or somebody never detained', () => {
    given(taken, releases(['ales'], '2024-01-01'))
      .when(releases(['ales'], '2024-02-01'))
      .thenRefused(
        'release-while-held',
        /ales cannot be released: not in custody/,
        /leave out ales/,
      );
    given(taken)
      .when(releases(['nobody'], '2024-02-01'))
      .thenRefused('release-while-held', /nobody/);
  });
});

describe('sentence-after-detention', () => {
  it('should sentence the detained, and anybody in absence', () => {
    given(taken)
      .when(sentences('ales', '2023-03-03'))
      .thenAccepted()
      .thenOn('2023-03-03', ({ custody }) => {
        expect(findPerson(custody, 'ales')).toMatchObject({ held: true, basis: 'sentence' });
      });
    given()
      .when(sentences('sviatlana', '2023-03-06', { inAbsentia: true, years: 15 }))
      .thenAccepted()
      .thenOn('2023-03-06', ({ custody }) => {
        expect(findPerson(custody, 'sviatlana')).toMatchObject({ held: false, sentenced: true });
      });
  });
  it('should refuse to sentence somebody present who was never detained', () => {
    given(sentences('sviatlana', '2023-03-06', { inAbsentia: true }))
      .when(sentences('sviatlana', '2023-04-06'))
      .thenRefused('sentence-after-detention', /never detained/, /in absentia/);
  });
});

describe('pardon-before-release', () => {
  it('should pardon the held', () => {
    given(taken)
      .when(pardons(['ales', 'maria'], '2025-12-12'))
      .thenAccepted();
  });
  it('should refuse to pardon somebody after release', () => {
    given(taken, releases(['ales'], '2025-12-13'))
      .when(pardons(['ales'], '2025-12-14'))
      .thenRefused('pardon-before-release', /ales cannot be pardoned: not in custody/);
  });
});

describe('group-counts-its-names', () => {
  it('should count more than it names, or name more than "at least" says', () => {
    given(taken)
      .when(releases(['ales'], '2025-12-13', { count: 123 }))
      .thenAccepted();
    given(taken)
      .when(
        releases(['ales', 'maria'], '2025-12-13', { count: { value: 1, qualifier: 'at-least' } }),
      )
      .thenAccepted();
  });
  it('should refuse a group smaller than its names', () => {
    given(taken)
      .when(releases(['ales', 'maria'], '2025-12-13', { count: 1 }))
      .thenRefused('group-counts-its-names', /a group of 1 cannot include the 2/, /at least 2/);
    given(taken)
      .when(pardons(['ales', 'maria'], '2025-12-13', { count: { value: 2, qualifier: 'exact' } }))
      .thenAccepted();
    given(taken)
      .when(pardons(['ales', 'maria'], '2025-12-13', { count: { value: 1, qualifier: 'at-most' } }))
      .thenRefused('group-counts-its-names', /at most 1/);
  });
});

describe('destinations-within-count', () => {
  const to = (ukr: number, ltu: number) => [
    { to: 'ukr', count: ukr },
    { to: 'ltu', count: ltu },
  ];
  it('should let all arrive, or fewer: one may refuse to cross', () => {
    given()
      .when(releases([], '2025-12-13', { count: 123, destinations: to(114, 9) }))
      .thenAccepted();
    given()
      .when(releases([], '2025-09-11', { count: 52, destinations: to(0, 51) }))
      .thenAccepted();
  });
  it('should refuse more arrivals than releases', () => {
    given()
      .when(releases([], '2025-12-13', { count: 123, destinations: to(115, 9) }))
      .thenRefused(
        'destinations-within-count',
        /124 people .* a group of 123/,
        /at most 123 people in all/,
      );
  });
});

describe('counts and the computed remainder', () => {
  const held = 'political-prisoners';
  it('should compute from the latest exact stock, and keep a rounded one beside it', () => {
    given(counts('viasna', held, 1227, '2025-12-12'), releases([], '2025-12-13', { count: 123 }))
      .when(counts('press', held, { value: 1200, qualifier: 'about' }, '2025-12-15'))
      .thenAccepted()
      .thenOn('2025-12-15', ({ custody }) => {
        expect(remaindersIn(custody)).toMatchObject([
          {
            of: held,
            computed: 1104,
            anchor: { by: 'viasna', on: '2025-12-12' },
            claimed: [{ by: 'press' }, { by: 'viasna' }],
          },
        ]);
      });
  });
  it('should keep apart what is counted: the interned and the sentenced', () => {
    given(
      counts('ministry', 'interned', 5019, '1982-01-09'),
      counts('ministry', held, 1500, '1982-01-09'),
      detains([], '1982-01-10', { count: 10, basis: 'internment' }),
      detains([], '1982-01-10', { count: 3, basis: 'arrest' }),
    )
      .when(releases([], '1982-02-01', { count: 19, basis: 'end-of-internment' }))
      .thenOn('1982-02-01', ({ custody }) => {
        expect(remaindersIn(custody).map(({ of, computed }) => [of, computed])).toEqual([
          ['interned', 5010],
          [held, 1503],
        ]);
      });
  });
  it('should never start from a flow or a sum since the start', () => {
    given()
      .when(counts('ministry', 'interned', 10132, '1982-12-12', 'cumulative'))
      .thenOn('1982-12-12', ({ custody }) => {
        expect(remaindersIn(custody)).toEqual([]);
      });
  });
});
