import { type Day, isoDay } from '../../domain/calendar.ts';
import type { Projected } from '../../projections/all.ts';
import { anomaliesIn } from '../../projections/anomalies.ts';
import { ledger } from '../../projections/concessions.ts';
import { sourcesByUse, weakestLinks } from '../../projections/coverage.ts';
import { claimsUpTo, personsIn, remaindersIn } from '../../projections/custody.ts';
import { emergenciesOn } from '../../projections/emergency.ts';
import { indicator, indicatorNames } from '../../projections/indicators.ts';
import { matters } from '../../projections/positions.ts';
import { largestSinceTalksBegan } from '../../projections/releases.ts';
import { listsOn, registerOn, sendersOn } from '../../projections/sanctions-register.ts';
import { tableOn, talksSeries } from '../../projections/talks.ts';
import { tensionByMonth } from '../../projections/tension.ts';
import { monthsOf } from '../../projections/timeline.ts';

/** Everything that a state shows on a day, as text: what equal states have in common. */
export function viewsOn(state: Projected, day: Day): string {
  return JSON.stringify({
    day: isoDay(day),
    register: registerOn(state.sanctionsRegister, day),
    lists: listsOn(state.sanctionsRegister, day),
    senders: sendersOn(state.sanctionsRegister, day),
    persons: personsIn(state.custody),
    remainders: remaindersIn(state.custody),
    claims: claimsUpTo(state.custody, day),
    table: tableOn(state.talks, day),
    series: talksSeries(state.talks),
    largest: largestSinceTalksBegan(state.releases, state.talks, 'target'),
    ledger: ledger(state.concessions),
    matters: matters(state.positions),
    tension: tensionByMonth(state.tension),
    indicators: indicatorNames(state.indicators).map((name) => [
      name,
      indicator(state.indicators, name),
    ]),
    months: monthsOf(state.timeline),
    emergencies: emergenciesOn(state.emergency, day),
    sources: sourcesByUse(state.coverage),
    weakest: weakestLinks(state.coverage),
    anomalies: anomaliesIn(state.anomalies),
  });
}
