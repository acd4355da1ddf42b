import { Fraction } from '../numbers/rational.ts';
import type { UtilityTable } from '../preferences/table.ts';

/**
 * Outcomes with the greatest sum of utilities. The sum is itself linear additive, so each issue is
 * settled alone; what ties is every combination of values that tie.
 */
export function maximumByIssue({ space, utilities }: UtilityTable): Uint32Array {
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
