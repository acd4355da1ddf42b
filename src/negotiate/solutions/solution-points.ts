import { toNumber, Fraction } from '../numbers/rational.ts';
import { numbersAt, type UtilityTable, utilitiesAt } from '../preferences/table.ts';
import { argmax, type Gains, gainsOf } from './gains.ts';

/**
 * What the parties fall back on: their reservation values, or where the worst outcome is better
 * than that, the utility of the worst outcome (as NegMAS has it).
 */
export const disagreements = ['reservation', 'minimum'] as const;
export type Disagreement = (typeof disagreements)[number];

export const pointNames = ['nash', 'kalai-smorodinsky', 'egalitarian', 'utilitarian'] as const;
export type PointName = (typeof pointNames)[number];

/** Outcomes that a solution picks: all that tie, in order; none where no outcome gives all their d. */
type TiedOutcomes = Uint32Array;

interface SolutionPoints {
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
 *
 * ```ts
 * import { tabulateWhole } from '../preferences/table.ts';
 * import { outcomeSpace } from '../preferences/outcome-space.ts';
 * const space = outcomeSpace([{ name: 'aid', values: ['none', 'some', 'much'] }]);
 * const table = tabulateWhole(space, [
 *   { party: 'giver', worth: [[10, 6, 0]], reservation: 0 },
 *   { party: 'taker', worth: [[0, 7, 10]], reservation: 0 },
 * ]);
 * const { points } = solutionPoints(table);
 * [...points.nash]; // => [1]
 * [...points.utilitarian]; // => [1]
 * ```
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

function disagreementPoint(
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

/**
 * Outcomes with the greatest sum of utilities. The sum is itself linear additive, so each issue is
 * settled alone; what ties is every combination of values that tie.
 */
function maximumByIssue({ space, utilities }: UtilityTable): Uint32Array {
  const best = space.issues.map(({ values }, k) => {
    const sums = values.map((_, v) =>
      utilities.reduce(
        (sum, { steps, unit }) => sum.add(unit.mul(steps[k]?.[v] ?? 0n)),
        new Fraction(0n),
      ),
    );
    const most = sums.reduce((high, each) => (each.gt(high) ? each : high));
    return values.flatMap((_, v) => (sums[v]?.equals(most) === true ? [v] : []));
  });
  let outcomes = new Uint32Array(1);
  for (const [k, values] of best.entries()) {
    const stride = space.strides[k] ?? 1;
    const next = new Uint32Array(outcomes.length * values.length);
    let at = 0;
    for (const outcome of outcomes) for (const v of values) next[at++] = outcome + v * stride;
    outcomes = next;
  }
  return outcomes;
}

/** How far an outcome is from others, in the parties' utilities as written (Euclidean). */
interface Distances {
  /** From the nearest outcome of the frontier; 0 on it. */
  readonly frontier: number;
  /** From the nearest of the outcomes that a solution picks; undefined where it picks none. */
  readonly points: Readonly<Record<PointName, number | undefined>>;
}

/**
 * How far an outcome is from the frontier and from each solution point.
 *
 * ```ts
 * import { tabulateWhole } from '../preferences/table.ts';
 * import { outcomeSpace } from '../preferences/outcome-space.ts';
 * const space = outcomeSpace([{ name: 'aid', values: ['none', 'some', 'much'] }]);
 * const table = tabulateWhole(space, [
 *   { party: 'giver', worth: [[10, 6, 0]], reservation: 0 },
 *   { party: 'taker', worth: [[0, 7, 10]], reservation: 0 },
 * ]);
 * import { frontier } from './frontier.ts';
 * const { points } = distances(table, 0, frontier(table), solutionPoints(table));
 * points.nash === Math.sqrt(4 ** 2 + 7 ** 2); // => true
 * ```
 */
export function distances(
  table: UtilityTable,
  outcome: number,
  frontier: Uint32Array,
  { points }: SolutionPoints,
): Distances {
  const at = numbersAt(table, outcome);
  const to = (others: Uint32Array): number | undefined => nearest(table, at, outcome, others);
  const entries = pointNames.map((name) => [name, to(points[name])] as const);
  return {
    frontier: to(frontier) ?? Number.NaN,
    points: Object.fromEntries(entries) as Record<PointName, number | undefined>,
  };
}

function nearest(
  { utilities }: UtilityTable,
  at: readonly number[],
  outcome: number,
  others: Uint32Array,
): number | undefined {
  const bases = utilities.map(({ base }) => toNumber(base));
  let least: number | undefined;
  for (const other of others) {
    if (other === outcome) return 0;
    let sum = 0;
    for (const [i, { rough, roughUnit }] of utilities.entries()) {
      const gap = (rough[other] ?? 0) * roughUnit + (bases[i] ?? 0) - (at[i] ?? 0);
      sum += gap * gap;
    }
    const distance = Math.sqrt(sum);
    if (least === undefined || distance < least) least = distance;
  }
  return least;
}
