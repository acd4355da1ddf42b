import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byQuarter } from '../../src/chart/quarters.ts';
import { along, scaleOf } from '../../src/chart/scale.ts';
import { figure, percentageWithRange } from '../../src/report/words.ts';

describe('an axis', () => {
  it.each([
    [
      [410, 1324],
      [0, 500, 1000, 1500],
    ],
    [
      [0.1, 0.4],
      [0, 0.1, 0.2, 0.3, 0.4],
    ],
    [
      [-30, 12],
      [-30, -20, -10, 0, 10, 20],
    ],
    [
      [5, 5],
      [0, 1, 2, 3, 4, 5],
    ],
    [
      [0, 0],
      [0, 0.2, 0.4, 0.6, 0.8, 1],
    ],
    [[], [0, 0.2, 0.4, 0.6, 0.8, 1]],
  ])('should hold %j on %j', (values, ticks) => {
    expect(scaleOf(values).ticks).toEqual(ticks);
  });

  it('should leave 0 out where told to', () => {
    expect(scaleOf([820, 1100], { zero: false }).low).toBe(800);
  });

  it('should hold all values between few ascending ticks', () => {
    const values = fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1 });
    fc.assert(
      fc.property(values, (list) => {
        const { low, high, ticks } = scaleOf(list);
        expect(low <= Math.min(...list) && Math.max(...list) <= high && low < high).toBe(true);
        expect(ticks).toEqual([...new Set(ticks)].sort((a, b) => a - b));
        expect(ticks.length).toBeLessThanOrEqual(9);
      }),
    );
  });

  it('should put its ends where they are drawn', () => {
    const scale = scaleOf([0, 100]);
    expect([along(scale, 0, 340, 76), along(scale, 100, 340, 76)]).toEqual([340, 76]);
  });
});

describe('numbers for people', () => {
  it.each([
    [0, '0'],
    [-0.0000001, '0'],
    [1.5, '1.5'],
    [0.1263, '0.126'],
    [12.34, '12.3'],
    [1234.5, '1,235'],
    [-7, '−7'],
    [120, '120'],
  ])('should write %d as %s', (value, words) => {
    expect(figure(value)).toBe(words);
  });

  it('should never call a share certain that is not', () => {
    expect(percentageWithRange({ value: 0.0001, low: 0, high: 0.0006 })).toBe('<0.1% (0–0.1%)');
    expect(percentageWithRange({ value: 0.9999, low: 0.9994, high: 1 })).toBe('>99.9% (99.9–100%)');
    expect(percentageWithRange({ value: 0.002, low: 0, high: 0.1 })).toBe('0.2% (0–10%)');
    expect(percentageWithRange({ value: 1, low: 0.8, high: 1 })).toBe('100% (80–100%)');
  });
});

describe('quarters', () => {
  it('should be the months that end one, and the last month', () => {
    const months = ['2026-02', '2026-03', '2026-04', '2026-06', '2026-09', '2026-12', '2027-01'];
    expect(byQuarter(months.map((at) => ({ at }))).map(({ at }) => at)).toEqual([
      '2026-03',
      '2026-06',
      '2026-09',
      '2026-12',
      '2027-01',
    ]);
  });
});
