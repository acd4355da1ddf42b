import type { Decision, Negotiator, Turn } from '../protocol/protocol.ts';
import type { OutcomeSpace } from '../preferences/outcome-space.ts';
import type { Ranking } from '../preferences/party-ranking.ts';
import type { UtilityTable } from '../preferences/table.ts';
import { type Acceptance, accepts, type Tactic } from './tactic.ts';
import { type Demand, demandOf } from './demand.ts';
import { FrequencyModel } from './frequency-model.ts';

/** A party at the table that follows a tactic. It offers nothing worth less than its reservation. */
export function negotiatorOf(
  table: UtilityTable,
  party: number,
  tactic: Tactic,
  rounds: number,
): Negotiator {
  return new Follower(table.space, table.standing(party), tactic, rounds);
}

const NEXT: Acceptance = { a: 1, b: 0 };

class Follower implements Negotiator {
  readonly #space: OutcomeSpace;
  readonly #standing: Ranking;
  readonly #demand: Demand;
  readonly #acceptance: Acceptance;
  /** Undefined without a model. */
  readonly #within: number | undefined;
  readonly #models = new Map<number, FrequencyModel>();

  constructor(space: OutcomeSpace, standing: Ranking, tactic: Tactic, rounds: number) {
    this.#space = space;
    this.#standing = standing;
    this.#demand = demandOf(tactic.concession, standing, rounds);
    this.#acceptance = tactic.acceptance ?? NEXT;
    this.#within = tactic.modelling?.within;
  }

  decide({ round, offer }: Turn): Decision {
    if (this.#standing.acceptable === 0) return 'end';
    const next = this.#next(this.#demand.at(round));
    if (offer !== undefined && accepts(this.#acceptance, this.#standing, offer, next))
      return 'accept';
    return next;
  }

  heard(party: number, decision: Decision): void {
    if (typeof decision !== 'number') return;
    this.#demand.heard(party, this.#standing.share[decision] ?? 0);
    if (this.#within === undefined) return;
    const model = this.#models.get(party) ?? new FrequencyModel(this.#space);
    this.#models.set(party, model);
    model.heard(decision);
  }

  /** The outcome worth least of those worth the demand; with a model, the others' favourite nearby. */
  #next(demand: number): number {
    const { order, grade } = this.#standing;
    const last = this.#lastWorth(demand);
    const first = grade[order[last] ?? 0] ?? 0;
    if (this.#within === undefined) return order[first] ?? 0;
    return this.#favourite(this.#lastWorth(demand + this.#within), last);
  }

  /** The last place in the order worth at least a share; the first one where none is. */
  #lastWorth(demand: number): number {
    const { order, share, acceptable } = this.#standing;
    let [low, high] = [0, acceptable];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((share[order[middle] ?? 0] ?? 0) >= demand) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** Of two that the others seem to like as much, the one better for us. */
  #favourite(first: number, last: number): number {
    const { order, grade } = this.#standing;
    let best = order[first] ?? 0;
    let most = -1;
    for (let place = grade[best] ?? 0; place <= last; place += 1) {
      const outcome = order[place] ?? 0;
      let liked = 0;
      for (const model of this.#models.values()) liked += model.estimate(outcome);
      if (liked > most) [best, most] = [outcome, liked];
    }
    return best;
  }
}
