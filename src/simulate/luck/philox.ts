/**
 * Philox4x32-10, a counter-based generator (Salmon, Moraes, Dror, Shaw 2011, "Parallel random
 * numbers: as easy as 1, 2, 3"; the Random123 library): four 32-bit words from a key and a counter,
 * by integer arithmetic alone, so that any draw can be computed by itself, in any order.
 */

const M0_HIGH = 0xd251;
const M0_LOW = 0x1f53;
const M0 = 0xd2511f53;
const M1_HIGH = 0xcd9e;
const M1_LOW = 0x8d57;
const M1 = 0xcd9e8d57;
const W0 = 0x9e3779b9;
const W1 = 0xbb67ae85;
const ROUNDS = 10;

/** High 32 bits of the product of a constant, given in halves, with `b`. */
function high(aHigh: number, aLow: number, b: number): number {
  const bHigh = b >>> 16;
  const bLow = b & 0xffff;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const other = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + (middle >>> 16) + (other >>> 16)) | 0;
}

/** Key and counter: words of 32 bits each. */
interface PhiloxInput {
  readonly key: readonly [number, number];
  readonly counter: readonly [number, number, number, number];
}

/** Writes the four words of a block into `out`. */
export function philox({ key, counter }: PhiloxInput, out: Uint32Array): Uint32Array {
  return philoxInto(out, key[0], key[1], counter[0], counter[1], counter[2], counter[3]);
}

/** The same with the words given one by one, for loops that must make no objects. */
export function philoxInto(
  out: Uint32Array,
  key0: number,
  key1: number,
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
): Uint32Array {
  let k0 = key0 | 0;
  let k1 = key1 | 0;
  let c0 = counter0 | 0;
  let c1 = counter1 | 0;
  let c2 = counter2 | 0;
  let c3 = counter3 | 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const h0 = high(M0_HIGH, M0_LOW, c0);
    const h1 = high(M1_HIGH, M1_LOW, c2);
    const next0 = h1 ^ c1 ^ k0;
    const next2 = h0 ^ c3 ^ k1;
    c1 = Math.imul(M1, c2);
    c3 = Math.imul(M0, c0);
    c0 = next0;
    c2 = next2;
    k0 = (k0 + W0) | 0;
    k1 = (k1 + W1) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
  return out;
}
