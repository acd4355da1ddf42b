import { bestFirst } from './best-first.ts';
import type { Fraction } from '../numbers/rational.ts';
import { compare, reaches, thresholdOf, type Utilities } from './utilities.ts';

/** How the outcomes stand for one party, from the best down. */
export interface Ranking {
  /** Outcomes from the best to the worst; equally good ones in their own order. */
  readonly order: Uint32Array;
  /** For each outcome, the place in `order` of the first outcome that is exactly as good. */
  readonly grade: Uint32Array;
  /** For each outcome, its utility between the worst (0) and the best (1); 1 where all are equal. */
  readonly share: Float64Array;
  /** How many outcomes are worth at least the reservation value: the first so many of `order`. */
  readonly acceptable: number;
  /** The share of the worst of those; 1 where there are none. */
  readonly floor: number;
}

export function standingOf(utilities: Utilities, reservation: Fraction): Ranking {
  const outcomes = new Uint32Array(utilities.rough.length);
  for (let i = 0; i < outcomes.length; i += 1) outcomes[i] = i;
  const order = bestFirst([utilities], outcomes);
  const grade = new Uint32Array(order.length);
  let first = 0;
  for (let place = 0; place < order.length; place += 1) {
    const outcome = order[place] ?? 0;
    if (compare(utilities, order[first] ?? 0, outcome) !== 0) first = place;
    grade[outcome] = first;
  }
  const share = shares(utilities, order);
  return { order, grade, share, ...acceptance(utilities, reservation, order, share) };
}

/** The same outcomes with another reservation value. */
export function withReservation(
  standing: Ranking,
  utilities: Utilities,
  reservation: Fraction,
): Ranking {
  const { order, share } = standing;
  return { ...standing, ...acceptance(utilities, reservation, order, share) };
}

function shares({ rough }: Utilities, order: Uint32Array): Float64Array {
  const best = rough[order[0] ?? 0] ?? 0;
  // The worst outcome has n = 0, as the base takes each issue's least contribution.
  return best === 0 ? new Float64Array(rough.length).fill(1) : rough.map((n) => n / best);
}

function acceptance(
  utilities: Utilities,
  reservation: Fraction,
  order: Uint32Array,
  share: Float64Array,
): Pick<Ranking, 'acceptable' | 'floor'> {
  const threshold = thresholdOf(utilities, reservation);
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reaches(utilities, order[middle] ?? 0, threshold)) low = middle + 1;
    else high = middle;
  }
  const floor = low === 0 ? 1 : (share[order[low - 1] ?? 0] ?? 1);
  return { acceptable: low, floor };
}
