import { describe, expect, it } from 'vitest';
import {
  formatQuantity,
  group,
  leastOf,
  mostOf,
  qualifiers,
  quantity,
} from '../../domain/quantity.ts';

describe('quantities', () => {
  it('should store a bare number as exact', () => {
    expect(quantity.parse(123)).toEqual({ value: 123, qualifier: 'exact' });
  });

  it.each([
    [{ value: 123, qualifier: 'exact' }, '123'],
    [{ value: 200_000, qualifier: 'about' }, 'about 200,000'],
    [{ value: 1100, qualifier: 'more-than' }, 'more than 1,100'],
    [{ value: 1000, qualifier: 'between', upper: 1200 }, 'between 1,000 and 1,200'],
    [{ value: 80.1, qualifier: 'exact' }, '80.1'],
    [
      { value: 14, qualifier: 'exact', disputed: [{ value: 13, source: 'a-paper' }] },
      '14 (disputed)',
    ],
  ])('should write %j as %s', (written, text) => {
    expect(formatQuantity(quantity.parse(written))).toBe(text);
  });

  it('should group digits by hand', () => {
    expect([0, 999, 1000, -1234567.5, 1e15].map(group)).toEqual([
      '0',
      '999',
      '1,000',
      '-1,234,567.5',
      '1,000,000,000,000,000',
    ]);
  });

  it('should bound what each qualifier allows', () => {
    const bounds = qualifiers.map((qualifier) => {
      const upper = qualifier === 'between' ? { upper: 20 } : {};
      const parsed = quantity.parse({ value: 10, qualifier, ...upper });
      return [qualifier, leastOf(parsed), mostOf(parsed)];
    });
    expect(bounds).toEqual([
      ['exact', 10, 10],
      ['about', 10, 10],
      ['at-least', 10, Infinity],
      ['more-than', 10, Infinity],
      ['at-most', 0, 10],
      ['less-than', 0, 10],
      ['almost', 10, 10],
      ['between', 10, 20],
    ]);
  });

  it.each([
    [{ value: 5, qualifier: 'between' }, /is given with the qualifier/],
    [{ value: 5, qualifier: 'exact', upper: 6 }, /is given with the qualifier/],
    [{ value: 5, qualifier: 'between', upper: 5 }, /must be greater than/],
    [{ value: 5, qualifier: 'roughly' }, /./],
    [{ value: 5 }, /./],
    [{ value: 5, qualifier: 'exact', disputed: [] }, /./],
    ['123', /./],
    [Number.NaN, /./],
    [Infinity, /./],
  ])('should refuse %j', (written, reason) => {
    const result = quantity.safeParse(written);
    expect(result.success).toBe(false);
    expect(JSON.stringify(result.error?.issues)).toMatch(reason);
  });
});
