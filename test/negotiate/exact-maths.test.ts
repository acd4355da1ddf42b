import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, ln, pow } from '../../src/negotiate/numbers/exact-maths.ts';

/** Distance in units in the last place of the expected value. */
function ulps(found: number, expected: number): number {
  if (found === expected) return 0;
  const unit = Math.abs(expected) * 2 ** -52;
  return Math.abs(found - expected) / unit;
}
const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
const share = fc.double({ min: 1e-9, max: 1, noNaN: true });

describe('exact maths', () => {
  it('should agree with the engine to two units in the last place', () => {
    fc.assert(
      fc.property(share, fc.double({ min: 0.01, max: 50, noNaN: true }), positive, (x, y, z) => {
        expect(ulps(ln(z), Math.log(z))).toBeLessThanOrEqual(2);
        expect(ulps(exp(-y), Math.exp(-y))).toBeLessThanOrEqual(2);
        const expected = Math.pow(x, y);
        if (expected > 1e-300) expect(ulps(pow(x, y), expected)).toBeLessThanOrEqual(2);
      }),
      { numRuns: 5_000 },
    );
  });

  it('should be exact where the answer is short', () => {
    expect(pow(0.5, 5)).toBe(0.03125);
    expect(pow(2, 10)).toBe(1024);
    expect(pow(0.25, 0.5)).toBe(0.5);
    expect([pow(0, 2), pow(0, 0), pow(1, 99), pow(0.3, 0)]).toEqual([0, 1, 1, 1]);
    expect([exp(0), ln(1), ln(0), exp(-1000), exp(1000)]).toEqual([1, 0, -Infinity, 0, Infinity]);
    expect([ln(-1), pow(-1, 0.5), exp(Number.NaN)]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it('should reach numbers that are barely above 0', () => {
    expect(exp(-745)).toBe(5e-324);
    expect(ln(5e-324)).toBeCloseTo(-744.4400719213812, 12);
  });

  it('should give these bits on every engine', () => {
    const values = Array.from({ length: 1_000 }, (_, i) => (i + 1) / 1_001);
    const bits = Float64Array.from(values.flatMap((x) => [exp(-9 * x), ln(x), pow(x, 3.7 * x)]));
    const digest = createHash('sha256').update(new Uint8Array(bits.buffer)).digest('hex');
    expect(digest).toMatchInlineSnapshot(
      `"6c8c8a1248754965eb54bb3b0e6328d85d0d79928d76b1b8b9230a872ec38190"`,
    );
  });
});
