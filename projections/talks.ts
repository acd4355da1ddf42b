import { type Day, isoDay } from '../domain/calendar.ts';
import { each } from '../domain/chunks.ts';
import {
  type Commitment,
  type Condition,
  type Offer,
  talksFold,
  type TalksState,
} from '../domain/talks/fold.ts';
import { byName, type Projection } from './projection.ts';

/** Offers open, agreements, commitments kept and broken, conditions and how they are judged. */
export const talks: Projection<TalksState> = {
  name: 'talks',
  version: 1,
  initial: talksFold.initial,
  apply: talksFold.handlers,
  summary: (state, { day }) => {
    const { openOffers, commitments, conditions } = tableOn(state, day);
    return {
      openOffers: byName(openOffers, ({ offer }) => offer),
      commitments: byName(commitments, ({ commitment }) => commitment),
      conditions: byName(conditions, ({ condition }) => condition),
    };
  },
};

/** Talks with one party belong together while no more than a year passes between them. */
const SERIES_GAP_DAYS = 365;

interface TalksSeries {
  readonly parties: readonly [string, string];
  readonly began: Day;
  readonly latest: Day;
  readonly rounds: number;
}

/** Runs of talks between two parties, in order of their beginning. */
export function talksSeries(state: TalksState): TalksSeries[] {
  const series: TalksSeries[] = [];
  const running = new Map<string, number>();
  for (const round of each(state.rounds)) {
    for (const pair of pairs(round.parties)) {
      const name = pair.join(' ');
      const index = running.get(name);
      const last = index === undefined ? undefined : series[index];
      if (index !== undefined && last !== undefined && round.day - last.latest <= SERIES_GAP_DAYS) {
        const latest = Math.max(last.latest, round.end);
        series[index] = { ...last, latest, rounds: last.rounds + 1 };
      } else {
        running.set(name, series.length);
        series.push({ parties: pair, began: round.day, latest: round.end, rounds: 1 });
      }
    }
  }
  return series;
}

function pairs(parties: readonly string[]): [string, string][] {
  const sorted = [...parties].sort();
  return sorted.flatMap((a, i) => sorted.slice(i + 1).map((b): [string, string] => [a, b]));
}

interface Dated {
  readonly day: Day;
  readonly name: string;
}

/** By day and name, not by number: numbers depend on what else the table of names has seen. */
const byDay = (a: Dated, b: Dated): number => a.day - b.day || (a.name < b.name ? -1 : 1);

/** What is on the table on a day. */
export function tableOn(state: TalksState, day: Day) {
  const known = <T extends Dated>(list: readonly (T | undefined)[]): T[] =>
    list.filter((item) => item !== undefined).sort(byDay);
  return {
    openOffers: known<Offer>(state.offers)
      .filter(
        (offer) => offer.status === 'open' && (offer.expires === undefined || offer.expires >= day),
      )
      .map(({ name, by, to, key }) => ({ offer: name, by, to, key })),
    commitments: known<Commitment>(state.commitments).map((commitment) => ({
      commitment: commitment.name,
      by: commitment.by,
      to: commitment.to,
      made: isoDay(commitment.day),
      status: commitment.status,
      overdue: commitment.status === 'open' && commitment.due !== undefined && commitment.due < day,
      ...(commitment.settled === undefined ? {} : { settled: isoDay(commitment.settled) }),
      key: commitment.key,
    })),
    conditions: known<Condition>(state.conditions).map(
      ({ name, text, by, of, joined, judgements }) => ({
        condition: name,
        text,
        by,
        of,
        joined,
        judgements: judgements.map(({ day: on, ...rest }) => ({ on: isoDay(on), ...rest })),
      }),
    ),
  };
}
