import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frontier } from '../../src/negotiate/solutions/frontier.ts';
import type { BargainingProblem } from '../../src/negotiate/preferences/preferences.ts';
import { Fraction } from '../../src/negotiate/numbers/rational.ts';
import {
  type PointName,
  solutionPoints,
  distances,
} from '../../src/negotiate/solutions/solution-points.ts';
import {
  numbersAt,
  reserving,
  type UtilityTable,
  tabulate,
  utilitiesAt,
} from '../../src/negotiate/preferences/table.ts';
import { allOutcomes, plainArgmax, plainFrontier, problem, problems } from './problems.ts';

const pointsOf = (
  table: UtilityTable,
  name: PointName,
  d: 'reservation' | 'minimum' = 'reservation',
) => [...solutionPoints(table, d).points[name]];

describe('by hand', () => {
  // Two extremes, a good middle and a bad one: u = (100, 10) (10, 100) (70, 70) (60, 60).
  const diamond = tabulate(
    problem(
      { weights: [1], evaluations: [[100, 10, 70, 60]] },
      { weights: [1], evaluations: [[10, 100, 70, 60]] },
    ),
  );

  it('should find a frontier of 3 of 4 outcomes', () => {
    expect([...frontier(diamond)]).toEqual([0, 1, 2]);
  });

  it.each(['nash', 'kalai-smorodinsky', 'egalitarian', 'utilitarian'] as const)(
    'should put the %s point at (70, 70)',
    (name) => {
      expect(pointsOf(diamond, name)).toEqual([2]);
      expect(numbersAt(diamond, 2)).toEqual([70, 70]);
    },
  );

  it('should tell how far the dominated outcome is', () => {
    const { frontier: away, points } = distances(
      diamond,
      3,
      frontier(diamond),
      solutionPoints(diamond),
    );
    expect(away).toBeCloseTo(Math.sqrt(200), 12);
    expect(points.nash).toBe(away);
    expect(distances(diamond, 2, frontier(diamond), solutionPoints(diamond)).frontier).toBe(0);
  });

  const cruel = tabulate(
    problem(
      { weights: [1], evaluations: [[1000, 160, 299]] },
      { weights: [1], evaluations: [[160, 1000, 299]] },
    ),
  );

  it('Nash with d = 0: two tied outcomes, (1000, 160) and (160, 1000), both told (NiceOrDie)', () => {
    expect(pointsOf(cruel, 'nash')).toEqual([0, 1]);
  });

  it('Nash with d = the minimum: (299, 299) (NiceOrDie)', () => {
    expect(pointsOf(cruel, 'nash', 'minimum')).toEqual([2]);
    expect(solutionPoints(cruel, 'minimum').d.map((d) => d.valueOf())).toEqual([160, 160]);
  });

  it('should pick nothing where no outcome gives all what no deal does', () => {
    const apart = reserving(cruel, [new Fraction(500), new Fraction(500)]);
    for (const name of ['nash', 'kalai-smorodinsky', 'egalitarian'] as const)
      expect(pointsOf(apart, name)).toEqual([]);
    expect(pointsOf(apart, 'utilitarian')).toEqual([0, 1]);
  });

  it('should count a tie that doubles miss: 0.3 and 0.1 + 0.2', () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    const evaluations = [
      ['0.1', '0.3'],
      ['0.2', 0],
    ];
    const table = tabulate(
      problem({ weights: [1, 1], evaluations }, { weights: [0, 0], evaluations }),
    );
    // 0.1 + 0.2, 0.1, 0.3 + 0.2, 0.3
    const { grade, order } = table.standing(0);
    expect([...order]).toEqual([2, 0, 3, 1]);
    expect(grade[0]).toBe(grade[3]);
  });

  it('should have other points under the convention of GENIUS', () => {
    const parties = (convention: 'as-written' | 'genius-normalised') => [
      {
        weights: ['0.5', '0.5'],
        evaluations: [
          [10, 0],
          [0, 1],
        ],
        convention,
      },
      {
        weights: ['0.5', '0.5'],
        evaluations: [
          [0, 1],
          [5, 0],
        ],
        convention,
      },
    ];
    const written = tabulate(problem(...parties('as-written')));
    const normalised = tabulate(problem(...parties('genius-normalised')));
    expect(pointsOf(written, 'utilitarian')).toEqual([0]);
    expect(pointsOf(normalised, 'utilitarian')).toEqual([0, 1, 2, 3]);
  });
});

