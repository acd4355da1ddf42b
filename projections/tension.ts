import { isoMonth } from '../domain/calendar.ts';
import { everyType } from '../domain/entry.ts';
import { tensionOf } from '../domain/vocabulary.ts';
import { addTo, monthOf, noSeries, ownSeries, type MonthlySeries } from './months.ts';
import { byName, type Projection } from './projection.ts';

/** Event scores summed by month: positive is tenser (scale in domain/event-type.ts). */
export const tension: Projection<MonthlySeries> = {
  name: 'tension',
  version: 1,
  initial: noSeries,
  own: ownSeries,
  apply: everyType((state, event, entry) => {
    const score = tensionOf(event);
    if (score !== 0) addTo(state, monthOf(entry.start), score);
  }),
  summary: (state) => ({ months: byName(tensionByMonth(state), ({ month }) => month) }),
};

export function tensionByMonth(state: MonthlySeries): { month: string; tension: number }[] {
  return state.months.map((month, i) => ({
    month: isoMonth(month),
    tension: state.values[i] ?? 0,
  }));
}
