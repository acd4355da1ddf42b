import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pow } from '../../src/negotiate/numbers/exact-maths.ts';
import {
  negotiate,
  type Decision,
  type Negotiator,
} from '../../src/negotiate/protocol/protocol.ts';
import { Fraction } from '../../src/negotiate/numbers/rational.ts';
import { solutionPoints } from '../../src/negotiate/solutions/solution-points.ts';
import { payoffs, session } from '../../src/negotiate/session.ts';
import {
  numbersAt,
  reserving,
  tabulate,
  tabulateWhole,
  utilitiesAt,
} from '../../src/negotiate/preferences/table.ts';
import {
  type Concession,
  named,
  type TimeDependent,
  type Tactic,
} from '../../src/negotiate/tactics/tactic.ts';
import { pie, problem, problems } from './problems.ts';

/** A party that says what it is told to say. */
const saying = (...decisions: Decision[]): Negotiator => ({
  decide: () => decisions.shift() ?? 'end',
});
const polynomial = (e: number): TimeDependent => ({
  kind: 'time',
  shape: 'polynomial',
  beta: 1 / e,
  k: 0,
});

describe('the protocol (Aydoğan, Festen, Hindriks, Jonker 2017)', () => {
  it('should make a deal when all others accept in sequence', () => {
    const course = negotiate([saying(7), saying('accept'), saying('accept')], 5);
    expect(course).toMatchObject({ ending: 'deal', deal: 7, round: 0, time: 0 });
    expect(course.moves.map(({ kind, party }) => [kind, party])).toEqual([
      ['offer', 0],
      ['accept', 1],
      ['accept', 2],
    ]);
  });

  it('should start counting again with a counter-offer', () => {
    const course = negotiate([saying(7, 'accept'), saying('accept', 'end'), saying(3)], 5);
    expect(course).toMatchObject({ ending: 'ended', deal: undefined, round: 1 });
    const other = negotiate([saying(7, 'accept'), saying('accept', 'accept'), saying(3)], 5);
    expect(other).toMatchObject({ ending: 'deal', deal: 3, round: 1, time: 0.25 });
  });

  it('should end without a deal after the last round', () => {
    const course = negotiate([saying(1, 2), saying(3, 4)], 2);
    expect(course).toMatchObject({ ending: 'deadline', deal: undefined, round: 1, time: 1 });
    expect(course.moves).toHaveLength(4);
  });

  it('should refuse an acceptance of nothing, and rounds out of range', () => {
    expect(() => negotiate([saying('accept'), saying()], 2)).toThrow('no offer to accept');
    expect(() => negotiate([saying(1), saying()], 0)).toThrow(RangeError);
  });

  it('should tell every other party what one decided', () => {
    const heard: unknown[] = [];
    const listening = { ...saying('end'), heard: (...what: unknown[]) => heard.push(what) };
    negotiate([saying(4), listening], 2);
    expect(heard).toEqual([[0, 4]]);
  });
});

describe('two time-dependent parties and one pie: t*^e1 + t*^e2 = 1', () => {
  const SLICES = 2_000;
  const ROUNDS = 4_001;
  const table = tabulate(pie(SLICES));

  /** The root of t^e1 + t^e2 = 1, by bisection. */
  function closedForm(e1: number, e2: number): number {
    let [low, high] = [0, 1];
    for (let i = 0; i < 60; i += 1) {
      const t = (low + high) / 2;
      if (pow(t, e1) + pow(t, e2) < 1) low = t;
      else high = t;
    }
    return low;
  }

  it.each([
    [4, 4, 0.840896, 0.5, 0.5],
    [4, 1, 0.724492, 0.724492, 0.275508],
    [1, 1, 0.5, 0.5, 0.5],
  ])('e = (%d, %d): the deal is at %d, worth %d and %d', (e1, e2, t, u1, u2) => {
    expect(closedForm(e1, e2)).toBeCloseTo(t, 6);
    const [first, second] = [1 - pow(t, e1), 1 - pow(t, e2)];
    expect(first).toBeCloseTo(u1, 5);
    expect(second).toBeCloseTo(u2, 5);
  });

  it.each([
    [4, 4],
    [4, 1],
    [1, 1],
    [1, 4],
    [0.5, 2],
    [10, 0.3],
    [2.5, 7],
    [0.2, 0.2],
  ])('e = (%d, %d): the run should come to the closed form', (e1, e2) => {
    const tactics = [polynomial(e1), polynomial(e2)].map((concession): Tactic => ({ concession }));
    const { deal, time } = session(table, tactics, ROUNDS);
    const t = closedForm(e1, e2);
    // One round and one slice of either side.
    const steep = Math.max(e1, e2, 1 / e1, 1 / e2);
    expect(Math.abs(time - t)).toBeLessThan((4 * steep) / SLICES);
    const [u1 = 0, u2 = 0] = numbersAt(table, deal ?? 0);
    expect(Math.abs(u1 - (1 - pow(t, e1)))).toBeLessThan((4 * steep) / SLICES);
    expect(Math.abs(u2 - (1 - pow(t, e2)))).toBeLessThan((4 * steep) / SLICES);
  });
});

const concessions: readonly Concession[] = [
  ...Object.values(named),
  { kind: 'time', shape: 'exponential', beta: 2, k: 0.1 },
  { kind: 'time', shape: 'polynomial', beta: 2, k: 0.3, by: 0.5 },
  { kind: 'behaviour', mode: 'relative', lag: 1, window: 1 },
  { kind: 'behaviour', mode: 'averaged', lag: 1, window: 3 },
];
const tactic: fc.Arbitrary<Tactic> = fc.record({
  concession: fc.constantFrom(...concessions),
  acceptance: fc.constantFrom(undefined, { a: 1, b: 0 }, { a: 1.1, b: 0.05 }),
  modelling: fc.constantFrom(undefined, { within: 0.1 }),
});

