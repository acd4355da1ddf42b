import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawOf,
  formatDrawKey,
  Luck,
  parseDrawKey,
  wordOf,
} from '../../src/simulate/luck/draws.ts';
import { philox } from '../../src/simulate/luck/philox.ts';

const hex = (words: Uint32Array): string[] =>
  Array.from(words, (word) => word.toString(16).padStart(8, '0'));

describe('Philox4x32-10', () => {
  // Random123's known answers (kat_vectors), Salmon et al. 2011.
  it.each([
    [[0, 0], [0, 0, 0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    [
      [0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      '408f276d 41c83b0e a20bc7c6 6d5451fd',
    ],
    [
      [0xa4093822, 0x299f31d0],
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      'd16cfe09 94fdcceb 5001e420 24126ea1',
    ],
  ] as const)('should give the known answers: key %o, counter %o', (key, counter, answer) => {
    expect(hex(philox({ key, counter }, new Uint32Array(4))).join(' ')).toBe(answer);
  });
});

describe('draws', () => {
  it('should be at least 0 and below 1', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat({ max: 1000 }), (seed, run, month) => {
        const luck = new Luck(seed).take(run, month, wordOf('sender'), wordOf('talks'));
        for (const word of [0, 1, 2, 3] as const) {
          expect(luck.value(word)).toBeGreaterThanOrEqual(0);
          expect(luck.value(word)).toBeLessThan(1);
        }
      }),
    );
  });

  it('should not depend on what was drawn before', () => {
    const luck = new Luck(7);
    luck.take(1, 600, wordOf('sender'), wordOf('talks'));
    luck.take(2, 601, wordOf('target'), wordOf('release'));
    const after = luck.take(1, 600, wordOf('sender'), wordOf('talks')).value(0);
    expect(after).toBe(new Luck(7).take(1, 600, wordOf('sender'), wordOf('talks')).value(0));
  });

  it('should spread small seeds and small runs evenly', () => {
    const first = (seed: number, run: number) => new Luck(seed).take(run, 0, 1, 2).value(0);
    const mean = (values: number[]) => values.reduce((sum, each) => sum + each) / values.length;
    const numbers = Array.from({ length: 10_000 }, (_, i) => i);
    expect(mean(numbers.map((seed) => first(seed, 0)))).toBeCloseTo(0.5, 1);
    expect(mean(numbers.map((run) => first(0, run)))).toBeCloseTo(0.5, 1);
  });

  it('should tell large seeds apart', () => {
    const value = (seed: number) => new Luck(seed).take(0, 0, 0, 0).value(0);
    expect(value(2 ** 32)).not.toBe(value(0));
    expect(value(2 ** 53 - 1)).not.toBe(value(2 ** 53 - 2));
  });

  it('should be computed again from their key alone', () => {
    const key = {
      seed: 7,
      run: 4711,
      month: 675,
      actor: 'sender-one',
      purpose: 'renew-talks',
      use: 'size',
    } as const;
    const text = formatDrawKey(key);
    expect(text).toBe('7/4711/2026-04/sender-one/renew-talks/size');
    expect(parseDrawKey(text)).toEqual(key);
    const luck = new Luck(7).take(4711, 675, wordOf('sender-one'), wordOf('renew-talks'));
    expect(drawOf(parseDrawKey(text))).toBe(luck.value(1));
  });

  it.each(['', '7/1/2026-13/a/b/size', '7/1/2026-01/a/b/luck', 'x/1/2026-01/a/b/size'])(
    'should say what a key looks like: %o',
    (text) => {
      expect(() => parseDrawKey(text)).toThrow(
        /is not the key of a draw: expected SEED\/RUN\/YYYY-MM/,
      );
    },
  );
});
