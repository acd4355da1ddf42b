import { describe, expect, it } from 'vitest';
import { compile } from '../../src/simulate/language/compile.ts';
import { namesIn, parseExpression } from '../../src/simulate/language/expression.ts';

const names = ['base-rate', 'released@3', 'since:eased:usa', 'month'];
function value(text: string, ...values: number[]): number {
  const slotOf = (name: string): number => names.indexOf(name);
  return compile(parseExpression(text), slotOf)(Float64Array.from(values));
}

describe('expressions', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) × 3', 9],
    ['7 − 4 − 2', 1],
    ['8 ÷ 4 / 2', 1],
    ['5 / 0', 0],
    ['-2 * -3', 6],
    ['min(3, 2) + max(1, 4)', 6],
    ['floor(2.7) + ceil(2.1) + round(2.5) + abs(-1)', 9],
    ['1 < 2 and not 3 <= 2', 1],
    ['1 = 1 or 1 != 1', 1],
    ['2 ≥ 3', 0],
    ['if(1 > 2, 10, 20)', 20],
  ])('should compute %s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it('should read names with hyphens, colons and windows; minus stands apart', () => {
    expect(value('base-rate + 0.5 * released@3', 1, 4)).toBe(3);
    expect(value('since:eased:usa - month', 0, 0, 9, 2)).toBe(7);
    expect(namesIn(parseExpression('min(base-rate, month) + base-rate'))).toEqual([
      'base-rate',
      'month',
    ]);
  });

  it.each([
    ['1 +', 'column 4: expected a number, a name or (, found the end'],
    ['1 2', 'column 3: expected an operator such as + or and, found "2"'],
    ['(1 + 2', 'column 7: expected ), found the end'],
    ['1 < 2 < 3', 'column 7: expected one comparison at a time, joined by and, found "<"'],
    ['exp(1)', 'column 1: there is no function "exp": use min, max'],
    ['min(1)', 'column 1: min takes 2 values, found 1'],
    ['a ; b', 'column 3: "; b" is not part of an expression'],
    ['constructor', undefined],
    ['('.repeat(60), 'the expression is nested too deeply'],
    ['1'.repeat(501), 'the expression has 501 characters: at most 500 are allowed'],
  ])('should say where %s is wrong', (text, message) => {
    if (message === undefined) expect(namesIn(parseExpression(text))).toEqual([text]);
    else expect(() => parseExpression(text)).toThrow(message);
  });
});
