import fc from 'fast-check';
import { expect, it } from 'vitest';
import { StreamIndex } from '../../src/store/eventstoredb/stream-index.ts';
import type { Role } from '../../src/store/port.ts';

const entries = fc.uniqueArray(
  fc.record({
    // Drawn ids, and ids that were counted up, which a poor hash would pile into one place.
    id: fc.oneof(
      fc.uuid(),
      fc.nat(400).map((n) => `00000000-0000-5000-8000-${n.toString(16).padStart(12, '0')}`),
    ),
    role: fc.constantFrom<Role>('world', 'catalogue', 'amendment'),
    sort: fc.oneof(fc.integer({ min: -2, max: 2 }), fc.maxSafeInteger()),
  }),
  { selector: ({ id }) => id, maxLength: 300 },
);

it('should find every id at its revision, and no other', () => {
  fc.assert(
    fc.property(entries, fc.uuid(), (given, other) => {
      const index = new StreamIndex();
      for (const entry of given) index.push(entry);
      expect(index.length).toBe(given.length);
      given.forEach(({ id }, revision) => {
        expect(index.revisionOf(id)).toBe(revision);
      });
      if (!given.some(({ id }) => id === other)) expect(index.revisionOf(other)).toBeUndefined();
    }),
  );
});

it('should put each role in order of sort key and revision, from a place on, up to bounds', () => {
  fc.assert(
    fc.property(
      entries,
      fc.nat(300),
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: -3, max: 3 }),
      fc.nat(20),
      (given, upTo, sort, untilSort, count) => {
        const index = new StreamIndex();
        given.forEach((entry, at) => {
          index.push(entry);
          // Sorted in between, it must be sorted anew after what comes later.
          if (at % 50 === 0)
            index.inOrder('world', { sort, revision: 3 }, { upTo, untilSort, count });
        });
        for (const role of ['world', 'catalogue', 'amendment'] as const) {
          const expected = given
            .map((entry, revision) => ({ ...entry, revision }))
            .filter((entry) => entry.role === role && entry.revision <= upTo)
            .filter((entry) => entry.sort <= untilSort)
            .filter((entry) => entry.sort > sort || (entry.sort === sort && entry.revision > 3))
            .sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : a.revision - b.revision))
            .slice(0, count)
            .map(({ revision }) => revision);
          expect(index.inOrder(role, { sort, revision: 3 }, { upTo, untilSort, count })).toEqual(
            expected,
          );
        }
      },
    ),
  );
});
