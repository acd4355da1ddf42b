import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Histogram,
  histogramFrom,
  histogramOf,
  mergeHistograms,
  momentsOf,
  sizeOf,
} from '../../../src/simulate/statistics/histogram.ts';

const values = fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 60 });
const histograms = values.map((list) => histogramOf(list));

describe('a histogram', () => {
  it('should list each value once, ascending, whatever the order they came in', () => {
    expect(histogramOf([3, 1, 3, -2, 0, -0])).toEqual([
      [-2, 1],
      [0, 2],
      [1, 1],
      [3, 2],
    ]);
    expect(histogramFrom([[5, 0]])).toEqual([]);
  });

  it.each([0.5, NaN, Infinity, 2 ** 53])('should refuse %s', (value) => {
    expect(() => histogramOf([value])).toThrow(RangeError);
  });

  it('should merge in any order and grouping to the same bytes', () => {
    fc.assert(
      fc.property(histograms, histograms, histograms, (a, b, c) => {
        const bytes = (each: Histogram): string => JSON.stringify(each);
        const flat = bytes(mergeHistograms(a, b, c));
        expect(bytes(mergeHistograms(mergeHistograms(a, b), c))).toBe(flat);
        expect(bytes(mergeHistograms(a, mergeHistograms(b, c)))).toBe(flat);
        expect(bytes(mergeHistograms(c, a, b))).toBe(flat);
        expect(bytes(mergeHistograms(a, []))).toBe(bytes(a));
      }),
    );
  });

  it('should merge to what counting all at once gives', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(mergeHistograms(histogramOf(a), histogramOf(b))).toEqual(histogramOf([...a, ...b]));
      }),
    );
  });

  it('should give the mean and the variance of its values', () => {
    expect(momentsOf(histogramOf([2, 4, 4, 4, 5, 5, 7, 9]))).toEqual({
      n: 8,
      mean: 5,
      variance: 32 / 7,
    });
    expect(momentsOf(histogramOf([7])).variance).toBe(0);
    expect(() => momentsOf([])).toThrow(RangeError);
  });

  it('should keep the variance of great numbers that float sums would lose', () => {
    const far = 2 ** 50;
    const sample = [
      [far, 1_000_000],
      [far + 2, 1_000_000],
    ] as const;
    expect(momentsOf(sample).mean).toBe(far + 1);
    expect(momentsOf(sample).variance).toBeCloseTo(1, 5);
  });

  it('should know how many it counted', () => {
    fc.assert(
      fc.property(values, (list) => {
        expect(sizeOf(histogramOf(list))).toBe(list.length);
      }),
    );
  });
});
