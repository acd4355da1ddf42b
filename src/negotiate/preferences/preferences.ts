import { refuse } from '../failure.ts';
import { Fraction } from '../numbers/rational.ts';

/** Something negotiated about, and what it can be settled at. */
export interface Issue {
  readonly name: string;
  readonly values: readonly string[];
}

/**
 * How evaluations become utilities. `as-written`: weight × evaluation. `genius-normalised`: each
 * issue's evaluations are divided by their maximum first, as GENIUS does. The same file then has
 * other solution points.
 */
export const conventions = ['as-written', 'genius-normalised'] as const;
export type Convention = (typeof conventions)[number];

/** Utility × factor^t, with t from 0 to 1 over the session, or a factor for every round. */
export interface Discount {
  readonly factor: number;
  readonly per: 'session' | 'round';
}

/** Linear additive preferences of one party: U(o) = Σ weight_k × evaluation_k(o_k), exactly. */
export interface Preferences {
  readonly party: string;
  /** One for each issue. */
  readonly weights: readonly Fraction[];
  /** For each issue, one for each of its values. */
  readonly evaluations: readonly (readonly Fraction[])[];
  /** What no deal is worth. */
  readonly reservation: Fraction;
  readonly convention: Convention;
  readonly discount?: Discount | undefined;
}

/** A bargaining problem: issues, and what each party thinks of their values. */
export interface BargainingProblem {
  readonly issues: readonly Issue[];
  readonly parties: readonly Preferences[];
}

/** What each value of each issue adds to the utility. Throws BadDescription. */
export function contributions(issues: readonly Issue[], of: Preferences): Fraction[][] {
  return issues.map((issue, k) => {
    const evaluations = of.evaluations[k] ?? [];
    const weight = of.weights[k];
    if (weight === undefined || evaluations.length !== issue.values.length) {
      const what = 'each issue needs a weight, and each of its values an evaluation';
      refuse(what, { field: `${of.party}, ${issue.name}` });
    }
    const unit = of.convention === 'as-written' ? new Fraction(1n) : greatest(evaluations);
    if (unit.n === 0n || unit.s < 0n) {
      refuse('genius-normalised divides by the largest evaluation, so it must be above 0', {
        field: `${of.party}, ${issue.name}`,
      });
    }
    return evaluations.map((evaluation) => weight.mul(evaluation).div(unit));
  });
}

function greatest(values: readonly Fraction[]): Fraction {
  return values.reduce((most, each) => (each.gt(most) ? each : most));
}
