import type { Fraction } from '../numbers/rational.ts';

/**
 * The inspection game (Tsebelis 1990, Rationality and Society 2:255–286): one side violates or
 * complies, the other enforces or not, at once. Each payoff is written [enforced, not enforced].
 */
interface InspectionPayoffs {
  readonly violating: readonly [Fraction, Fraction];
  readonly complying: readonly [Fraction, Fraction];
  /** The enforcer's payoffs, by what the other does. */
  readonly enforcerIfViolated: readonly [Fraction, Fraction];
  readonly enforcerIfComplied: readonly [Fraction, Fraction];
}

interface InspectionRates {
  readonly violation: Fraction;
  readonly enforcement: Fraction;
}

/**
 * The rates of the mixed equilibrium. Each side's rate makes the other indifferent, so a higher
 * penalty changes how often is enforced, not how often is violated. Throws RangeError where
 * incentives do not go round: violate unless enforced, enforce only if violated.
 *
 * ```ts
 * import { parseRational, rationalText } from '../numbers/rational.ts';
 * const q = (text) => parseRational(text);
 * const rates = inspection({
 *   violating: [q('-5'), q('1')],
 *   complying: [q('0'), q('0')],
 *   enforcerIfViolated: [q('1'), q('-1')],
 *   enforcerIfComplied: [q('-1'), q('0')],
 * });
 * rationalText(rates.violation); // => '1/3'
 * rationalText(rates.enforcement); // => '1/6'
 * ```
 */
export function inspection(payoffs: InspectionPayoffs): InspectionRates {
  const { violating, complying, enforcerIfViolated, enforcerIfComplied } = payoffs;
  const temptation = violating[1].sub(complying[1]);
  const deterrence = complying[0].sub(violating[0]);
  const catching = enforcerIfViolated[0].sub(enforcerIfViolated[1]);
  const waste = enforcerIfComplied[1].sub(enforcerIfComplied[0]);
  if ([temptation, deterrence, catching, waste].some((gain) => gain.n === 0n || gain.s < 0n))
    throw new RangeError(
      'this is not an inspection game: violating must pay only without enforcement, and enforcing only after a violation',
    );
  return {
    violation: waste.div(waste.add(catching)),
    enforcement: temptation.div(temptation.add(deterrence)),
  };
}
