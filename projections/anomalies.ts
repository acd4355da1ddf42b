import { type Day, isoDay } from '../domain/calendar.ts';
import { type Chunks, noChunks, ownChunks, push, toArray } from '../domain/chunks.ts';
import { everyType } from '../domain/entry.ts';
import type { Fact } from '../domain/refusal.ts';
import { check } from '../domain/rules.ts';
import type { Projection } from './projection.ts';

export interface Anomaly {
  readonly day: Day;
  readonly key: string;
  readonly id: string;
  readonly rule: string;
  readonly reason: string;
  readonly facts: readonly Fact[];
  readonly fix?: string;
}

/** Events whose preconditions do not hold in this timeline: shown, not removed. */
export const anomalies: Projection<Chunks<Anomaly>> = {
  name: 'anomalies',
  version: 1,
  initial: noChunks,
  own: ownChunks,
  beforeWorld: true,
  apply: everyType((state, event, entry, world) => {
    for (const refusal of check(world, entry)) {
      push(state, { day: entry.start, key: event.key, id: event.id, ...refusal });
    }
  }),
  summary: (state) => ({ anomalies: anomaliesIn(state) }),
};

export function anomaliesIn(state: Chunks<Anomaly>) {
  return toArray(state).map(({ day, ...rest }) => ({ on: isoDay(day), ...rest }));
}
