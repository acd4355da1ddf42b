import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acrossSeeds,
  comparePairs,
  countPairs,
  mergePairs,
} from '../../../src/simulate/statistics/paired-difference.ts';
import { below, bitsOf } from '../../../src/simulate/statistics/keyed-bits.ts';

/** Ends of runs that share most of their luck; A has `more` on average. */
function ends(seed: number, runs: number, more: number): { a: number[]; b: number[] } {
  const bits = bitsOf(seed);
  const shared = Array.from({ length: runs }, (_, run) => below(100, bits(9, run, 0)));
  return {
    a: shared.map((luck, run) => luck + more + below(3, bits(9, run, 1))),
    b: shared.map((luck, run) => luck + below(3, bits(9, run, 2))),
  };
}

describe('a comparison of two branches on the same draws', () => {
  it('should count, run by run, where there is more', () => {
    const found = comparePairs(countPairs({ a: [5, 3, 4, 9], b: [1, 4, 4, 1] }));
    expect(found.runs).toBe(4);
    expect([found.meanA, found.meanB, found.difference.value]).toEqual([5.25, 2.5, 2.75]);
    expect([found.moreInA.value, found.moreInB.value, found.level.value]).toEqual([
      0.5, 0.25, 0.25,
    ]);
    expect(found.leader).toBe('neither');
  });

  it('should see a difference that luck would hide in as many unpaired runs', () => {
    const found = comparePairs(countPairs(ends(1, 400, 1)));
    expect(found.leader).toBe('A');
    expect(found.worth).toBeGreaterThan(100);
    expect(found.difference.low).toBeGreaterThan(0.8);
    expect(found.difference.high).toBeLessThan(1.2);
  });

  it('should turn round with its sides', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { minLength: 1 }), (pairs) => {
        const a = pairs.map(([x]) => x);
        const b = pairs.map(([, y]) => y);
        const one = comparePairs(countPairs({ a, b }));
        const other = comparePairs(countPairs({ a: b, b: a }));
        expect(other.difference.value).toBeCloseTo(-one.difference.value, 12);
        expect(other.moreInA).toEqual(one.moreInB);
        expect(other.level).toEqual(one.level);
      }),
    );
  });

  it('should come out the same from shards as from one go', () => {
    const { a, b } = ends(7, 90, 2);
    const shards = [
      [60, 90],
      [0, 25],
      [25, 60],
    ].map(([from, to]) => countPairs({ a: a.slice(from, to), b: b.slice(from, to) }));
    expect(JSON.stringify(mergePairs(...shards))).toBe(JSON.stringify(countPairs({ a, b })));
  });

  it('should say nothing of the worth of pairing where nothing varies', () => {
    expect(comparePairs(countPairs({ a: [3, 4], b: [1, 2] }))).not.toHaveProperty('worth');
  });

  it('should refuse runs that have no partner, and no runs at all', () => {
    expect(() => countPairs({ a: [1, 2], b: [1] })).toThrow(/2 runs of one .* 1 of the other/);
    expect(() => comparePairs(countPairs({ a: [], b: [] }))).toThrow(RangeError);
  });
});

describe('the winner', () => {
  const seeds = [1, 2, 3, 4, 5];
  const withSeeds = (more: number, runs: number) =>
    acrossSeeds(seeds.map((seed) => ({ seed, counts: countPairs(ends(seed, runs, more)) })));

  it('should be agreed by all seeds where the difference is real', () => {
    const found = withSeeds(1, 300);
    expect(found.agreed).toBe('A');
    expect(found.contradicts).toBe(false);
    expect(found.spread[0]).toBeGreaterThan(0.8);
    expect(found.seeds.map(({ seed }) => seed)).toEqual(seeds);
  });

  it('should be called a contradiction where seeds name different ones', () => {
    const counts = (a: number[], b: number[]) => countPairs({ a, b });
    const found = acrossSeeds([
      { seed: 1, counts: counts([2, 2, 3], [1, 1, 2]) },
      { seed: 2, counts: counts([1, 1, 2], [2, 2, 3]) },
    ]);
    expect(found).toMatchObject({ contradicts: true, spread: [-1, 1] });
    expect(found).not.toHaveProperty('agreed');
  });

  it('should need a seed', () => {
    expect(() => acrossSeeds([])).toThrow(RangeError);
  });
});
