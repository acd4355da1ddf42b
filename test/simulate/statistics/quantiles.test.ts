import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  histogramOf,
  bandsOf,
  percentile,
  valueAtRank,
} from '../../../src/simulate/statistics/histogram.ts';

const some = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 80 });

describe('a percentile', () => {
  it('should be the smallest value that so many runs have or stay below', () => {
    const ten = histogramOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect([0, 1, 10, 11, 50, 51, 90, 91, 100].map((each) => percentile(ten, each))).toEqual([
      1, 1, 1, 2, 5, 6, 9, 10, 10,
    ]);
  });

  it('should be the definition, on any histogram', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 100 }), (list, percent) => {
        const found = percentile(histogramOf(list), percent);
        const upTo = (value: number): number => list.filter((each) => each <= value).length;
        expect(list).toContain(found);
        expect(upTo(found) * 100).toBeGreaterThanOrEqual(percent * list.length);
        // At 0 per cent it is the least: nothing is smaller.
        const smaller = list.filter((value) => value < found);
        expect(smaller.every((value) => upTo(value) * 100 < percent * list.length)).toBe(true);
      }),
    );
  });

  it('should be exact where a rank is a whole number that floats would miss', () => {
    // 0.07 × 100 is 7.000000000000001 in floats: the eighth value would be named.
    const hundred = histogramOf(Array.from({ length: 100 }, (_, i) => i + 1));
    expect(percentile(hundred, 7)).toBe(7);
    expect(percentile(hundred, 29)).toBe(29);
  });

  it('should rise with the per cent and stay inside itself in bands', () => {
    fc.assert(
      fc.property(some, (list) => {
        const { p10, p25, p50, p75, p90 } = bandsOf(histogramOf(list));
        expect([p10, p25, p50, p75, p90]).toEqual([p10, p25, p50, p75, p90].sort((a, b) => a - b));
      }),
    );
  });

  it.each([-1, 101, 2.5, NaN])('should refuse %s per cent', (percent) => {
    expect(() => percentile([[1, 1]], percent)).toThrow(RangeError);
  });

  it('should refuse a rank that nobody has', () => {
    expect(() => percentile([], 50)).toThrow(/no value at rank 1 of 0/);
    expect(() => valueAtRank([[4, 2]], 3)).toThrow(RangeError);
  });
});
