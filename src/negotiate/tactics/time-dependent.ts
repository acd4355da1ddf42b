import { exp, ln, pow } from '../numbers/exact-maths.ts';
import type { TimeDependent } from './concession.ts';

/**
 * The share a(t) conceded at time t (both from 0 to 1), with T = `by`:
 * polynomial k + (1 − k) (min(t, T)/T)^(1/β), exponential exp((1 − min(t, T)/T)^β ln k).
 * Throws RangeError for parameters out of range.
 */
export function conceded({ shape, beta, k, by = 1 }: TimeDependent, t: number): number {
  if (!(beta > 0) || !(k >= 0 && k <= 1) || !(by > 0 && by <= 1))
    throw new RangeError('a tactic needs β > 0, k from 0 to 1, and a time above 0 up to 1');
  if (shape === 'exponential' && k === 0)
    throw new RangeError('the exponential tactic needs k > 0, for it takes its logarithm');
  const passed = Math.min(t, by) / by;
  return shape === 'polynomial'
    ? k + (1 - k) * pow(passed, 1 / beta)
    : exp(pow(1 - passed, beta) * ln(k));
}
