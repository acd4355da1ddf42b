/**
 * One draw of 32 bits by its address: the same address gives the same bits, whatever else is drawn
 * or in which order. `use` tells apart what draws are for; see {@link USES}.
 */
export type Bits = (use: number, a: number, b: number) => number;

/** What statistics draw for: one number each, never given to another use. */
export const USES = { bootstrap: 1, trajectory: 2, shift: 3 } as const;

/** A draw as a fraction in [0, 1). */
export function fraction(bits: number): number {
  return bits / 0x1_0000_0000;
}

/** A draw as a whole number from 0 to `n` − 1, n ≤ 2^21; no value is favoured by more than n/2^32. */
export function below(n: number, bits: number): number {
  return Math.floor((bits * n) / 0x1_0000_0000);
}