describe('properties of sessions', () => {
  it('should give nobody a deal below its reservation value, and the same course every time', () => {
    fc.assert(
      fc.property(
        problems(),
        fc.array(tactic, { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 1, max: 30 }),
        (given, tactics, rounds) => {
          const table = tabulate(given);
          const seats = tactics.slice(0, given.parties.length);
          const course = session(table, seats, rounds);
          for (const { kind, party, ...move } of course.moves) {
            if (kind !== 'offer' || !('outcome' in move)) continue;
            const own = utilitiesAt(table, move.outcome)[party];
            expect(own?.gte(given.parties[party]?.reservation ?? 0)).toBe(true);
          }
          if (course.deal !== undefined) {
            for (const [i, u] of utilitiesAt(table, course.deal).entries())
              expect(u.gte(given.parties[i]?.reservation ?? 0)).toBe(true);
          }
          expect(course.moves.length).toBeLessThanOrEqual(rounds * given.parties.length);
          expect(session(tabulate(given), seats, rounds)).toEqual(course);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('should go on with other reservation values as a table made with them would', () => {
    fc.assert(
      fc.property(problems(), fc.array(fc.integer({ min: -5, max: 5 })), (given, values) => {
        const reservations = given.parties.map((_, i) => new Fraction(values[i] ?? 0));
        const parties = given.parties.map((each, i) => ({
          ...each,
          reservation: reservations[i] ?? each.reservation,
        }));
        const seats = given.parties.map((): Tactic => ({ concession: named.linear }));
        const cheap = session(reserving(tabulate(given), reservations), seats, 20);
        expect(cheap).toEqual(session(tabulate({ ...given, parties }), seats, 20));
      }),
    );
  });
});

describe('tables of whole numbers', () => {
  const worth = [
    [3, 0, 7],
    [1, 4],
  ];
  const other = [
    [0, 5, 2],
    [6, 0],
  ];
  const exactly = tabulate(
    problem(
      { weights: [1, 1], evaluations: worth, reservation: 4 },
      { weights: [1, 1], evaluations: other, reservation: 2 },
    ),
  );
  const quickly = tabulateWhole(exactly.space, [
    { party: 'party 1', worth, reservation: 4 },
    { party: 'party 2', worth: other, reservation: 2 },
  ]);

  it('should hold the same utilities and lead to the same course and points', () => {
    for (let outcome = 0; outcome < exactly.space.size; outcome += 1)
      expect(numbersAt(quickly, outcome)).toEqual(numbersAt(exactly, outcome));
    const seats = [named.linear, named.boulware].map((concession): Tactic => ({ concession }));
    expect(session(quickly, seats, 30)).toEqual(session(exactly, seats, 30));
    expect(solutionPoints(quickly).points).toEqual(solutionPoints(exactly).points);
  });

  it.each([[[[0.5]]], [[[-1]]], [[[2 ** 46]]]])('should refuse %j', (wrong) => {
    const parties = [0, 1].map((i) => ({ party: `p${i}`, worth: wrong, reservation: 0 }));
    expect(() => tabulateWhole(exactly.space, parties)).toThrow(RangeError);
  });
});

describe('a session', () => {
  const boulware: Tactic = { concession: named.boulware };
  const conceder: Tactic = { concession: named.conceder };

  it('should serve a Boulware party better than a Conceder', () => {
    const table = tabulate(pie(100));
    const { deal } = session(table, [boulware, conceder], 100);
    const [hard = 0, soft = 0] = numbersAt(table, deal ?? 0);
    expect(hard).toBeGreaterThan(0.8);
    expect(hard + soft).toBe(1);
  });

  it('should end at once where nothing is as good as no deal', () => {
    const table = reserving(tabulate(pie(10)), [new Fraction(2), undefined]);
    const course = session(table, [boulware, conceder], 10);
    expect(course).toMatchObject({ ending: 'ended', moves: [{ kind: 'end', party: 0, round: 0 }] });
    expect(payoffs(table, course)).toEqual([2, 0]);
  });

  it('should find a better deal with a model of what the other likes', () => {
    // Two issues that matter to one each; many outcomes are worth about the same to either.
    const steps = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    const down = [...steps].reverse();
    const table = tabulate(
      problem(
        { weights: [5, 1], evaluations: [steps, steps] },
        { weights: [1, 5], evaluations: [down, down] },
      ),
    );
    const sumWith = (modelling: Tactic['modelling']): number => {
      const seat: Tactic = { concession: named.linear, modelling };
      const { deal } = session(table, [seat, seat], 60);
      return numbersAt(table, deal ?? 0).reduce((a, b) => a + b, 0);
    };
    expect(sumWith({ within: 0.1 })).toBeGreaterThan(sumWith(undefined));
  });

  it('should be worth less the later it ends, by time or by round', () => {
    const [first, second] = pie(10).parties;
    if (first === undefined || second === undefined) throw new Error('a pie has two parties');
    const table = tabulate({
      issues: pie(10).issues,
      parties: [
        { ...first, discount: { factor: 0.5, per: 'session' } },
        { ...second, discount: { factor: 0.9, per: 'round' } },
      ],
    });
    const course = negotiate([saying(1, 6, 2), saying(3, 'accept')], 3);
    expect(course).toMatchObject({ deal: 6, round: 1, time: 0.5 });
    const [u1 = 0, u2 = 0] = payoffs(table, course);
    expect(u1).toBeCloseTo(0.6 * Math.SQRT1_2, 12);
    expect(u2).toBeCloseTo(0.4 * 0.9, 12);
  });
});
