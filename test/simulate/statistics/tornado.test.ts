import { describe, expect, it } from 'vitest';
import { type Varied, valuesAt } from '../../../src/simulate/statistics/space.ts';
import { tornado } from '../../../src/simulate/statistics/tornado.ts';

const space: readonly Varied[] = [
  { assumption: 'small', default: 1, range: [0, 2] },
  { assumption: 'large', default: 1, range: [0, 5] },
  { assumption: 'hump', default: 0, range: [-1, 1] },
  { assumption: 'luck', default: 0, range: [0, 1] },
];
/** 10 + small + 2·large − 4·hump², and what the seed makes of luck. */
function result(values: Readonly<Record<string, number>>, seed: number): number {
  const { small = 0, large = 0, hump = 0, luck = 0 } = values;
  return 10 + small + 2 * large - 4 * hump * hump + luck * (seed % 2 === 0 ? 1 : -1);
}

describe('a tornado', () => {
  it('should move one assumption at a time and put the longest bar first', async () => {
    const { base, bars, evaluations } = await tornado(space, result, [1, 2]);
    expect(base).toBe(13);
    expect(bars.map(({ assumption, swing }) => [assumption, swing])).toEqual([
      ['large', 10],
      ['hump', 4],
      ['small', 2],
      ['luck', 0],
    ]);
    expect(bars[0]).toMatchObject({ atLow: 11, atHigh: 21, clear: true });
    expect(evaluations).toBe(18);
  });

  it('should say which bars may be luck: the seeds disagree where it goes', async () => {
    const { bars } = await tornado(space, result, [1, 2]);
    expect(bars.filter(({ clear }) => !clear).map(({ assumption }) => assumption)).toEqual([
      'luck',
    ]);
  });

  it('should wait for a model that answers later', async () => {
    const later = (values: Readonly<Record<string, number>>, seed: number) =>
      Promise.resolve(result(values, seed));
    expect(await tornado(space, later, [1])).toEqual(await tornado(space, result, [1]));
  });

  it('should refuse a model without assumptions, without seeds, and an answer that is no number', async () => {
    await expect(tornado([], result, [1])).rejects.toThrow(/no assumption/);
    await expect(tornado(space, result, [])).rejects.toThrow(/seed/);
    await expect(tornado(space, () => NaN, [1])).rejects.toThrow(/NaN for \{"small":1/);
    const bad: Varied[] = [{ assumption: 'x', default: 0, range: [2, 1] }];
    await expect(tornado(bad, result, [1])).rejects.toThrow('the range of x is 2 to 1');
  });
});

describe('a whole-number assumption', () => {
  it('should take each of its values on an equal share of the way', () => {
    const months: Varied[] = [{ assumption: 'months', default: 3, range: [2, 5], integer: true }];
    const found = [0, 0.24, 0.25, 0.5, 0.75, 0.99, 1].map((u) => valuesAt(months, [u])['months']);
    expect(found).toEqual([2, 2, 3, 4, 5, 5, 5]);
  });
});
