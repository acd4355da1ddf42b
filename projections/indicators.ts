import { isoMonth } from '../domain/calendar.ts';
import type { Entry } from '../domain/entry.ts';
import { Symbols } from '../domain/symbols.ts';
import { addTo, monthOf, noSeries, type MonthlySeries } from './months.ts';
import type { Projection } from './projection.ts';

export interface IndicatorsState {
  readonly symbols: Symbols;
  readonly series: (MonthlySeries | undefined)[];
}

function add(state: IndicatorsState, name: string, entry: Entry, value: number): void {
  if (value === 0) return;
  const number = state.symbols.of(name);
  state.series[number] ??= noSeries();
  // Read back: where drafts are in play, the list holds a draft of what was put in.
  addTo(state.series[number], monthOf(entry.start), value);
}

/**
 * Series for charts: what happened in each month. Names are `released`, `detained`, `pardoned`,
 * `sentenced`, and by sender `listed:SENDER`, `delisted:SENDER`, `imposed:SENDER`, `eased:SENDER`.
 */
export const indicators: Projection<IndicatorsState> = {
  name: 'indicators',
  version: 1,
  initial: () => ({ symbols: new Symbols(), series: [] }),
  apply: {
    PersonDetained: (state, event, entry) => {
      add(state, 'detained', entry, event.data.count?.value ?? event.data.persons.length);
    },
    PersonSentenced: (state, _event, entry) => {
      add(state, 'sentenced', entry, 1);
    },
    PrisonersPardoned: (state, event, entry) => {
      add(state, 'pardoned', entry, event.data.count.value);
    },
    PrisonersReleased: (state, event, entry) => {
      add(state, 'released', entry, event.data.count.value);
    },
    ProtestCrackdown: (state, event, entry) => {
      add(state, 'detained', entry, event.data.detained?.value ?? 0);
    },
    SanctionImposed: (state, event, entry) => {
      const { persons, entities } = event.data;
      add(state, `imposed:${event.actor}`, entry, 1);
      add(state, `listed:${event.actor}`, entry, (persons?.value ?? 0) + (entities?.value ?? 0));
    },
    SanctionExtended: (state, event, entry) => {
      const { persons, entities } = event.data;
      add(state, `listed:${event.actor}`, entry, (persons?.value ?? 0) + (entities?.value ?? 0));
    },
    SanctionLifted: (state, event, entry) => {
      const { persons, entities, form, measures } = event.data;
      add(state, `eased:${event.actor}`, entry, measures.length);
      if (form === 'delisting') {
        add(
          state,
          `delisted:${event.actor}`,
          entry,
          (persons?.value ?? 0) + (entities?.value ?? 0),
        );
      }
    },
  },
  summary: (state) => ({
    series: Object.fromEntries(indicatorNames(state).map((name) => [name, indicator(state, name)])),
  }),
};

/** One series; empty when nothing of the kind happened. */
export function indicator(
  state: IndicatorsState,
  name: string,
): { month: string; value: number }[] {
  const number = state.symbols.find(name);
  const series = number === undefined ? undefined : state.series[number];
  return (
    series?.months.map((month, i) => ({ month: isoMonth(month), value: series.values[i] ?? 0 })) ??
    []
  );
}

/** Names of the series that hold something, in code unit order. */
export function indicatorNames(state: IndicatorsState): string[] {
  return state.series
    .flatMap((series, i) => (series === undefined ? [] : [state.symbols.nameOf(i)]))
    .sort();
}
