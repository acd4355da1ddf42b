import { isoMonth } from '../domain/calendar.ts';
import type { Handlers } from '../domain/entry.ts';
import { eventTypes } from '../domain/event.ts';
import { tensionOf } from '../domain/vocabulary.ts';
import { addTo, monthOf, noSeries, ownSeries, type MonthlySeries } from './months.ts';
import type { Projection } from './projection.ts';

const score: Handlers<MonthlySeries>['TalksHeld'] = (state, event, entry) => {
  const tension = tensionOf(event);
  if (tension !== 0) addTo(state, monthOf(entry.start), tension);
};

/** Event scores summed by month: positive is tenser (scale in domain/vocabulary.ts). */
export const tension: Projection<MonthlySeries> = {
  name: 'tension',
  version: 1,
  initial: noSeries,
  own: ownSeries,
  apply: Object.fromEntries(eventTypes.map((type) => [type, score])),
};

export function tensionByMonth(state: MonthlySeries): { month: string; tension: number }[] {
  return state.months.map((month, i) => ({
    month: isoMonth(month),
    tension: state.values[i] ?? 0,
  }));
}
