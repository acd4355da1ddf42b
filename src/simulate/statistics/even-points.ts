import { type Bits, fraction, USES } from './keyed-bits.ts';

/**
 * Primitive polynomials and first direction numbers of coordinates 2, 3, … as published by Joe and
 * Kuo (SIAM J. Sci. Comput. 30, 2008; their set D(6)): degree, inner coefficients, m₁ m₂ … .
 */
const DIRECTIONS = `
1 0 1|2 1 1 3|3 1 1 3 1|3 2 1 1 1|4 1 1 1 3 3|4 4 1 3 5 13|5 2 1 1 5 5 17|5 4 1 1 5 5 5
5 7 1 1 7 11 19|5 11 1 1 5 1 1|5 13 1 1 1 3 11|5 14 1 3 5 5 31|6 1 1 3 3 9 7 49
6 13 1 1 1 15 21 21|6 16 1 3 1 13 27 49|6 19 1 1 1 15 7 5|6 22 1 3 1 15 13 25
6 25 1 1 5 5 19 61|7 1 1 3 7 11 23 15 103|7 4 1 3 7 13 13 15 69|7 7 1 1 3 13 7 35 63
7 8 1 3 5 9 1 25 53|7 14 1 3 1 13 9 35 107|7 19 1 3 1 5 27 61 31|7 21 1 1 5 11 19 41 61
7 28 1 3 5 3 3 13 69|7 31 1 1 7 13 1 19 1|7 32 1 3 7 5 13 19 59|7 37 1 1 3 9 25 29 41
7 41 1 3 5 13 23 1 55|7 42 1 3 7 3 13 59 17|7 50 1 3 1 3 5 53 69|7 55 1 1 5 5 23 33 13
7 56 1 1 7 7 1 61 123|7 59 1 1 7 9 13 61 49|7 62 1 3 3 5 3 55 33|8 14 1 3 1 15 31 13 49 245
8 21 1 3 5 15 31 59 63 97|8 22 1 3 1 11 11 11 77 249`;

const BITS = 32;
const rows = DIRECTIONS.trim()
  .split(/[|\n]/)
  .map((row) => row.split(' ').map(Number));

/** How many coordinates a point can have. */
export const MOST_COORDINATES = rows.length + 1;

/**
 * Points that fill the unit cube evenly: Sobol's sequence (1967) with a keyed digital shift, which
 * makes every coordinate uniform and keeps the evenness. Of 2^m points each coordinate has one in
 * each 2^−m of its range. Point n does not depend on how many there are. Integers only, so the
 * same on every engine. Throws RangeError for more than {@link MOST_COORDINATES}.
 */
export function evenPoints(count: number, coordinates: number, bits: Bits): number[][] {
  if (coordinates > MOST_COORDINATES) {
    throw new RangeError(`points have at most ${MOST_COORDINATES} coordinates, not ${coordinates}`);
  }
  const directions = Array.from({ length: coordinates }, (_, j) => directionsOf(j));
  let at = directions.map((_, j) => bits(USES.shift, j, 0));
  const points: number[][] = [];
  for (let n = 1; n <= count; n += 1) {
    points.push(at.map(fraction));
    // Gray code: the next point differs in the direction of the lowest nought of n − 1.
    const lowest = BITS - 1 - Math.clz32(n & -n);
    at = at.map((x, j) => (x ^ (directions[j]?.[lowest] ?? 0)) >>> 0);
  }
  return points;
}

/** The direction numbers of a coordinate, 0 the first, as 32-bit fractions. */
function directionsOf(coordinate: number): number[] {
  if (coordinate === 0) return Array.from({ length: BITS }, (_, i) => (1 << (BITS - 1 - i)) >>> 0);
  const [degree = 0, inner = 0, ...first] = rows[coordinate - 1] ?? [];
  const directions = first.map((m, i) => (m << (BITS - 1 - i)) >>> 0);
  for (let i = degree; i < BITS; i += 1) {
    const base = directions[i - degree] ?? 0;
    let next = base ^ (base >>> degree);
    for (let k = 1; k < degree; k += 1) {
      if (((inner >> (degree - 1 - k)) & 1) === 1) next ^= directions[i - k] ?? 0;
    }
    directions.push(next >>> 0);
  }
  return directions;
}
