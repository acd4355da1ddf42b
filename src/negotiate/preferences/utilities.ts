import { refuse } from '../failure.ts';
import { OUTCOMES_MAX } from './outcome-space.ts';
import { contributions, type Issue, type Preferences } from './preferences.ts';
import { Fraction, toNumber } from '../numbers/rational.ts';

/**
 * Exact utilities of every outcome for one party. An outcome's utility is base + unit × n with n a
 * whole number ≥ 0; n is kept in limbs of 46 bits, the most significant first, as many as the
 * preferences need. With one limb `rough` is exact; else it is n correctly rounded down, so that
 * rough(a) < rough(b) implies a is worth less than b.
 */
export interface Utilities {
  readonly limbs: readonly Float64Array[];
  readonly rough: Float64Array;
  /** `rough` × `roughUnit` + base is the utility as a double. */
  readonly roughUnit: number;
  readonly base: Fraction;
  readonly unit: Fraction;
  /** For each issue, the n of each of its values. */
  readonly steps: readonly (readonly bigint[])[];
}

/** Memory for one party, in limbs of 8 bytes: four limbs for the largest space. */
const CELLS_MAX = 4 * OUTCOMES_MAX;

const LIMB_BITS = 46n;
const LIMB = 2 ** 46;
const LIMB_MASK = (1n << LIMB_BITS) - 1n;

export function utilitiesOf(issues: readonly Issue[], preferences: Preferences): Utilities {
  const terms = contributions(issues, preferences);
  const least = terms.map((values) => values.reduce((low, each) => (each.lt(low) ? each : low)));
  const base = least.reduce((sum, each) => sum.add(each), new Fraction(0n));
  const above = terms.map((values, k) => values.map((value) => value.sub(least[k] ?? 0n)));
  const unit = commonUnit(above.flat());
  const steps = above.map((values) => values.map((value) => value.div(unit).n));
  const most = steps.reduce((sum, values) => sum + greatest(values), 0n);
  const count = Math.max(1, Math.ceil(most.toString(2).length / Number(LIMB_BITS)));
  const size = issues.reduce((product, { values }) => product * values.length, 1);
  if (size * count > CELLS_MAX) {
    const what = `the numbers have too many digits for ${size} outcomes: round them`;
    refuse(what, { field: preferences.party });
  }
  const limbs = limbColumns(steps, count);
  const rough = count === 1 ? limbs[0] : roughColumn(limbs);
  if (rough === undefined) throw new Error('no limbs');
  return { limbs, rough, roughUnit: toNumber(unit), base, unit, steps };
}

/**
 * Utilities that are sums of whole numbers ≥ 0, for each issue one for each value: the quick way for
 * numbers that were rounded anyway. Throws RangeError for other numbers and for sums of 2^46 and more.
 */
export function wholeUtilities(steps: readonly (readonly number[])[]): Utilities {
  let most = 0;
  for (const values of steps) {
    most += Math.max(...values);
    if (!values.every((n) => Number.isSafeInteger(n) && n >= 0) || most >= LIMB)
      throw new RangeError('whole numbers from 0 up are needed, and sums below 2^46');
  }
  const rough = sums(steps);
  const [base, unit] = [new Fraction(0n), new Fraction(1n)];
  return {
    limbs: [rough],
    rough,
    roughUnit: 1,
    base,
    unit,
    steps: steps.map((v) => v.map(BigInt)),
  };
}

/** The greatest number of which all of some numbers are whole multiples; 1 if all are 0. */
function commonUnit(values: readonly Fraction[]): Fraction {
  const unit = values.reduce((sum, each) => sum.gcd(each), new Fraction(0n));
  return unit.n === 0n ? new Fraction(1n) : unit;
}

const greatest = (values: readonly bigint[]): bigint =>
  values.reduce((most, each) => (each > most ? each : most), 0n);

function limbColumns(steps: readonly (readonly bigint[])[], count: number): Float64Array[] {
  const columns = Array.from({ length: count }, (_, i) => {
    const shift = LIMB_BITS * BigInt(count - 1 - i);
    return sums(steps.map((values) => values.map((n) => Number((n >> shift) & LIMB_MASK))));
  });
  // At most 100 issues add up, so a limb stays exact until its carry is passed on.
  for (let i = count - 1; i > 0; i -= 1) passCarry(columns[i], columns[i - 1]);
  return columns;
}

/** The sum over issues for every outcome, in the order of outcomes. */
function sums(steps: readonly (readonly number[])[]): Float64Array {
  let inner = new Float64Array(1);
  for (const values of [...steps].reverse()) {
    const outer = new Float64Array(inner.length * values.length);
    let at = 0;
    for (const step of values) {
      for (let i = 0; i < inner.length; i += 1, at += 1) outer[at] = step + (inner[i] ?? 0);
    }
    inner = outer;
  }
  return inner;
}

function passCarry(from: Float64Array | undefined, to: Float64Array | undefined): void {
  if (from === undefined || to === undefined) return;
  for (let i = 0; i < from.length; i += 1) {
    const value = from[i] ?? 0;
    if (value < LIMB) continue;
    const carry = Math.floor(value / LIMB);
    from[i] = value - carry * LIMB;
    to[i] = (to[i] ?? 0) + carry;
  }
}

function roughColumn(limbs: readonly Float64Array[]): Float64Array {
  const [first = new Float64Array(0), second] = limbs;
  const unit = powerOfLimb(limbs.length - 2);
  const rough = new Float64Array(first.length);
  for (let i = 0; i < rough.length; i += 1)
    rough[i] = ((first[i] ?? 0) * LIMB + (second?.[i] ?? 0)) * unit;
  return rough;
}

function powerOfLimb(power: number): number {
  let product = 1;
  for (let i = 0; i < power; i += 1) product *= LIMB;
  return product;
}

/** Negative where a is worth less than b, 0 where they are worth exactly the same. */
export function compare({ limbs }: Utilities, a: number, b: number): number {
  for (const limb of limbs) {
    const difference = (limb[a] ?? 0) - (limb[b] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The exact n of an outcome's utility base + unit × n. */
export function countOf({ limbs }: Utilities, outcome: number): bigint {
  return limbs.reduce((sum, limb) => (sum << LIMB_BITS) + BigInt(limb[outcome] ?? 0), 0n);
}

export function utilityOf(utilities: Utilities, outcome: number): Fraction {
  const { base, unit } = utilities;
  return base.add(unit.mul(countOf(utilities, outcome)));
}

/** A utility as limbs of its n, rounded up: what is worth at least that has an n at least that. */
export function thresholdOf({ base, unit, limbs }: Utilities, utility: Fraction): number[] {
  const n = utility.sub(base).div(unit).ceil();
  const whole = n.s < 0n ? 0n : n.n;
  return limbs.map((_, i) => {
    const shift = LIMB_BITS * BigInt(limbs.length - 1 - i);
    // The top limb takes whatever is left: a threshold may lie above every outcome.
    return Number(i === 0 ? whole >> shift : (whole >> shift) & LIMB_MASK);
  });
}

export function reaches(
  { limbs }: Utilities,
  outcome: number,
  threshold: readonly number[],
): boolean {
  for (let i = 0; i < limbs.length; i += 1) {
    const difference = (limbs[i]?.[outcome] ?? 0) - (threshold[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
