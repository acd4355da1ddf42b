import { Fraction } from '../numbers/rational.ts';

/**
 * Bargaining in the shadow of conflict (Fearon 1995, International Organization 49:379–414). A gets
 * p of a stake of 1 by conflict, which costs A cA and B cB, on the scale of the stake. Of sanctions:
 * what they cost either side.
 */
interface BargainingRange {
  /** Least that A accepts, p − cA, and most that B grants, p + cB. */
  readonly low: Fraction;
  readonly high: Fraction;
}

/**
 * Settlements that both prefer to conflict, within the stake: p − cA to p + cB (Fearon 1995).
 * Throws RangeError.
 *
 * ```ts
 * import { parseRational, rationalText } from '../numbers/rational.ts';
 * const q = (text) => parseRational(text);
 * const { low, high } = bargainingRange(q('0.5'), q('0.2'), q('0.1'));
 * [low, high].map(rationalText); // => ['0.3', '0.6']
 * ```
 */
export function bargainingRange(p: Fraction, costA: Fraction, costB: Fraction): BargainingRange {
  checkStake(p, costA, costB);
  return { low: larger(p.sub(costA), new Fraction(0n)), high: smaller(p.add(costB), one) };
}

interface CrisisDemand {
  /** A's take-it-or-leave-it demand, and how likely B rejects it. */
  readonly demand: Fraction;
  readonly conflict: Fraction;
}

/**
 * A's best demand when only B knows its cost, drawn evenly from 0 to `most`:
 * x* = p + (most − cA)/2, rejected with probability (most − cA)/(2 most); p where cA exceeds `most`.
 *
 * ```ts
 * import { parseRational, rationalText } from '../numbers/rational.ts';
 * const q = (text) => parseRational(text);
 * const { demand, conflict } = takeItOrLeaveIt(q('0.5'), q('0.1'), q('0.5'));
 * [demand, conflict].map(rationalText); // => ['0.7', '0.4']
 * ```
 */
export function takeItOrLeaveIt(p: Fraction, costA: Fraction, most: Fraction): CrisisDemand {
  checkStake(p, costA, most);
  if (most.n === 0n) throw new RangeError('the largest cost of B must be above 0');
  const more = larger(most.sub(costA).div(2n), new Fraction(0n));
  // No more than the whole stake can be asked for.
  const demand = smaller(p.add(more), one);
  return { demand, conflict: demand.sub(p).div(most) };
}

const one = new Fraction(1n);
const larger = (a: Fraction, b: Fraction): Fraction => (a.gt(b) ? a : b);
const smaller = (a: Fraction, b: Fraction): Fraction => (a.lt(b) ? a : b);

function checkStake(p: Fraction, ...costs: readonly Fraction[]): void {
  if (p.s < 0n || p.gt(one)) throw new RangeError('p is a probability: write a number from 0 to 1');
  if (costs.some(({ s }) => s < 0n)) throw new RangeError('a cost must be 0 or more');
}
