import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crisisEquilibria } from '../../src/negotiate/theory/crisis.ts';
import { drezner } from '../../src/negotiate/theory/drezner.ts';
import { bargainingRange, takeItOrLeaveIt } from '../../src/negotiate/theory/fearon.ts';
import { inspection } from '../../src/negotiate/theory/inspection.ts';
import { bivariateNormalCdf, normalCdf } from '../../src/negotiate/numbers/normal.ts';
import { play, strategies, tournament } from '../../src/negotiate/theory/repeated-game.ts';
import { rubinstein, rubinsteinFinite } from '../../src/negotiate/theory/rubinstein.ts';
import { playThreat, type ThreatPayoffs } from '../../src/negotiate/theory/threat-game.ts';
import { Fraction } from '../../src/negotiate/numbers/rational.ts';
import { exact } from './problems.ts';

describe('Rubinstein 1982', () => {
  it.each([
    ['0.9', '0.9', '10/19'],
    ['0.9', '0.8', '5/7'],
    ['0.8', '0.9', '5/14'],
  ])('δ = (%s, %s): the first gets %s', (first, second, share) => {
    expect(rubinstein(exact(first), exact(second)).toFraction()).toBe(share);
  });

  it('δ = 0.9, T = 1 … 5: 1, 0.1, 0.91, 0.181, 0.8371', () => {
    const shares = [1, 2, 3, 4, 5].map((t) => rubinsteinFinite(exact('0.9'), exact('0.9'), t));
    expect(shares.map((share) => share.valueOf())).toEqual([1, 0.1, 0.91, 0.181, 0.8371]);
  });

  it('should come from the finite to the infinite horizon', () => {
    const [first, second] = [exact('0.9'), exact('0.7')];
    const limit = rubinstein(first, second).valueOf();
    expect(rubinsteinFinite(first, second, 201).valueOf()).toBeCloseTo(limit, 12);
  });

  it('should refuse what is no discount factor, and two that never tire', () => {
    expect(() => rubinstein(exact(2), exact('0.5'))).toThrow('from 0 to 1');
    expect(() => rubinstein(exact(1), exact(1))).toThrow(
      'one of the two discount factors must be below 1',
    );
    expect(() => rubinsteinFinite(exact(1), exact(1), 0)).toThrow(RangeError);
  });
});

describe('Fearon 1995', () => {
  it('p = 0.5, costs 0.2 and 0.1: the range is [0.3, 0.6]', () => {
    const { low, high } = bargainingRange(exact('0.5'), exact('0.2'), exact('0.1'));
    expect([low.valueOf(), high.valueOf()]).toEqual([0.3, 0.6]);
  });

  it('p = 0.5, cA = 0.1, cB up to 0.5: A asks for 0.7, and 0.4 of all B reject it', () => {
    const { demand, conflict } = takeItOrLeaveIt(exact('0.5'), exact('0.1'), exact('0.5'));
    expect([demand.valueOf(), conflict.valueOf()]).toEqual([0.7, 0.4]);
  });

  it('should ask for the best that a search finds', () => {
    const part = fc.integer({ min: 0, max: 100 }).map((n) => new Fraction(n, 100));
    fc.assert(
      fc.property(
        part,
        part,
        part.filter(({ n }) => n > 0n),
        (p, cost, most) => {
          const { demand } = takeItOrLeaveIt(p, cost, most);
          // B rejects x where its cost is below x − p; A then gets p − cost.
          const worth = (x: number): number => {
            const rejected = Math.min(1, Math.max(0, (x - p.valueOf()) / most.valueOf()));
            return rejected * (p.valueOf() - cost.valueOf()) + (1 - rejected) * x;
          };
          for (let x = 0; x <= 1; x += 0.02)
            expect(worth(x)).toBeLessThanOrEqual(worth(demand.valueOf()) + 1e-12);
        },
      ),
    );
  });
});

describe('Drezner 1998', () => {
  it.each([
    ['0.5', '0.5', '0.1', 1, 0.633333],
    ['0.2', '0.8', '0.3', 1, 0.783333],
  ])('b = (%s, %s), c_s = %s, c_t = %d: the target yields up to %d', (bs, bt, cs, ct, yields) => {
    const threat = drezner({
      expectSender: exact(bs),
      expectTarget: exact(bt),
      costSender: exact(cs),
      costTarget: exact(ct),
    });
    expect(threat.credible).toBe(true);
    expect(threat.yieldsUpTo.valueOf()).toBeCloseTo(yields, 6);
  });

  it('should not believe a sender that expects no conflict, and loses by deadlock', () => {
    const allies = { expectSender: exact(1), expectTarget: exact('0.5') };
    expect(drezner({ ...allies, costSender: exact('0.1'), costTarget: exact(1) }).credible).toBe(
      false,
    );
  });
});

describe('the normal distribution', () => {
  it.each([
    [0, 0.5],
    [1.959963984540054, 0.975],
    [-1, 0.15865525393145705],
    [-3, 0.0013498980316300946],
    [-8, 6.220960574271785e-16],
  ])('Φ(%d) = %d', (x, expected) => {
    expect(normalCdf(x) / expected).toBeCloseTo(1, 12);
  });

  it('should have the bivariate values that are known in closed form', () => {
    // Φ2(0, 0; ρ) = 1/4 + asin(ρ)/2π
    expect(bivariateNormalCdf(0, 0, Math.SQRT1_2)).toBeCloseTo(0.375, 14);
    expect(bivariateNormalCdf(0, 0, 0.5)).toBeCloseTo(1 / 3, 14);
    expect(bivariateNormalCdf(0, 0, -0.5)).toBeCloseTo(1 / 6, 14);
    expect(bivariateNormalCdf(9, -1, 0.7)).toBeCloseTo(normalCdf(-1), 14);
    expect(bivariateNormalCdf(0.3, -0.4, 0)).toBe(normalCdf(0.3) * normalCdf(-0.4));
  });
});

