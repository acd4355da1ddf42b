import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogramOf } from '../../../src/simulate/statistics/histogram.ts';
import { quantileDots, roundBins, roundStep } from '../../../src/simulate/statistics/round-bins.ts';

describe('round bins', () => {
  it('should have ends on round numbers, and count exact zeros apart', () => {
    const { zero, bins, step } = roundBins(histogramOf([0, 0, 1, 49, 50, 99, 120]), 10);
    expect({ zero, step }).toEqual({ zero: 2, step: 20 });
    expect(bins.slice(0, 3)).toEqual([
      { from: 1, to: 19, count: 1 },
      { from: 20, to: 39, count: 0 },
      { from: 40, to: 59, count: 2 },
    ]);
  });

  it('should have no bin for zero alone, and reach to what else is to be seen', () => {
    const { zero, bins, step } = roundBins(histogramOf([0, 1, 1, 2]), 10, [4]);
    expect({ zero, step }).toEqual({ zero: 1, step: 1 });
    expect(bins.map(({ from, to, count }) => [from, to, count])).toEqual([
      [1, 1, 2],
      [2, 2, 1],
      [3, 3, 0],
      [4, 4, 0],
    ]);
  });

  it('should count every value once, in few enough bins side by side', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -2000, max: 50_000 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 2, max: 30 }),
        (values, most) => {
          const { zero, bins } = roundBins(histogramOf(values), most);
          expect(bins.length).toBeLessThanOrEqual(most);
          expect(zero).toBe(values.filter((value) => value === 0).length);
          for (const { from, to, count } of bins)
            expect(count).toBe(values.filter((v) => v !== 0 && v >= from && v <= to).length);
          expect(bins.reduce((sum, { count }) => sum + count, zero)).toBe(values.length);
        },
      ),
    );
  });

  it('should step by 1, 2 or 5 times a power of ten', () => {
    expect([1, 10, 11, 21, 51, 101, 5001].map((span) => roundStep(span, 10))).toEqual([
      1, 1, 2, 5, 10, 20, 1000,
    ]);
  });
});

describe('quantile dots', () => {
  it('should stand for equal shares of the runs', () => {
    const values = Array.from({ length: 100 }, (_, i) => i + 1);
    expect(quantileDots(histogramOf(values), 4)).toEqual([13, 38, 63, 88]);
    expect(quantileDots(histogramOf([7]), 3)).toEqual([7, 7, 7]);
    const dots = quantileDots(histogramOf(values), 20);
    expect(dots.filter((value) => value < 71)).toHaveLength(14);
  });
});
