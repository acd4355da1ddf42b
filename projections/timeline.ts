import { isoMonth } from '../domain/calendar.ts';
import { type Entry, everyType } from '../domain/entry.ts';
import type { Event, Family } from '../domain/event.ts';
import { vocabulary } from '../domain/vocabulary.ts';
import { monthOf } from './months.ts';
import { byName, type Projection } from './projection.ts';

interface TimelineMonth {
  readonly month: number;
  /** How many events stand before this month. */
  readonly before: number;
  events: number;
  readonly families: Partial<Record<Family, number>>;
}

export interface TimelineState {
  events: number;
  readonly months: TimelineMonth[];
}

function count(state: TimelineState, event: Event, entry: Entry): void {
  const month = monthOf(entry.start);
  const { family } = vocabulary[event.type];
  let last = state.months.at(-1);
  if (last?.month !== month) {
    state.months.push({ month, before: state.events, events: 0, families: {} });
    last = state.months.at(-1);
  }
  if (last !== undefined) {
    last.events += 1;
    last.families[family] = (last.families[family] ?? 0) + 1;
  }
  state.events += 1;
}

/** How many events each month holds, by family, and how many stand before it. */
export const timeline: Projection<TimelineState> = {
  name: 'timeline',
  version: 1,
  initial: () => ({ events: 0, months: [] }),
  own: ({ events, months }) => {
    const last = months.at(-1);
    const before = months.slice(0, -1);
    return {
      events,
      months:
        last === undefined ? before : [...before, { ...last, families: { ...last.families } }],
    };
  },
  apply: everyType(count),
  summary: (state) => ({ months: byName(monthsOf(state), ({ month }) => month) }),
};

export function monthsOf(state: TimelineState) {
  return state.months.map(({ month, ...rest }) => ({ month: isoMonth(month), ...rest }));
}
