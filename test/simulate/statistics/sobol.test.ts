import { describe, expect, it } from 'vitest';
import { bitsOf } from '../../../src/simulate/statistics/keyed-bits.ts';
import { type Sobol, sobol } from '../../../src/simulate/statistics/sobol.ts';
import { ishigami, ishigamiSpace } from './ishigami.ts';

const S1 = { x1: 0.313905, x2: 0.442411, x3: 0 };
const ST = { x1: 0.557589, x2: 0.442411, x3: 0.243684 };

async function ofIshigami(points: number, seed = 1): Promise<Sobol> {
  return sobol(ishigamiSpace, ishigami, bitsOf(seed), { points, seed });
}

describe("Sobol's indices of the Ishigami function", () => {
  it('should be the known ones within 0.01 from 4096 points, mean and variance within 0.1 %', async () => {
    const { mean, variance, indices, evaluations } = await ofIshigami(4096);
    expect(Math.abs(mean / 3.5 - 1)).toBeLessThan(0.001);
    expect(Math.abs(variance / 13.844588 - 1)).toBeLessThan(0.001);
    expect(evaluations).toBe(4096 * 5);
    for (const { assumption, first, total } of indices) {
      expect(Math.abs(first.value - S1[assumption as 'x1'])).toBeLessThan(0.01);
      expect(Math.abs(total.value - ST[assumption as 'x1'])).toBeLessThan(0.01);
    }
    expect(indices.map(({ assumption }) => assumption)).toEqual(['x1', 'x2', 'x3']);
  });

  it('should have intervals that hold the known ones at a cost one would pay', async () => {
    const { indices } = await ofIshigami(256, 11);
    for (const { assumption, first, total } of indices) {
      const name = assumption as 'x1';
      expect(first.low <= S1[name] && S1[name] <= first.high, `S1 ${name}`).toBe(true);
      expect(total.low <= ST[name] && ST[name] <= total.high, `ST ${name}`).toBe(true);
      expect(first.low <= first.value && first.value <= first.high).toBe(true);
    }
  });

  it('should be the same bytes from the same seed, and others from another', async () => {
    const [one, again, other] = [
      await ofIshigami(64),
      await ofIshigami(64),
      await ofIshigami(64, 2),
    ];
    expect(JSON.stringify(again)).toBe(JSON.stringify(one));
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(one));
  });
});

describe("Sobol's indices", () => {
  const space = ['a', 'b', 'unused'].map((assumption) => ({
    assumption,
    default: 0,
    range: [0, 1] as const,
  }));

  it('should share a sum of independent terms by their variances: 16 to 1', async () => {
    const line = ({ a = 0, b = 0 }): number => 4 * a + b;
    const { indices } = await sobol(space, line, bitsOf(3), { points: 512, seed: 3 });
    const [a, b, unused] = indices;
    expect(a?.first.value).toBeCloseTo(16 / 17, 2);
    expect(b?.total.value).toBeCloseTo(1 / 17, 2);
    expect(unused?.total).toEqual({ value: 0, low: 0, high: 0 });
  });

  it('should see no effect alone where two only matter together', async () => {
    const both = ({ a = 0, b = 0 }): number => (a - 0.5) * (b - 0.5);
    const { indices } = await sobol(space, both, bitsOf(3), { points: 1024, seed: 3 });
    for (const { first, total } of indices.slice(0, 2)) {
      expect(Math.abs(first.value)).toBeLessThan(0.02);
      expect(Math.abs(total.value - 1)).toBeLessThan(0.02);
    }
  });

  it('should be 0 for a model that always says the same', async () => {
    const { variance, indices } = await sobol(space, () => 5, bitsOf(1), { points: 8, seed: 1 });
    expect(variance).toBe(0);
    expect(indices.every(({ first, total }) => first.value === 0 && total.value === 0)).toBe(true);
  });

  it.each([1, 3, 100, 2.5, 2 ** 21])('should refuse %s points', async (points) => {
    await expect(sobol(space, () => 5, bitsOf(1), { points, seed: 1 })).rejects.toThrow(RangeError);
  });

  it('should refuse more assumptions than it has coordinates for, and say what to do', async () => {
    const many = Array.from({ length: 21 }, (_, i) => ({
      assumption: `a${i}`,
      default: 0,
      range: [0, 1] as const,
    }));
    const asked = sobol(many, () => 5, bitsOf(1), { points: 2, seed: 1 });
    await expect(asked).rejects.toThrow(/at most 20 assumptions, and there are 21: .*Morris/);
  });
});