describe('crisis signalling (Lewis and Schultz 2003; Crisman-Cox and Gibilisco 2019)', () => {
  const payoffs = {
    statusQuoA: 0,
    concessionA: 1,
    concessionB: 0,
    fightA: -1.9,
    fightB: -2.9,
    backDownA: -1.2,
    backDownB: 1,
  };

  it('should find the three equilibria p_R = .25110462, .59472283, .81332172', () => {
    const found = crisisEquilibria(payoffs).map(({ resist }) => resist);
    expect(found).toHaveLength(3);
    for (const [i, expected] of [0.25110462, 0.59472283, 0.81332172].entries())
      expect(found[i]).toBeCloseTo(expected, 8);
  });

  it('should find at least one whatever the payoffs, and only probabilities that hold together', () => {
    const payoff = fc.double({ min: -3, max: 1.5, noNaN: true });
    fc.assert(
      fc.property(payoff, payoff, payoff, payoff, (fightA, fightB, backDownA, backDownB) => {
        const found = crisisEquilibria({ ...payoffs, fightA, fightB, backDownA, backDownB });
        expect(found.length % 2).toBe(1);
        for (const { challenge, resist, standFirm } of found) {
          for (const p of [challenge, resist, standFirm]) expect(p >= 0 && p <= 1).toBe(true);
          if (standFirm === 0) continue;
          const margin = standFirm * fightB + (1 - standFirm) * backDownB;
          expect(normalCdf(margin / standFirm)).toBeCloseTo(resist, 6);
        }
      }),
      { numRuns: 60 },
    );
  });
});

const positive = fc.integer({ min: 1, max: 50 }).map((n) => new Fraction(n, 10));

describe('the inspection game (Tsebelis 1990)', () => {
  it('should violate as often whatever the penalty, and be enforced less often', () => {
    fc.assert(
      fc.property(
        positive,
        positive,
        positive,
        positive,
        positive,
        (gain, fine, more, cost, harm) => {
          const game = (penalty: Fraction) =>
            inspection({
              violating: [gain.sub(penalty).sub(gain), gain],
              complying: [new Fraction(0), new Fraction(0)],
              enforcerIfViolated: [cost.neg(), cost.add(harm).neg()],
              enforcerIfComplied: [cost.neg(), new Fraction(0)],
            });
          const [mild, harsh] = [game(fine), game(fine.add(more))];
          expect(harsh.violation.equals(mild.violation)).toBe(true);
          expect(harsh.enforcement.lt(mild.enforcement)).toBe(true);
        },
      ),
    );
  });

  it('should refuse a game whose incentives do not go round', () => {
    const zero = new Fraction(0);
    const flat = [zero, zero] as const;
    expect(() =>
      inspection({
        violating: flat,
        complying: flat,
        enforcerIfViolated: flat,
        enforcerIfComplied: flat,
      }),
    ).toThrow('not an inspection game');
  });
});

describe('threat and imposition (Hovi, Huseby, Sprinz 2005)', () => {
  const threat: fc.Arbitrary<ThreatPayoffs> = fc.record({
    demand: positive,
    backingDown: positive,
    imposedSender: positive,
    imposedTarget: positive,
    lastingSender: positive,
    lastingTarget: positive,
  });

  it('should see no imposed sanctions succeed under complete information', () => {
    fc.assert(
      fc.property(threat, (payoffs) => {
        expect(playThreat(payoffs)).not.toBe('yields to sanctions');
      }),
      { numRuns: 2_000 },
    );
  });

  it('should see them succeed after a misperception that they correct', () => {
    const n = (value: number): Fraction => new Fraction(value);
    const actual = {
      demand: n(5),
      backingDown: n(2),
      imposedSender: n(1),
      imposedTarget: n(1),
      lastingSender: n(1),
      lastingTarget: n(9),
    };
    // Backing down seems to cost the sender nothing, and imposing more than could be gained.
    const believed = { ...actual, backingDown: n(0), imposedSender: n(8), lastingSender: n(8) };
    expect(playThreat(actual)).toBe('yields to the threat');
    expect(playThreat(actual, believed)).toBe('yields to sanctions');
  });
});

describe("the repeated prisoner's dilemma, 200 turns of 5, 3, 1, 0", () => {
  it.each([
    ['tit-for-tat', 'defector', 199, 204],
    ['grudger', 'alternator', 597, 107],
    ['win-stay-lose-shift', 'alternator', 450, 450],
    ['cooperator', 'tit-for-tat', 600, 600],
  ] as const)('%s against %s: %d to %d', (first, second, a, b) => {
    expect(play(strategies[first], strategies[second], 200)).toEqual([a, b]);
  });

  it('should rank a tournament, whatever the order of entry', () => {
    const names = ['defector', 'tit-for-tat', 'grudger', 'cooperator'] as const;
    const places = tournament(names, 200);
    // tit-for-tat: 600 × 3 + 199; grudger the same; defector: 204 × 2 + 1000 + 200.
    expect(places.map(({ strategy, score }) => [strategy, score])).toEqual([
      ['grudger', 1999],
      ['tit-for-tat', 1999],
      ['cooperator', 1800],
      ['defector', 1608],
    ]);
    expect(tournament([...names].reverse(), 200)).toEqual(places);
  });
});
