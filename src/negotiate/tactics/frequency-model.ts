import { type OutcomeSpace, valueOf } from '../preferences/outcome-space.ts';

/**
 * What another party seems to like, from how often it has offered each value (the frequency model
 * of the BOA framework: Baarslag, Hindriks, Hendrikx, Dirkzwager, Jonker 2014). A value is worth
 * its count beside the most frequent one's; an issue weighs as much as its most frequent value
 * has been kept to.
 */
export class FrequencyModel {
  readonly #space: OutcomeSpace;
  readonly #counts: readonly Float64Array[];
  #offers = 0;

  constructor(space: OutcomeSpace) {
    this.#space = space;
    this.#counts = space.issues.map(({ values }) => new Float64Array(values.length));
  }

  heard(outcome: number): void {
    this.#offers += 1;
    for (const [k, counts] of this.#counts.entries()) {
      const value = valueOf(this.#space, outcome, k);
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }

  /** From 0 to 1; 0 for all while nothing was heard. */
  estimate(outcome: number): number {
    if (this.#offers === 0) return 0;
    let sum = 0;
    let weights = 0;
    for (const [k, counts] of this.#counts.entries()) {
      const most = greatest(counts);
      // weight × value = (most / offers) × (count / most)
      sum += (counts[valueOf(this.#space, outcome, k)] ?? 0) / this.#offers;
      weights += most / this.#offers;
    }
    return sum / weights;
  }
}

function greatest(counts: Float64Array): number {
  let most = 0;
  for (const count of counts) if (count > most) most = count;
  return most;
}
