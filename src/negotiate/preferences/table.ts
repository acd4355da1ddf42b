import { refuse } from '../failure.ts';
import { outcomeSpace, type OutcomeSpace } from './outcome-space.ts';
import type { BargainingProblem, Preferences } from './preferences.ts';
import { Fraction, toNumber } from '../numbers/rational.ts';
import { type Ranking, standingOf, withReservation } from './party-ranking.ts';
import { type Utilities, utilitiesOf, utilityOf, wholeUtilities } from './utilities.ts';

/** What a table keeps of a party's preferences beside the utilities. */
type Seat = Pick<Preferences, 'party' | 'reservation' | 'discount'>;

/** A bargaining problem with every outcome's utility for every party. */
export interface UtilityTable {
  readonly space: OutcomeSpace;
  readonly parties: readonly Seat[];
  /** One for each party. */
  readonly utilities: readonly Utilities[];
  /** How outcomes stand for each party; made when first asked for. */
  readonly standing: (party: number) => Ranking;
}

const PARTIES_MAX = 20;

/**
 * Enumerates a problem's outcomes. Throws BadDescription for what is none, or too large.
 *
 * ```ts
 * import { Fraction } from '../numbers/rational.ts';
 * const issues = [{ name: 'aid', values: ['none', 'some'] }];
 * const party = (name, worth) => ({
 *   party: name,
 *   weights: [new Fraction(1)],
 *   evaluations: [worth.map((each) => new Fraction(each))],
 *   reservation: new Fraction(0),
 *   convention: 'as-written',
 * });
 * const table = tabulate({ issues, parties: [party('giver', ['1', '0.6']), party('taker', ['0', '0.7'])] });
 * numbersAt(table, 1); // => [0.6, 0.7]
 * tabulate({ issues, parties: [] }); // throws 'there are 0 parties: write 2 to 20'
 * ```
 */
export function tabulate({ issues, parties }: BargainingProblem): UtilityTable {
  if (parties.length < 2 || parties.length > PARTIES_MAX)
    refuse(`there are ${parties.length} parties: write 2 to ${PARTIES_MAX}`);
  const space = outcomeSpace(issues);
  const utilities = parties.map((each) => utilitiesOf(issues, each));
  return tableOf(space, parties, utilities, []);
}

/** Preferences in whole numbers: for each issue one ≥ 0 for each value, and what no deal is worth. */
export interface WholePreferences {
  readonly party: string;
  readonly worth: readonly (readonly number[])[];
  readonly reservation: number;
}

/**
 * A table from whole numbers, made in half the time: for many small negotiations whose numbers
 * are rounded first (to millionths, say). Scales of the parties may differ. Throws RangeError.
 *
 * ```ts
 * import { outcomeSpace } from './outcome-space.ts';
 * const space = outcomeSpace([{ name: 'aid', values: ['none', 'some', 'much'] }]);
 * const table = tabulateWhole(space, [
 *   { party: 'giver', worth: [[10, 6, 0]], reservation: 0 },
 *   { party: 'taker', worth: [[0, 7, 10]], reservation: 0 },
 * ]);
 * numbersAt(table, 1); // => [6, 7]
 * ```
 */
export function tabulateWhole(
  space: OutcomeSpace,
  parties: readonly WholePreferences[],
): UtilityTable {
  const seats = parties.map(({ party, reservation }) => ({
    party,
    reservation: new Fraction(BigInt(reservation)),
  }));
  return tableOf(
    space,
    seats,
    parties.map(({ worth }) => wholeUtilities(worth)),
    [],
  );
}

/**
 * The same table with other reservation values (undefined: as before). Enumerates and sorts nothing
 * again, so it is cheap where only those change, from month to month say.
 *
 * ```ts
 * import { Fraction } from '../numbers/rational.ts';
 * import { outcomeSpace } from './outcome-space.ts';
 * const space = outcomeSpace([{ name: 'aid', values: ['none', 'some', 'much'] }]);
 * const table = tabulateWhole(space, [
 *   { party: 'giver', worth: [[10, 6, 0]], reservation: 0 },
 *   { party: 'taker', worth: [[0, 7, 10]], reservation: 0 },
 * ]);
 * table.standing(0).acceptable; // => 3
 * reserving(table, [new Fraction(5), undefined]).standing(0).acceptable; // => 2
 * ```
 */
export function reserving(
  table: UtilityTable,
  reservations: readonly (Fraction | undefined)[],
): UtilityTable {
  const parties = table.parties.map((each, i) => ({
    ...each,
    reservation: reservations[i] ?? each.reservation,
  }));
  const standings = table.utilities.map((utilities, i) => {
    const standing = table.standing(i);
    const reservation = reservations[i];
    return reservation === undefined ? standing : withReservation(standing, utilities, reservation);
  });
  return tableOf(table.space, parties, table.utilities, standings);
}

function tableOf(
  space: OutcomeSpace,
  parties: readonly Seat[],
  utilities: readonly Utilities[],
  known: (Ranking | undefined)[],
): UtilityTable {
  const standing = (party: number): Ranking => {
    const found = known[party];
    if (found !== undefined) return found;
    const [preferences, column] = [parties[party], utilities[party]];
    if (preferences === undefined || column === undefined)
      throw new RangeError(`there is no party ${party}`);
    return (known[party] = standingOf(column, preferences.reservation));
  };
  return { space, parties, utilities, standing };
}

/**
 * Exact utilities of an outcome, one for each party.
 *
 * ```ts
 * import { outcomeSpace } from './outcome-space.ts';
 * const space = outcomeSpace([{ name: 'aid', values: ['none', 'some', 'much'] }]);
 * const table = tabulateWhole(space, [
 *   { party: 'giver', worth: [[10, 6, 0]], reservation: 0 },
 *   { party: 'taker', worth: [[0, 7, 10]], reservation: 0 },
 * ]);
 * utilitiesAt(table, 1).map((each) => each.toFraction()); // => ['6', '7']
 * ```
 */
export function utilitiesAt({ utilities }: UtilityTable, outcome: number): Fraction[] {
  return utilities.map((each) => utilityOf(each, outcome));
}

/**
 * The same as the nearest doubles.
 *
 * ```ts
 * import { outcomeSpace } from './outcome-space.ts';
 * const space = outcomeSpace([{ name: 'aid', values: ['none', 'some', 'much'] }]);
 * const table = tabulateWhole(space, [
 *   { party: 'giver', worth: [[10, 6, 0]], reservation: 0 },
 *   { party: 'taker', worth: [[0, 7, 10]], reservation: 0 },
 * ]);
 * numbersAt(table, 2); // => [0, 10]
 * ```
 */
export function numbersAt(table: UtilityTable, outcome: number): number[] {
  return utilitiesAt(table, outcome).map(toNumber);
}