/** Every utility of one party times a > 0 plus b, the reservation value too. */
function rescaled(given: BargainingProblem, a: bigint[], b: bigint[]): BargainingProblem {
  return {
    ...given,
    parties: given.parties.map((each, i) => {
      const [times, plus] = [a[i] ?? 1n, b[i] ?? 0n];
      // A constant issue of weight b takes up the shift.
      return {
        ...each,
        weights: [...each.weights.map((weight) => weight.mul(times)), new Fraction(plus)],
        evaluations: [...each.evaluations, [new Fraction(1n)]],
        reservation: each.reservation.mul(times).add(plus),
      };
    }),
    issues: [...given.issues, { name: 'constant', values: ['same'] }],
  };
}

const scales = fc.array(fc.bigInt({ min: 1n, max: 1_000n }), { minLength: 3, maxLength: 3 });
const shifts = fc.array(fc.bigInt({ min: -99n, max: 99n }), { minLength: 3, maxLength: 3 });

describe('properties', () => {
  it('should find what a plain search with rationals finds', () => {
    fc.assert(
      fc.property(problems(), (given) => {
        const table = tabulate(given);
        const { points, d } = solutionPoints(table);
        const gains = (o: number): Fraction[] =>
          utilitiesAt(table, o).map((u, i) => u.sub(d[i] ?? 0));
        const least = (list: Fraction[]): Fraction => list.reduce((x, y) => (y.lt(x) ? y : x));
        const rational = allOutcomes(table).filter((o) => least(gains(o)).s >= 0n);
        expect([...frontier(table)]).toEqual(plainFrontier(table));
        expect([...points.nash]).toEqual(
          plainArgmax(rational, (o) => gains(o).reduce((x, y) => x.mul(y))),
        );
        expect([...points.egalitarian]).toEqual(plainArgmax(rational, (o) => least(gains(o))));
        expect([...points.utilitarian]).toEqual(
          plainArgmax(allOutcomes(table), (o) => utilitiesAt(table, o).reduce((x, y) => x.add(y))),
        );
        const most = d.map((_, i) =>
          rational
            .map((o) => gains(o)[i] ?? new Fraction(0))
            .reduce((x, y) => (y.gt(x) ? y : x), new Fraction(0)),
        );
        if (most.every(({ n }) => n > 0n)) {
          expect([...points['kalai-smorodinsky']]).toEqual(
            plainArgmax(rational, (o) => least(gains(o).map((gain, i) => gain.div(most[i] ?? 1)))),
          );
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('Nash, Kalai–Smorodinsky and the frontier should not change when utilities are rescaled', () => {
    fc.assert(
      fc.property(problems(), scales, shifts, (given, a, b) => {
        const before = tabulate(given);
        const after = tabulate(rescaled(given, a, b));
        expect(pointsOf(after, 'nash')).toEqual(pointsOf(before, 'nash'));
        expect(pointsOf(after, 'kalai-smorodinsky')).toEqual(pointsOf(before, 'kalai-smorodinsky'));
        expect([...frontier(after)]).toEqual([...frontier(before)]);
      }),
      { numRuns: 500 },
    );
  });

  it('utilitarian and egalitarian should change with the scale', () => {
    const given = problem(
      { weights: [1], evaluations: [[9, 5, 2]] },
      { weights: [1], evaluations: [[1, 6, 7]] },
    );
    const before = tabulate(given);
    const after = tabulate(rescaled(given, [10n, 1n], [0n, 0n]));
    expect([pointsOf(before, 'utilitarian'), pointsOf(after, 'utilitarian')]).toEqual([[1], [0]]);
    expect([pointsOf(before, 'egalitarian'), pointsOf(after, 'egalitarian')]).toEqual([[1], [2]]);
  });

  it('the frontier should not depend on the order of parties, issues or values', () => {
    fc.assert(
      fc.property(problems(), (given) => {
        const turned: BargainingProblem = {
          issues: given.issues.map(({ name, values }) => ({ name, values: [...values].reverse() })),
          parties: [...given.parties].reverse().map((each) => ({
            ...each,
            evaluations: each.evaluations.map((values) => [...values].reverse()),
          })),
        };
        const table = tabulate(given);
        const last = table.space.size - 1;
        // Reversing every issue's values reverses the order of outcomes.
        const there = [...frontier(tabulate(turned))].map((outcome) => last - outcome).reverse();
        expect(there).toEqual([...frontier(table)]);
      }),
      { numRuns: 500 },
    );
  });
});
