import { wordOf } from '../luck/draws.ts';
import { philoxInto } from '../luck/philox.ts';

/**
 * One draw of 32 bits by its address: the same address gives the same bits, whatever else is drawn
 * or in which order. `use` tells apart what draws are for; see {@link USES}.
 */
export type Bits = (use: number, a: number, b: number) => number;

/** What statistics draw for: one number each, never given to another use. */
export const USES = { bootstrap: 1, trajectory: 2, shift: 3 } as const;

/** Stands in the counter where a run's draws have their actor, so that the two never meet. */
const STATISTICS = wordOf('statistics');
const TWO_32 = 0x1_0000_0000;

/** The draws of a seed for statistics: Philox, as for the runs. */
export function bitsOf(seed: number): Bits {
  const block = new Uint32Array(4);
  const [low, high] = [seed % TWO_32, Math.floor(seed / TWO_32)];
  return (use, a, b) => philoxInto(block, low, high, a, b, STATISTICS, use)[0] ?? 0;
}

/** A draw as a fraction in [0, 1). */
export function fraction(bits: number): number {
  return bits / TWO_32;
}

/** A draw as a whole number from 0 to `n` − 1, n ≤ 2^21; no value is favoured by more than n/2^32. */
export function below(n: number, bits: number): number {
  return Math.floor((bits * n) / TWO_32);
}
