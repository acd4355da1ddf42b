import { describe, expect, it } from 'vitest';
import { diff } from '../../src/history/diff.ts';
import { timelineOf } from '../given.ts';
import { type Around, imposes, lifts, meets } from '../words.ts';
import type { Event } from '../../domain/event.ts';

const named = (key: string, made: Event, around: Around = {}): Event =>
  ({ ...made, ...around, key }) as Event;
const ban = named('ban', imposes('eu', 'ban', '2020-10-02'));
const talks = named('talks', meets(['usa', 'target'], '2025-02-12'));
const relief = named('relief', lifts('eu', 'ban', 'licence', '2025-12-15'));

describe('a comparison of two timelines', () => {
  it('should find nothing between a timeline and itself', async () => {
    const one = timelineOf([ban, talks, relief]);
    expect(await diff([one], [one])).toEqual({
      shared: 3,
      onlyA: [],
      onlyB: [],
      moved: [],
      changed: [],
      same: 3,
    });
  });

  it('should tell what is only here, only there, moved and changed', async () => {
    const before = timelineOf([ban, talks, relief]);
    const moved = { ...talks, occurred: '2025-03-01' };
    const changed = { ...relief, summary: 'Something else.' };
    const added = named('added', imposes('usa', 'more', '2022-03-02'));
    const after = timelineOf([ban, moved, changed, added]).map((entry) =>
      entry.event === changed
        ? { ...entry, amended: [{ by: 'x', kind: 'replaced' as const, before: relief }] }
        : entry,
    );
    const found = await diff([before], [after.slice(0, 2), after.slice(2)]);
    expect(found.shared).toBe(1);
    expect(found.onlyA).toEqual([]);
    expect(found.onlyB.map(({ event }) => event.key)).toEqual(['added']);
    expect(found.moved.map(({ b }) => b.event.occurred)).toEqual(['2025-03-01']);
    expect(found.changed.map(({ b }) => b.event.summary)).toEqual(['Something else.']);
    expect(found.same).toBe(1);
  });
});
