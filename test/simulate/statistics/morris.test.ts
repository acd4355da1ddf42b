import { describe, expect, it } from 'vitest';
import { bitsOf } from '../../../src/simulate/statistics/keyed-bits.ts';
import { morris, trajectory } from '../../../src/simulate/statistics/morris.ts';
import { ishigami, ishigamiSpace } from './ishigami.ts';

describe("Morris's screening", () => {
  it('should give μ*(x2) = 7.875 of the Ishigami function, and the others within their error', async () => {
    const { effects, evaluations } = await morris(ishigamiSpace, ishigami, bitsOf(1), {
      trajectories: 400,
      seed: 1,
    });
    const of = (name: string) => effects.find(({ assumption }) => assumption === name);
    // On four levels every effect of x2 is ± 7.875: no error at all.
    expect(of('x2')?.muStar.value).toBeCloseTo(7.875, 10);
    expect(of('x2')?.muStar.low).toBeCloseTo(7.875, 10);
    // Exact means over the grid: 3√3/4·(1 + π⁴/10·(1 + 1/81)/2) and the like.
    expect(Math.abs((of('x1')?.muStar.value ?? 0) - 7.7)).toBeLessThan(0.6);
    expect(Math.abs((of('x3')?.muStar.value ?? 0) - 6.25)).toBeLessThan(0.6);
    expect(evaluations).toBe(1600);
  });

  it('should tell an effect that works both ways from one that works one way', async () => {
    const { effects } = await morris(ishigamiSpace, ishigami, bitsOf(2), {
      trajectories: 200,
      seed: 2,
    });
    const [x1, x2] = ['x1', 'x2'].map((name) => effects.find((e) => e.assumption === name));
    expect(x1?.mu).toBeCloseTo(x1?.muStar.value ?? NaN, 10);
    expect(Math.abs(x2?.mu ?? NaN)).toBeLessThan(2);
    expect(x2?.sigma).toBeGreaterThan(7);
  });

  it('should find a straight line without spread: slope times range', async () => {
    const space = [
      { assumption: 'steep', default: 0, range: [0, 10] as const },
      { assumption: 'flat', default: 0, range: [0, 10] as const },
    ];
    const line = ({ steep = 0 }): number => 3 * steep + 1;
    const { effects } = await morris(space, line, bitsOf(1), { trajectories: 5, seed: 1 });
    expect(effects[0]?.assumption).toBe('steep');
    expect(effects[0]?.mu).toBeCloseTo(30, 10);
    expect(effects[0]?.sigma).toBeCloseTo(0, 10);
    expect(effects[1]?.muStar.value).toBe(0);
  });

  it('should move each assumption once a trajectory, by Δ, on the grid', () => {
    for (let path = 0; path < 50; path += 1) {
      const { points, moved } = trajectory(5, 4, path, bitsOf(3));
      expect(moved.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
      moved.forEach((i, step) => {
        const [from, to] = [points[step] ?? [], points[step + 1] ?? []];
        expect(Math.abs((to[i] ?? 0) - (from[i] ?? 0))).toBeCloseTo(2 / 3, 12);
        expect(to.filter((value, j) => value !== from[j])).toHaveLength(1);
        expect(to.every((value) => Number.isInteger(Math.round(value * 3e9) / 1e9))).toBe(true);
      });
    }
  });

  it('should keep a trajectory when there are more of them', () => {
    expect(trajectory(4, 6, 7, bitsOf(1))).toEqual(trajectory(4, 6, 7, bitsOf(1)));
    expect(trajectory(4, 6, 7, bitsOf(1))).not.toEqual(trajectory(4, 6, 8, bitsOf(1)));
  });

  it('should refuse odd levels and a single trajectory', async () => {
    const ask = (options: object) =>
      morris(ishigamiSpace, ishigami, bitsOf(1), { seed: 1, ...options });
    await expect(ask({ levels: 5 })).rejects.toThrow(/even/);
    await expect(ask({ trajectories: 1 })).rejects.toThrow(RangeError);
  });
});
