import { type Day, isoDay } from '../domain/calendar.ts';
import { type Chunks, noChunks, ownChunks, push, toArray } from '../domain/chunks.ts';
import type { Quantity } from '../domain/quantity.ts';
import { byName, type Projection } from './projection.ts';
import { talksSeries } from './talks.ts';
import type { TalksState } from '../domain/talks/fold.ts';

export interface Release {
  readonly day: Day;
  readonly key: string;
  readonly by: string;
  readonly count: Quantity;
  readonly basis: string;
  readonly named: readonly string[];
  readonly destinations: readonly { readonly to: string; readonly count: Quantity }[];
}

export type ReleasesState = Chunks<Release>;

/** Every release, so that superlatives can be computed instead of believed. */
export const releases: Projection<ReleasesState> = {
  name: 'releases',
  version: 1,
  initial: noChunks,
  own: ownChunks,
  apply: {
    PrisonersReleased: (state, event, entry) => {
      const { count, basis, persons, destinations } = event.data;
      push(state, {
        day: entry.start,
        key: event.key,
        by: event.actor,
        count,
        basis,
        named: persons,
        destinations,
      });
    },
  },
  summary: (state, { target, world }) => ({
    largestSinceTalksBegan: byName(
      largestSinceTalksBegan(state, world.talks, target),
      (largest) => largest.with,
    ),
  }),
};

export interface LargestSince {
  readonly key: string;
  readonly count: number;
  readonly on: string;
  readonly with: string;
  /** First day of the talks that the comparison starts from. */
  readonly talksBegan: string;
  readonly releasesSince: number;
}

/** The largest release of a party since its latest run of talks with each counterpart began. */
export function largestSinceTalksBegan(
  state: ReleasesState,
  talks: TalksState,
  by: string,
): LargestSince[] {
  const latest = new Map<string, Day>();
  for (const { parties, began } of talksSeries(talks)) {
    if (parties.includes(by)) latest.set(parties[0] === by ? parties[1] : parties[0], began);
  }
  const all = toArray(state).filter((release) => release.by === by);
  return [...latest]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([counterpart, began]) => {
      const since = all.filter((release) => release.day >= began);
      const [first, ...rest] = since;
      if (first === undefined) return [];
      const largest = rest.reduce(
        (best, next) => (next.count.value > best.count.value ? next : best),
        first,
      );
      return [
        {
          key: largest.key,
          count: largest.count.value,
          on: isoDay(largest.day),
          with: counterpart,
          talksBegan: isoDay(began),
          releasesSince: since.length,
        },
      ];
    });
}
