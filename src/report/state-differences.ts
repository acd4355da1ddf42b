import type { Day } from '../../domain/calendar.ts';
import { personsIn, remaindersIn } from '../../projections/custody.ts';
import { registerOn, sendersOn } from '../../projections/sanctions-register.ts';
import { tableOn } from '../../projections/talks.ts';
import { type Catalogue, nameOf } from '../history/catalogue.ts';
import type { StateOnDay } from './two-states.ts';
import { totalsOf } from './totals.ts';

/** One thing that stands differently in two timelines; in words, `·` where it is not there. */
export interface StateDifference {
  readonly name: string;
  readonly label: string;
  readonly a: string;
  readonly b: string;
}

export interface StateDifferences {
  /** Totals of both, whether they differ or not. */
  readonly totals: readonly { readonly name: string; readonly a: number; readonly b: number }[];
  readonly measures: readonly StateDifference[];
  readonly listings: readonly StateDifference[];
  readonly prisoners: readonly StateDifference[];
  readonly persons: readonly StateDifference[];
  readonly commitments: readonly StateDifference[];
}

interface Both {
  readonly a: StateOnDay;
  readonly b: StateOnDay;
}
type Lines = ReadonlyMap<string, string>;

export function stateDifferences({ a, b }: Both, day: Day, catalogue: Catalogue): StateDifferences {
  const named = (
    lines: (state: StateOnDay) => Lines,
    label = (name: string) => name,
  ): StateDifference[] => besides(lines(a), lines(b), label);
  const totalsA = totalsOf(a, day);
  const totalsB = totalsOf(b, day);
  return {
    totals: [...totalsA].map(([name, value]) => ({ name, a: value, b: totalsB.get(name) ?? 0 })),
    measures: named((state) => measureLines(state, day)),
    listings: named(
      (state) => listingLines(state, day),
      (name) => nameOf(catalogue, name),
    ),
    prisoners: named(prisonerLines),
    persons: named(personLines, (name) => nameOf(catalogue, name)),
    commitments: named((state) => commitmentLines(state, day)),
  };
}

function besides(a: Lines, b: Lines, label: (name: string) => string): StateDifference[] {
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((name) => a.get(name) !== b.get(name))
    .map((name) => ({
      name,
      label: label(name),
      a: a.get(name) ?? '·',
      b: b.get(name) ?? '·',
    }));
}

function measureLines(state: StateOnDay, day: Day): Lines {
  return new Map(
    registerOn(state.sanctionsRegister, day).map((row) => {
      const until = row.expires === undefined ? '' : ` until ${row.expires}`;
      const promised = row.promised.length > 0 ? ', relief promised' : '';
      return [row.measure, `${row.status} since ${row.since}${until}${promised}`];
    }),
  );
}

function listingLines(state: StateOnDay, day: Day): Lines {
  const lines = new Map<string, string>();
  for (const { sender, persons, entities } of sendersOn(state.sanctionsRegister, day)) {
    lines.set(sender, `${persons} persons, ${entities} entities`);
  }
  return lines;
}

function prisonerLines({ custody }: StateOnDay): Lines {
  return new Map(remaindersIn(custody).map(({ of, computed }) => [of, `${computed} computed`]));
}

function personLines({ custody }: StateOnDay): Lines {
  return new Map(
    personsIn(custody).map(({ person, held, basis }) => [
      person,
      held ? `held (${basis})` : 'free',
    ]),
  );
}

function commitmentLines({ talks }: StateOnDay, day: Day): Lines {
  return new Map(
    tableOn(talks, day).commitments.map(({ commitment, status, overdue }) => [
      commitment,
      overdue ? 'open, overdue' : status,
    ]),
  );
}
