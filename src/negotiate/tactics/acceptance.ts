import type { Ranking } from '../preferences/ranking.ts';

/** AC_next (Baarslag 2014): accept iff a × U(their offer) + b ≥ U(my next one), U from 0 to 1. */
export interface Acceptance {
  readonly a: number;
  readonly b: number;
}

/** Exact for a = 1, b = 0. What is worth less than the reservation value is never accepted. */
export function accepts(
  { a, b }: Acceptance,
  { grade, share, acceptable }: Ranking,
  offer: number,
  next: number,
): boolean {
  const theirs = grade[offer] ?? Infinity;
  if (theirs >= acceptable) return false;
  if (a === 1 && b === 0) return theirs <= (grade[next] ?? 0);
  return a * (share[offer] ?? 0) + b >= (share[next] ?? 1);
}
