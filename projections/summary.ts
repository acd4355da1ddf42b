import type { Day } from '../domain/calendar.ts';
import type { Projected } from './all.ts';
import { anomaliesIn } from './anomalies.ts';
import { ledger } from './concessions.ts';
import { sourcesByUse, weakestLinks } from './coverage.ts';
import { claimsUpTo, personsIn, remaindersIn } from './custody.ts';
import { emergenciesOn } from './emergency.ts';
import { indicator, indicatorNames } from './indicators.ts';
import { matters } from './positions.ts';
import { largestSinceTalksBegan } from './releases.ts';
import { listsOn, registerOn, sendersOn } from './sanctions-register.ts';
import { tableOn } from './talks.ts';
import { tensionByMonth } from './tension.ts';
import { monthsOf } from './timeline.ts';

/** Rows as fields, so that a path names a row by what it is about instead of by its place. */
function by<T>(rows: readonly T[], name: (row: T) => string): Readonly<Record<string, T>> {
  return Object.fromEntries(rows.map((row) => [name(row), row]));
}

type Summarise = (state: Projected, day: Day, target: string) => unknown;

/**
 * What each projection shows on a day, as plain data that a path can point into:
 * `releases` → `largestSinceTalksBegan.COUNTERPART.key`. `target`: the actor the case is about.
 */
const summaries = {
  'sanctions-register': ({ sanctionsRegister }, day) => ({
    measures: by(registerOn(sanctionsRegister, day), ({ measure }) => measure),
    lists: by(listsOn(sanctionsRegister, day), ({ list }) => list),
    senders: by(sendersOn(sanctionsRegister, day), ({ sender, target }) => `${sender}-${target}`),
  }),
  custody: ({ custody }, day) => ({
    persons: by(personsIn(custody), ({ person }) => person),
    remainders: by(remaindersIn(custody), ({ of }) => of),
    claims: claimsUpTo(custody, day),
  }),
  releases: ({ releases, talks }, _day, target) => ({
    largestSinceTalksBegan: by(
      largestSinceTalksBegan(releases, talks, target),
      (largest) => largest.with,
    ),
  }),
  concessions: ({ concessions }) => ({ ledger: by(ledger(concessions), ({ key }) => key) }),
  talks: ({ talks }, day) => {
    const { openOffers, commitments, conditions } = tableOn(talks, day);
    return {
      openOffers: by(openOffers, ({ offer }) => offer),
      commitments: by(commitments, ({ commitment }) => commitment),
      conditions: by(conditions, ({ condition }) => condition),
    };
  },
  emergency: ({ emergency }, day) => ({
    emergencies: by(emergenciesOn(emergency, day), (each) => each.emergency),
  }),
  positions: ({ positions }) => ({ matters: by(matters(positions), ({ matter }) => matter) }),
  tension: ({ tension }) => ({ months: by(tensionByMonth(tension), ({ month }) => month) }),
  indicators: ({ indicators }) => ({
    series: Object.fromEntries(
      indicatorNames(indicators).map((name) => [name, indicator(indicators, name)]),
    ),
  }),
  timeline: ({ timeline }) => ({ months: by(monthsOf(timeline), ({ month }) => month) }),
  anomalies: ({ anomalies }) => ({ anomalies: anomaliesIn(anomalies) }),
  coverage: ({ coverage }) => ({
    sources: by(sourcesByUse(coverage), ({ source }) => source),
    ...weakestLinks(coverage),
  }),
} satisfies Readonly<Record<string, Summarise>>;

export type SummaryName = keyof typeof summaries;

/** Names of the projections, as a path's first word. */
export const summaryNames = Object.keys(summaries) as SummaryName[];

/** What a projection shows on a day; the state is folded up to that day. */
export function summaryOf(name: SummaryName, state: Projected, day: Day, target: string): unknown {
  const summarise: Summarise = summaries[name];
  return summarise(state, day, target);
}
