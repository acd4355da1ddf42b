import { describe, expect, it } from 'vitest';
import { evenPoints, MOST_COORDINATES } from '../../../src/simulate/statistics/even-points.ts';
import { bitsOf } from '../../../src/simulate/statistics/keyed-bits.ts';

describe('points that fill the cube evenly', () => {
  it('should have one of 256 in each 256th of every coordinate', () => {
    const points = evenPoints(256, MOST_COORDINATES, bitsOf(5));
    for (let j = 0; j < MOST_COORDINATES; j += 1) {
      const cells = new Set(points.map((point) => Math.floor((point[j] ?? 0) * 256)));
      expect(cells.size, `coordinate ${j}`).toBe(256);
    }
  });

  it('should have one of 256 in each cell of a 16 by 16 grid of the first two', () => {
    const points = evenPoints(256, 2, bitsOf(5));
    const cells = points.map(([x = 0, y = 0]) => 16 * Math.floor(x * 16) + Math.floor(y * 16));
    expect(new Set(cells).size).toBe(256);
  });

  it("should be Sobol's sequence where the shift is nought", () => {
    // The first points of Bratley and Fox's Algorithm 659, in Gray code order.
    expect(evenPoints(5, 3, () => 0)).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
    ]);
  });

  it('should not move a point when there are more of them', () => {
    expect(evenPoints(64, 6, bitsOf(9)).slice(0, 10)).toEqual(evenPoints(10, 6, bitsOf(9)));
  });

  it('should repeat no coordinate', () => {
    const points = evenPoints(64, MOST_COORDINATES, () => 0);
    const columns = Array.from({ length: MOST_COORDINATES }, (_, j) =>
      points.map((point) => point[j]).join(),
    );
    expect(new Set(columns).size).toBe(MOST_COORDINATES);
  });

  it('should refuse more coordinates than it knows', () => {
    expect(() => evenPoints(2, MOST_COORDINATES + 1, bitsOf(1))).toThrow(/at most 40 coordinates/);
  });
});
