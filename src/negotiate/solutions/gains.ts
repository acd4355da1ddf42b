import { type Fraction, toNumber } from '../numbers/rational.ts';
import type { UtilityTable } from '../preferences/table.ts';
import { compare, reaches, thresholdOf, type Utilities } from '../preferences/utilities.ts';

/** What outcomes give each party above the disagreement point: doubles with bounds of their error. */
export interface Gains {
  /** 1 for each outcome that gives every party at least its disagreement utility. */
  readonly rational: Uint8Array;
  /** For each party, one of those that is best for it; undefined where there are none. */
  readonly ideal: readonly number[] | undefined;
  /** Disagreement utility of each party in units of its `rough`. */
  readonly from: readonly number[];
  /** Most that a gain is off. */
  readonly error: readonly number[];
}

/** Roundings of a gain are a few units in the last place of its largest part. */
const ROUNDING = 2 ** -50;

export function gainsOf(table: UtilityTable, d: readonly Fraction[]): Gains {
  const rational = rationalOutcomes(table, d);
  const from = table.utilities.map(({ base, unit }, i) =>
    toNumber((d[i] ?? base).sub(base).div(unit)),
  );
  const error = table.utilities.map(({ rough, roughUnit }, i) => {
    const best = rough.reduce((high, each) => (each > high ? each : high), 0);
    return ROUNDING * Math.max(best, Math.abs(from[i] ?? 0)) * roughUnit;
  });
  return { rational, ideal: idealOf(table, rational), from, error };
}

function rationalOutcomes({ space, utilities }: UtilityTable, d: readonly Fraction[]): Uint8Array {
  const rational = new Uint8Array(space.size).fill(1);
  for (const [i, each] of utilities.entries()) {
    const threshold = thresholdOf(each, d[i] ?? each.base);
    if (threshold.every((limb) => limb === 0)) continue;
    for (let outcome = 0; outcome < rational.length; outcome += 1) {
      if (!reaches(each, outcome, threshold)) rational[outcome] = 0;
    }
  }
  return rational;
}

function idealOf({ utilities }: UtilityTable, rational: Uint8Array): number[] | undefined {
  const first = rational.indexOf(1);
  return first < 0 ? undefined : utilities.map((each) => bestOf(each, rational, first));
}

function bestOf(utilities: Utilities, rational: Uint8Array, first: number): number {
  const { rough } = utilities;
  let best = first;
  for (let i = first; i < rational.length; i += 1) {
    const [value, most] = [rough[i] ?? 0, rough[best] ?? 0];
    if (value < most || rational[i] === 0) continue;
    if (value > most || compare(utilities, i, best) > 0) best = i;
  }
  return best;
}

/** A score that grows with every gain: gains times a factor each, multiplied or their least one. */
interface Score {
  readonly combine: 'product' | 'least';
  /** A factor of 0 leaves a party out. */
  readonly factors: readonly number[];
  readonly exact: (outcome: number) => Fraction | undefined;
}

/**
 * Outcomes with the greatest score among those that give everyone their d: all that tie exactly.
 * Doubles find what may be greatest; only among that are scores compared exactly.
 */
export function argmax(table: UtilityTable, gains: Gains, score: Score): Uint32Array {
  const { rational } = gains;
  const low = scores(table, gains, score, -1);
  let atLeast = -1;
  for (let i = 0; i < low.length; i += 1) {
    const value = low[i] ?? 0;
    if (value > atLeast && rational[i] === 1) atLeast = value;
  }
  // The score itself rounds a few times.
  const open = atLeast - atLeast * ROUNDING * 32;
  const high = scores(table, gains, score, 1);
  const left: number[] = [];
  for (let i = 0; i < high.length; i += 1) {
    if ((high[i] ?? 0) >= open && rational[i] === 1) left.push(i);
  }
  return best(table, left, score.exact);
}

/** Scores of all outcomes, from gains at their lower or upper bounds. */
function scores(
  { space, utilities }: UtilityTable,
  { from, error }: Gains,
  { combine, factors }: Score,
  side: 1 | -1,
): Float64Array {
  const into = new Float64Array(space.size).fill(combine === 'product' ? 1 : Infinity);
  for (const [i, { rough, roughUnit }] of utilities.entries()) {
    const factor = factors[i] ?? 0;
    const start = from[i] ?? 0;
    const off = side * (error[i] ?? 0);
    if (factor === 0) continue;
    for (let outcome = 0; outcome < into.length; outcome += 1) {
      // Every outcome that counts gains exactly 0 or more.
      const gain = Math.max(0, ((rough[outcome] ?? 0) - start) * roughUnit + off) * factor;
      const before = into[outcome] ?? 0;
      into[outcome] = combine === 'product' ? before * gain : Math.min(before, gain);
    }
  }
  return into;
}

function best(
  { utilities }: UtilityTable,
  outcomes: readonly number[],
  score: (outcome: number) => Fraction | undefined,
): Uint32Array {
  let most: Fraction | undefined;
  let found: number[] = [];
  for (const outcome of outcomes) {
    const [first] = found;
    // Rationals are slow: what is worth the same to all needs none.
    if (first !== undefined && utilities.every((each) => compare(each, outcome, first) === 0)) {
      found.push(outcome);
      continue;
    }
    const value = score(outcome);
    const difference = value === undefined || most === undefined ? 0 : value.compare(most);
    if (difference > 0) found = [];
    if (difference < 0) continue;
    if (most === undefined || difference > 0) most = value;
    found.push(outcome);
  }
  return Uint32Array.from(found);
}
