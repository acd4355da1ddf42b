import fc from 'fast-check';
import type {
  BargainingProblem,
  Convention,
  Preferences,
} from '../../src/negotiate/preferences/preferences.ts';
import { Fraction, parseRational } from '../../src/negotiate/numbers/rational.ts';
import type { UtilityTable } from '../../src/negotiate/preferences/table.ts';
import { utilitiesAt } from '../../src/negotiate/preferences/table.ts';

/** Numbers as written; a typing mistake in a test is one. */
export function exact(text: string | number): Fraction {
  const value = parseRational(String(text));
  if (value === undefined) throw new RangeError(`${text} is no number`);
  return value;
}

interface Written {
  readonly weights: readonly (string | number)[];
  readonly evaluations: readonly (readonly (string | number)[])[];
  readonly reservation?: string | number;
  readonly convention?: Convention;
}

/** A problem from numbers as written; issues are called A, B …, values a, b … */
export function problem(...parties: readonly Written[]): BargainingProblem {
  const letter = (i: number): string => String.fromCharCode(97 + i);
  const [{ evaluations } = { evaluations: [] }] = parties;
  return {
    issues: evaluations.map((values, k) => ({
      name: letter(k).toUpperCase(),
      values: values.map((_, v) => letter(v)),
    })),
    parties: parties.map((each, i) => preferences(`party ${i + 1}`, each)),
  };
}

function preferences(party: string, written: Written): Preferences {
  return {
    party,
    weights: written.weights.map(exact),
    evaluations: written.evaluations.map((values) => values.map(exact)),
    reservation: exact(written.reservation ?? 0),
    convention: written.convention ?? 'as-written',
  };
}

/** One pie in `slices` parts: what the first gets, the second does not. */
export function pie(slices: number): BargainingProblem {
  const first = Array.from({ length: slices + 1 }, (_, i) => `${i}/${slices}`);
  return problem(
    { weights: [1], evaluations: [first] },
    { weights: [1], evaluations: [[...first].reverse()] },
  );
}

/** Numbers of one limb and of several, with ties. */
const number = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -3, max: 6 }).map(String) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 999 }).map((n) => `0.${String(n)}`) },
  {
    weight: 1,
    arbitrary: fc.bigInt({ min: 0n, max: 10n ** 24n }).map((n) => `${String(n)}e-24`),
  },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }).map((n) => `${String(n)}/7`) },
);

/** Problems of two or three parties with up to 3 issues of up to 4 values. */
export function problems(parties = fc.constantFrom(2, 2, 3)): fc.Arbitrary<BargainingProblem> {
  const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 });
  return fc.tuple(parties, sizes).chain(([count, values]) => {
    const party = fc.record({
      weights: fc.tuple(...values.map(() => number)),
      evaluations: fc.tuple(
        ...values.map((size) => fc.array(number, { minLength: size, maxLength: size })),
      ),
      reservation: number,
    });
    return fc
      .array(party, { minLength: count, maxLength: count })
      .map((written) => problem(...written));
  });
}

export const allOutcomes = ({ space }: UtilityTable): number[] =>
  Array.from({ length: space.size }, (_, i) => i);

/** Slow and plain: what no other outcome dominates. */
export function plainFrontier(table: UtilityTable): number[] {
  const all = allOutcomes(table).map((outcome) => utilitiesAt(table, outcome));
  return allOutcomes(table).filter(
    (a) =>
      !all.some(
        (other) =>
          other.every((u, i) => u.gte(all[a]?.[i] ?? 0)) &&
          other.some((u, i) => u.gt(all[a]?.[i] ?? 0)),
      ),
  );
}

/** Slow and plain: outcomes with the greatest score among some. */
export function plainArgmax(
  outcomes: readonly number[],
  score: (outcome: number) => Fraction,
): number[] {
  const scores = outcomes.map(score);
  return outcomes.filter((_, i) =>
    scores.every((other) => other.lte(scores[i] ?? new Fraction(0))),
  );
}
