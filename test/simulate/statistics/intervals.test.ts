import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  meanConvergence,
  meansOnTheWay,
  shareConvergence,
} from '../../../src/simulate/statistics/convergence.ts';
import { histogramOf } from '../../../src/simulate/statistics/histogram.ts';
import {
  meanInterval,
  wilson,
  wilsonHalfWidth,
} from '../../../src/simulate/statistics/intervals.ts';

const shares = fc
  .integer({ min: 1, max: 5000 })
  .chain((runs) => fc.tuple(fc.integer({ min: 0, max: runs }), fc.constant(runs)));

describe("Wilson's interval", () => {
  // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('should be the published one for %i of %i', (hits, runs, low, high) => {
    const found = wilson(hits, runs);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it('should hold the share, inside 0 and 1, and be the mirror for the other outcome', () => {
    fc.assert(
      fc.property(shares, ([hits, runs]) => {
        const { value, low, high } = wilson(hits, runs);
        expect(0 <= low && low <= value && value <= high && high <= 1).toBe(true);
        expect(wilson(runs - hits, runs).low).toBeCloseTo(1 - high, 12);
      }),
    );
  });

  it('should know nothing before the first run', () => {
    expect(wilson(0, 0)).toEqual({ value: 0, low: 0, high: 1 });
  });

  it('should refuse more hits than runs', () => {
    expect(() => wilson(3, 2)).toThrow(RangeError);
    expect(() => wilson(NaN, 2)).toThrow(RangeError);
  });
});

describe('the interval of a mean', () => {
  it('should be z·s/√n', () => {
    const { value, low, high } = meanInterval(histogramOf([2, 4, 4, 4, 5, 5, 7, 9]));
    const half = 1.959963984540054 * Math.sqrt(32 / 7 / 8);
    expect([value, low, high]).toEqual([5, 5 - half, 5 + half]);
  });
});

describe('the convergence meter', () => {
  it('should say how many runs bring a share within ± x: no fewer would do', () => {
    fc.assert(
      fc.property(
        shares,
        fc.double({ min: 0.002, max: 0.4, noNaN: true }),
        ([hits, runs], want) => {
          const { wanted } = shareConvergence(hits, runs, want);
          expect(wilsonHalfWidth(hits / runs, wanted.runs)).toBeLessThanOrEqual(want);
          if (wanted.runs > 1) {
            expect(wilsonHalfWidth(hits / runs, wanted.runs - 1)).toBeGreaterThan(want);
          }
        },
      ),
    );
  });

  it('should need about 9,600 runs for an even share within a point', () => {
    const { wanted, now, enough, steps } = shareConvergence(500, 1000);
    expect(wanted).toEqual({ runs: 9600, half: 0.01 });
    expect(now.half).toBeCloseTo(0.0309, 4);
    expect(enough).toBe(false);
    const halves = steps.map(({ half }) => half);
    expect(halves).toEqual(halves.toSorted((a, b) => b - a));
  });

  it('should need four times the runs for half the width of a mean', () => {
    const sample = histogramOf(Array.from({ length: 400 }, (_, i) => i % 20));
    const wide = meanConvergence(sample, 0.2).wanted.runs;
    expect(Math.abs(meanConvergence(sample, 0.1).wanted.runs - 4 * wide)).toBeLessThanOrEqual(4);
    expect(meanConvergence([[3, 50]], 0.1)).toMatchObject({ enough: true, wanted: { runs: 1 } });
  });

  it('should follow the mean on the way, part by part', () => {
    const parts = [histogramOf([1, 3]), [], histogramOf([5, 7])];
    expect(meansOnTheWay(parts).map(({ runs, mean }) => [runs, mean])).toEqual([
      [2, 2],
      [4, 4],
    ]);
  });

  it('should refuse to shrink to nothing', () => {
    expect(() => shareConvergence(1, 2, 0)).toThrow(/± 0/);
    expect(() => shareConvergence(0, 0)).toThrow(RangeError);
  });
});
