import { Fraction } from '../numbers/rational.ts';

/**
 * Alternating offers over a pie of 1 (Rubinstein 1982, Econometrica 50:97–109): the first
 * proposer's share (1 − δ2)/(1 − δ1 δ2), without a horizon. Factors from 0 to 1, not both 1.
 *
 * ```ts
 * import { parseRational, rationalText } from '../numbers/rational.ts';
 * const q = (text) => parseRational(text);
 * rationalText(rubinstein(q('0.9'), q('0.9'))); // => '10/19'
 * rationalText(rubinstein(q('0.9'), q('0.8'))); // => '5/7'
 * ```
 */
export function rubinstein(first: Fraction, second: Fraction): Fraction {
  for (const factor of [first, second]) checkFactor(factor);
  const one = new Fraction(1n);
  const under = one.sub(first.mul(second));
  if (under.n === 0n) throw new RangeError('one of the two discount factors must be below 1');
  return one.sub(second).div(under);
}

/**
 * The first proposer's share when talks end after some rounds, by backward induction: who proposes
 * in the last round takes all (Ståhl 1972). Factors alternate with the responders.
 *
 * ```ts
 * import { parseRational, rationalText } from '../numbers/rational.ts';
 * const q = (text) => parseRational(text);
 * rationalText(rubinsteinFinite(q('0.9'), q('0.9'), 3)); // => '0.91'
 * rationalText(rubinsteinFinite(q('0.9'), q('0.9'), 5)); // => '0.8371'
 * ```
 */
export function rubinsteinFinite(first: Fraction, second: Fraction, rounds: number): Fraction {
  for (const factor of [first, second]) checkFactor(factor);
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > HORIZON_MAX)
    throw new RangeError(`${rounds} rounds: write a whole number from 1 to ${HORIZON_MAX}`);
  const one = new Fraction(1n);
  let share = one;
  for (let round = rounds - 1; round >= 1; round -= 1) {
    // The responder of an odd round is the second party: it would propose next, and waits for that.
    const factor = round % 2 === 1 ? second : first;
    share = one.sub(factor.mul(share));
  }
  return share;
}

/** Exact shares have a digit or more for every round. */
const HORIZON_MAX = 1_000;

function checkFactor(factor: Fraction): void {
  if (factor.s < 0n || factor.gt(1n)) throw new RangeError('a discount factor must be from 0 to 1');
}
