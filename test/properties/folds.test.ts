import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../domain/entry.ts';
import { entryOf } from '../../domain/entry.ts';
import type { Event } from '../../domain/event.ts';
import { statusOn } from '../../domain/sanctions/measure.ts';
import { foldKept, foldOwned, initialState, type Projected } from '../../projections/all.ts';
import { anomaliesIn } from '../../projections/anomalies.ts';
import { registerOn } from '../../projections/sanctions-register.ts';
import { timelineOf } from '../given.ts';
import { STREAM } from '../words.ts';
import { abidingHistory, anyHistory, LAST } from './history-arbitrary.ts';
import { holds } from './runs.ts';
import { viewsOn } from './views.ts';

const fold = (entries: readonly Entry[]): Projected => foldOwned(initialState(), entries);
const view = (state: Projected): string => viewsOn(state, LAST);

describe('folds', () => {
  it('should give the same state in one go and in two', async () => {
    await holds(
      fc.property(anyHistory, fc.nat(40), (events, cut) => {
        const entries = timelineOf(events);
        const inTwo = foldOwned(fold(entries.slice(0, cut)), entries.slice(cut));
        expect(view(inTwo)).toBe(view(fold(entries)));
      }),
    );
  });

  it('should give the same state owned and kept, after every prefix, and leave earlier ones alone', async () => {
    await holds(
      fc.property(anyHistory, fc.integer({ min: 1, max: 4 }), (events, size) => {
        const entries = timelineOf(events);
        const kept: { state: Projected; view: string }[] = [];
        let state = initialState();
        for (let from = 0; from < entries.length; from += size) {
          state = foldKept(state, entries.slice(from, from + size));
          kept.push({ state, view: view(state) });
          expect(view(state)).toBe(view(fold(entries.slice(0, from + size))));
        }
        // All earlier states still show what they showed.
        for (const each of kept) expect(view(each.state)).toBe(each.view);
      }),
    );
  });

  it('should not see which other histories were continued from the same state', async () => {
    await holds(
      fc.property(anyHistory, anyHistory, anyHistory, (past, one, other) => {
        const start = foldKept(initialState(), timelineOf(past));
        const before = view(start);
        // The two continuations share a table of names that grows under both.
        const left = foldKept(start, timelineOf(one));
        const leftView = view(left);
        const right = foldKept(start, timelineOf(other));
        expect(view(right)).toBe(view(foldOwned(fold(timelineOf(past)), timelineOf(other))));
        expect(view(left)).toBe(leftView);
        expect(view(start)).toBe(before);
      }),
    );
  });

  it('should not depend on the order of import, but among events that share their place', async () => {
    await holds(
      fc.property(anyHistory, fc.infiniteStream(fc.nat(1_000)), (events, dice) => {
        const shuffled = shuffle(events, dice);
        expect(view(fold(timelineOf(shuffled)))).toBe(view(fold(timelineOf(events))));
      }),
    );
  });

  it('should find no anomaly in a history that keeps the rules', async () => {
    await holds(
      fc.property(abidingHistory, (events) => {
        expect(anomaliesIn(fold(timelineOf(events)).anomalies)).toEqual([]);
      }),
    );
  });

  it('should never count a listing below zero, nor show one under a measure that is over', async () => {
    await holds(
      fc.property(abidingHistory, (events) => {
        const { sanctionsRegister } = fold(timelineOf(events));
        for (let day = LAST - 800; day < LAST; day += 13) {
          for (const row of registerOn(sanctionsRegister, day)) {
            const over = row.status === 'ended' || row.status === 'expired';
            expect(over ? row.persons + row.entities : 0).toBe(0);
          }
        }
      }),
    );
  });

  it('should keep ended what has ended, unless it is reinstated', async () => {
    await holds(
      fc.property(abidingHistory, (events) => {
        const { sanctionsRegister } = fold(timelineOf(events));
        const revived = new Set(
          events.flatMap((event) =>
            event.type === 'SanctionReinstated' ? event.data.measures : [],
          ),
        );
        for (const measure of sanctionsRegister.measures) {
          if (measure === undefined || revived.has(measure.name)) continue;
          let ended = false;
          for (let day = measure.imposed; day < LAST; day += 3) {
            const now = statusOn(measure, day).status === 'ended';
            expect(ended && !now).toBe(false);
            ended = now;
          }
        }
      }),
    );
  });
});

/** Another order of import, in which events with one sort key keep the order they had. */
function shuffle(events: readonly Event[], dice: fc.Stream<number>): Event[] {
  const sortOf = (event: Event): number => entryOf(event, STREAM, 0).sort;
  const mixed = events
    .map((event) => ({ event, die: dice.next().value as number }))
    .sort((a, b) => a.die - b.die)
    .map(({ event }) => event);
  const queues = Map.groupBy(events, sortOf);
  return mixed.map((event) => queues.get(sortOf(event))?.shift() ?? event);
}
