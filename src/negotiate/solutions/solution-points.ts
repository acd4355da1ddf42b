import { type Fraction, toNumber } from '../numbers/rational.ts';
import { argmax, type Gains, gainsOf } from './gains.ts';
import { maximumByIssue } from './separable.ts';
import { type UtilityTable, utilitiesAt } from '../preferences/table.ts';

/**
 * What the parties fall back on: their reservation values, or where the worst outcome is better
 * than that, the utility of the worst outcome (as NegMAS has it).
 */
export const disagreements = ['reservation', 'minimum'] as const;
export type Disagreement = (typeof disagreements)[number];

export const pointNames = ['nash', 'kalai-smorodinsky', 'egalitarian', 'utilitarian'] as const;
export type PointName = (typeof pointNames)[number];

/** Outcomes that a solution picks: all that tie, in order; none where no outcome gives all their d. */
export type TiedOutcomes = Uint32Array;

export interface SolutionPoints {
  readonly disagreement: Disagreement;
  /** The disagreement point d, one utility for each party. */
  readonly d: readonly Fraction[];
  readonly points: Readonly<Record<PointName, TiedOutcomes>>;
}

/**
 * Nash 1950: greatest product of gains u − d. Kalai–Smorodinsky 1975: greatest least share of the
 * best gain that an outcome acceptable to all offers. Egalitarian (Kalai 1977): greatest least
 * gain. All three over outcomes with u ≥ d. Utilitarian: greatest sum, over all outcomes.
 * Comparisons are exact.
 */
export function solutionPoints(
  table: UtilityTable,
  disagreement: Disagreement = 'reservation',
): SolutionPoints {
  const d = disagreementPoint(table, disagreement);
  const gains = gainsOf(table, d);
  const ones = d.map(() => 1);
  const nash = (outcome: number): Fraction => gainsAt(table, outcome, d).reduce(times);
  const egalitarian = (outcome: number): Fraction => gainsAt(table, outcome, d).reduce(lesser);
  const points = {
    nash: argmax(table, gains, { combine: 'product', factors: ones, exact: nash }),
    'kalai-smorodinsky': kalaiSmorodinsky(table, gains, d),
    egalitarian: argmax(table, gains, { combine: 'least', factors: ones, exact: egalitarian }),
    utilitarian: maximumByIssue(table),
  };
  return { disagreement, d, points };
}

export function disagreementPoint(
  { parties, utilities }: UtilityTable,
  disagreement: Disagreement,
): Fraction[] {
  return parties.map(({ reservation }, i) => {
    const worst = utilities[i]?.base ?? reservation;
    return disagreement === 'minimum' && worst.gt(reservation) ? worst : reservation;
  });
}

/** A party that no acceptable outcome gives anything has nothing to compare, and is left out. */
function kalaiSmorodinsky(table: UtilityTable, gains: Gains, d: readonly Fraction[]): TiedOutcomes {
  const { ideal } = gains;
  if (ideal === undefined) return new Uint32Array(0);
  const shares = ideal.map((outcome, i) => {
    const most = gainsAt(table, outcome, d)[i];
    return most === undefined || most.n === 0n ? undefined : most.inverse();
  });
  const exact = (outcome: number): Fraction | undefined => {
    const found = gainsAt(table, outcome, d).flatMap((gain, i) => {
      const share = shares[i];
      return share === undefined ? [] : [gain.mul(share)];
    });
    return found.length === 0 ? undefined : found.reduce(lesser);
  };
  const factors = shares.map((share) => (share === undefined ? 0 : toNumber(share)));
  return argmax(table, gains, { combine: 'least', factors, exact });
}

function gainsAt(table: UtilityTable, outcome: number, d: readonly Fraction[]): Fraction[] {
  return utilitiesAt(table, outcome).map((u, i) => u.sub(d[i] ?? 0n));
}

const times = (a: Fraction, b: Fraction): Fraction => a.mul(b);
const lesser = (a: Fraction, b: Fraction): Fraction => (b.lt(a) ? b : a);
