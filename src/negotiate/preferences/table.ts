import { refuse } from '../failure.ts';
import { outcomeSpace, type OutcomeSpace } from './outcome-space.ts';
import type { BargainingProblem, Preferences } from './preferences.ts';
import { Fraction, toNumber } from '../numbers/rational.ts';
import { type Ranking, standingOf, withReservation } from './ranking.ts';
import { type Utilities, utilitiesOf, utilityOf, wholeUtilities } from './utilities.ts';

/** What a table keeps of a party's preferences beside the utilities. */
export type Seat = Pick<Preferences, 'party' | 'reservation' | 'discount'>;

/** A bargaining problem with every outcome's utility for every party. */
export interface UtilityTable {
  readonly space: OutcomeSpace;
  readonly parties: readonly Seat[];
  /** One for each party. */
  readonly utilities: readonly Utilities[];
  /** How outcomes stand for each party; made when first asked for. */
  readonly standing: (party: number) => Ranking;
}

export const PARTIES_MAX = 20;

/** Enumerates a problem's outcomes. Throws BadDescription for what is none, or too large. */
export function tabulate({ issues, parties }: BargainingProblem): UtilityTable {
  if (parties.length < 2 || parties.length > PARTIES_MAX)
    refuse(`there are ${parties.length} parties: 2 to ${PARTIES_MAX} are allowed`);
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

/** Exact utilities of an outcome, one for each party. */
export function utilitiesAt({ utilities }: UtilityTable, outcome: number): Fraction[] {
  return utilities.map((each) => utilityOf(each, outcome));
}

export function numbersAt(table: UtilityTable, outcome: number): number[] {
  return utilitiesAt(table, outcome).map(toNumber);
}
