import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LossTable, regretTable } from '../../../src/simulate/statistics/regret.ts';

const table: LossTable = {
  options: [
    { option: 'A1', losses: [10, 5, 1] },
    { option: 'A2', losses: [6, 4, 6] },
    { option: 'A3', losses: [2, 6, 12] },
  ],
  worlds: [
    { world: 'lenient', chance: 0.3 },
    { world: 'default', chance: 0.4 },
    { world: 'harsh', chance: 0.3 },
  ],
};

describe('a regret table', () => {
  it('should give the expected losses 5.3, 5.2, 6.6 and the worst regrets 8, 5, 11: A2', () => {
    const found = regretTable(table);
    const expected = found.options.map(({ expected: loss = NaN }) => Number(loss.toFixed(12)));
    expect(expected).toEqual([5.3, 5.2, 6.6]);
    expect(found.options.map(({ worstRegret }) => worstRegret)).toEqual([8, 5, 11]);
    expect(found.options.map(({ regrets }) => regrets)).toEqual([
      [8, 1, 0],
      [4, 0, 5],
      [0, 2, 11],
    ]);
    expect(found).toMatchObject({ leastRegret: ['A2'], leastExpected: ['A2'], leastWorst: ['A2'] });
  });

  it('should leave expectations out where nobody says how likely the worlds are', () => {
    const { leastRegret, ...rest } = regretTable({
      options: table.options,
      worlds: table.worlds.map(({ world }) => ({ world })),
    });
    expect(leastRegret).toEqual(['A2']);
    expect(rest).not.toHaveProperty('leastExpected');
    expect(rest.options[0]).not.toHaveProperty('expected');
  });

  it('should not change when a world gets worse for all options alike', () => {
    const losses = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(losses, fc.nat(50), (rows, more) => {
        const worlds = [{ world: 'x' }, { world: 'y' }];
        const of = (add: number) =>
          regretTable({
            worlds,
            options: rows.map(([x, y], i) => ({ option: `o${i}`, losses: [x + add, y] })),
          });
        const [one, other] = [of(0), of(more)];
        expect(other.leastRegret).toEqual(one.leastRegret);
        expect(other.options.map(({ regrets }) => regrets)).toEqual(
          one.options.map(({ regrets }) => regrets),
        );
        expect(one.options.every(({ regrets }) => regrets.every((each) => each >= 0))).toBe(true);
      }),
    );
  });

  it('should name all options that tie', () => {
    const { leastRegret } = regretTable({
      options: [
        { option: 'here', losses: [1, 2] },
        { option: 'there', losses: [2, 1] },
      ],
      worlds: [{ world: 'x' }, { world: 'y' }],
    });
    expect(leastRegret).toEqual(['here', 'there']);
  });

  it('should refuse a ragged or empty table, and chances that are none', () => {
    const { options, worlds } = table;
    const withChances = (...chances: (number | undefined)[]): LossTable => ({
      options,
      worlds: chances.map((chance, i) => ({
        world: `w${i}`,
        ...(chance !== undefined && { chance }),
      })),
    });
    expect(() => regretTable({ options, worlds: worlds.slice(1) })).toThrow(/one loss for each/);
    expect(() => regretTable({ options: [], worlds })).toThrow(RangeError);
    expect(() => regretTable(withChances(0.5, 0.4, 0.3))).toThrow(/sum to 1/);
    expect(() => regretTable(withChances(0.5, 0.5, undefined))).toThrow(/given for all/);
    expect(() => regretTable(withChances(1.5, -0.5, 0))).toThrow(RangeError);
  });
});
