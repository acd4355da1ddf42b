import { describe, expect, it } from 'vitest';
import { bitsOf, fraction } from '../../../src/simulate/statistics/keyed-bits.ts';
import { prim } from '../../../src/simulate/statistics/prim.ts';

const names = ['patience', 'pressure', 'noise'];
const bits = bitsOf(4);
const draw = (run: number, i: number): number => fraction(bits(9, run, i));

/** 2000 runs; the outcome comes where patience ≥ 0.7 and pressure ≤ 0.4, and by luck in 2 %. */
const planted = Array.from({ length: 2000 }, (_, run) => {
  const inputs = [draw(run, 0), draw(run, 1), draw(run, 2)];
  const [patience = 0, pressure = 0] = inputs;
  return { inputs, hit: (patience >= 0.7 && pressure <= 0.4) || draw(run, 3) < 0.02 };
});

describe('scenario discovery', () => {
  it('should find a planted box, and only the inputs that it limits', () => {
    const { box } = prim(planted, names);
    expect(box.limits.map(({ input }) => input)).toEqual(['patience', 'pressure']);
    const [patience, pressure] = box.limits;
    expect(Math.abs((patience?.low ?? 0) - 0.7)).toBeLessThan(0.05);
    expect(Math.abs((pressure?.high ?? 0) - 0.4)).toBeLessThan(0.05);
    expect(box.density).toBeGreaterThan(0.95);
    expect(box.coverage).toBeGreaterThan(0.7);
  });

  it('should show what each limit is worth: without it the box is thinner', () => {
    const { box } = prim(planted, names);
    for (const { without } of box.limits) {
      expect(without.density).toBeLessThan(box.density - 0.3);
      expect(without.coverage).toBeGreaterThanOrEqual(box.coverage);
    }
  });

  it('should begin with everything and buy density with coverage', () => {
    const { trajectory } = prim(planted, names);
    const hits = planted.filter(({ hit }) => hit).length;
    expect(trajectory[0]).toEqual({ coverage: 1, density: hits / 2000, mass: 1 });
    const masses = trajectory.map(({ mass }) => mass);
    expect(masses).toEqual(masses.toSorted((a, b) => b - a));
    expect(new Set(masses).size).toBe(masses.length);
    expect(Math.min(...masses)).toBeGreaterThanOrEqual(0.05);
  });

  it('should cope with inputs of few whole values', () => {
    const cases = Array.from({ length: 300 }, (_, run) => ({
      inputs: [run % 3, Math.floor(run / 3) % 2],
      hit: run % 3 === 2 && Math.floor(run / 3) % 2 === 0,
    }));
    const { box } = prim(cases, ['a', 'b']);
    expect(box).toMatchObject({ coverage: 1, density: 1 });
    expect(box.limits.map(({ input, low, high }) => [input, low, high])).toEqual([
      ['a', 2, 2],
      ['b', 0, 0],
    ]);
  });

  it('should limit nothing where the outcome never comes, or always', () => {
    for (const hit of [false, true]) {
      const { box } = prim(
        planted.map(({ inputs }) => ({ inputs, hit })),
        names,
      );
      expect(box.limits).toEqual([]);
      expect(box.density).toBe(hit ? 1 : 0);
    }
  });

  it('should refuse no cases, ragged ones and a peel that is no share', () => {
    expect(() => prim([], names)).toThrow(RangeError);
    expect(() => prim([{ inputs: [1], hit: true }], names)).toThrow(RangeError);
    expect(() => prim(planted, names, { peel: 0 })).toThrow(/a peel is a share/);
  });
});
