import type { Term } from '../../../domain/talks/events.ts';
import type { World } from '../../../domain/world.ts';
import type { Day } from '../../../domain/calendar.ts';
import { valuesOf } from '../../negotiate/preferences/outcome-space.ts';
import { type Course, session } from '../../negotiate/session.ts';
import { Fraction } from '../../negotiate/numbers/rational.ts';
import { reserving, type UtilityTable, tabulate } from '../../negotiate/preferences/table.ts';
import type { Tactic } from '../../negotiate/tactics/tactic.ts';
import { choose } from './measure-choice.ts';
import type { Evaluate, SlotValues } from '../language/compile.ts';
import type { WrittenNegotiation } from '../model/negotiation-format.ts';

/** One negotiation of a model: turns what the parties want in a month into a course of offers. */
export class Bargain {
  readonly written: WrittenNegotiation;
  readonly #weights: readonly (readonly Evaluate[])[];
  /** By party and issue, one for each value. */
  readonly #worth: readonly (readonly (readonly Evaluate[])[])[];
  readonly #releases: readonly (readonly (Evaluate | undefined)[])[];
  /** Tables by what the parties want: assumptions seldom change within a series of runs. */
  readonly #tables = new Map<string, UtilityTable>();
  readonly #wants: readonly Evaluate[];
  /** What was wanted last, and its table: mostly what is wanted now. */
  #wanted: readonly number[] = [];
  #latest: UtilityTable | undefined;
  readonly #tactics = new Map<number, Tactic>();

  constructor(written: WrittenNegotiation, evaluate: (text: string) => Evaluate) {
    this.written = written;
    const { issues, parties } = written;
    this.#weights = parties.map(({ weights }) =>
      issues.map(({ issue }) => evaluate(weights[issue] ?? '0')),
    );
    this.#worth = parties.map(({ worth }) =>
      issues.map(({ issue, values }) =>
        values.map(({ value }) => evaluate(worth[issue]?.[value] ?? '0')),
      ),
    );
    this.#wants = [...this.#weights.flat(), ...this.#worth.flat(2)];
    this.#releases = issues.map(({ values }) =>
      values.map(({ release }) => (release === undefined ? undefined : evaluate(release))),
    );
  }

  /** Runs the talks. `moods`: reservation and β of each party, as drawn. */
  talk(values: SlotValues, moods: readonly Mood[]): Course {
    const table = reserving(
      this.#table(values),
      moods.map(({ reservation }) => hundredths(reservation, 0, 1)),
    );
    const tactics = moods.map(({ beta }) => this.#tactic(beta));
    return session(table, tactics, this.written.rounds);
  }

  /** One object for each β, to hundredths: its curve is then worked out once. */
  #tactic(beta: number): Tactic {
    const hundred = Math.max(1, Math.min(BETA_MAX, Math.round(beta * 100)));
    const known = this.#tactics.get(hundred);
    if (known !== undefined) return known;
    const tactic: Tactic = {
      concession: { kind: 'time', shape: 'polynomial', beta: hundred / 100, k: 0 },
    };
    this.#tactics.set(hundred, tactic);
    return tactic;
  }

  /** What an outcome asks of whom; values that ask nothing of anybody are left out. */
  terms(outcome: number, values: SlotValues, world: World, day: Day): Term[] {
    const { issues } = this.written;
    const { space } = this.#table(values);
    return valuesOf(space, outcome).flatMap((place, k): Term[] => {
      const issue = issues[k];
      const value = issue?.values[place];
      if (issue === undefined || value === undefined) return [];
      const { by } = issue;
      const text = value.text ?? value.value.replaceAll('-', ' ');
      const count = Math.floor(this.#releases[k]?.[place]?.(values) ?? 0);
      const measures =
        value.relieve === undefined ? [] : [...choose(value.relieve, by, world, day)];
      const release: Term[] =
        count < 1
          ? []
          : [
              {
                by,
                does: 'release',
                count: { value: count, qualifier: 'exact' },
                persons: [],
                measures: [],
                text,
              },
            ];
      const relieve: Term[] =
        measures.length === 0 ? [] : [{ by, does: 'relieve', persons: [], measures, text }];
      return [...release, ...relieve];
    });
  }

  #table(values: SlotValues): UtilityTable {
    const wanted = this.#wants.map((each) => each(values));
    if (this.#latest !== undefined && same(wanted, this.#wanted)) return this.#latest;
    const key = wanted.join(' ');
    const known = this.#tables.get(key) ?? this.#tabulate(values);
    if (this.#tables.size >= TABLES_MAX) this.#tables.clear();
    this.#tables.set(key, known);
    this.#wanted = wanted;
    this.#latest = known;
    return known;
  }

  #tabulate(values: SlotValues): UtilityTable {
    const weights = this.#weights.map((list) => list.map((each) => each(values)));
    const worth = this.#worth.map((list) => list.map((issue) => issue.map((each) => each(values))));
    const { issues, parties } = this.written;
    return tabulate({
      issues: issues.map(({ issue, values }) => ({
        name: issue,
        values: values.map(({ value }) => value),
      })),
      parties: parties.map(({ party }, p) => {
        const scaled = scale((weights[p] ?? []).map((each) => hundredths(each, 0, 10_000)));
        return {
          party,
          weights: scaled,
          evaluations: (worth[p] ?? []).map((issue) => issue.map((each) => hundredths(each, 0, 1))),
          reservation: new Fraction(0),
          convention: 'as-written' as const,
        };
      }),
    });
  }
}

export interface Mood {
  readonly reservation: number;
  readonly beta: number;
}

const TABLES_MAX = 256;
/** Largest β, in hundredths. */
const BETA_MAX = 10_000;

/** To hundredths, within bounds: comparisons stay exact, and tables few. */
function hundredths(value: number, low: number, high: number): Fraction {
  const bounded = value >= low ? Math.min(high, value) : low;
  return new Fraction(Math.round(bounded * 100), 100);
}

function same(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return a.length === b.length;
}

/** Weights that add up to 1; equal ones where all are 0. */
function scale(weights: readonly Fraction[]): Fraction[] {
  const sum = weights.reduce((total, each) => total.add(each), new Fraction(0));
  return weights.map((each) => (sum.n === 0n ? new Fraction(1, weights.length) : each.div(sum)));
}
