import { timeOf } from '../protocol/protocol.ts';
import type { Ranking } from '../preferences/ranking.ts';
import { answering } from './behaviour-dependent.ts';
import type { BehaviourDependent, Concession, TimeDependent } from './concession.ts';
import { conceded } from './time-dependent.ts';

/**
 * What a party demands, as a share of its own range from the worst outcome (0) to the best (1), and
 * what it remembers to say so.
 */
export interface Demand {
  at(round: number): number;
  /** Another party has offered something worth this share to us. */
  heard(party: number, share: number): void;
}

export function demandOf(concession: Concession, standing: Ranking, rounds: number): Demand {
  switch (concession.kind) {
    case 'time':
      return timed(concession, standing.floor, rounds);
    case 'behaviour':
      return new Answer(concession, standing.floor);
    case 'mixed': {
      const parts = concession.parts.map(({ weight, of }) => ({
        weight,
        demand: demandOf(of, standing, rounds),
      }));
      const total = parts.reduce((sum, { weight }) => sum + weight, 0);
      return {
        at: (round) =>
          parts.reduce((sum, { weight, demand }) => sum + weight * demand.at(round), 0) / total,
        heard: (party, share) => {
          for (const { demand } of parts) demand.heard(party, share);
        },
      };
    }
  }
}

function timed(tactic: TimeDependent, floor: number, rounds: number): Demand {
  const curve = curveOf(tactic, rounds);
  return {
    at: (round) => floor + (1 - (curve[round] ?? 1)) * (1 - floor),
    heard: () => undefined,
  };
}

/** Curves are the same in every negotiation of as many rounds; long ones are worked out on the way. */
const curves = new WeakMap<TimeDependent, Map<number, Float64Array>>();

function curveOf(tactic: TimeDependent, rounds: number): Float64Array {
  const known = curves.get(tactic) ?? new Map<number, Float64Array>();
  curves.set(tactic, known);
  const found = known.get(rounds);
  if (found !== undefined) return found;
  const curve = Float64Array.from({ length: rounds }, (_, round) =>
    conceded(tactic, timeOf(round, rounds)),
  );
  known.set(rounds, curve);
  return curve;
}

/** Tit-for-tat: asks for the best until the others have offered enough to be answered. */
class Answer implements Demand {
  readonly #tactic: BehaviourDependent;
  readonly #floor: number;
  readonly #heard = new Map<number, number[]>();
  #own = 1;

  constructor(tactic: BehaviourDependent, floor: number) {
    this.#tactic = tactic;
    this.#floor = floor;
  }

  at(): number {
    // Of several others the one is answered who leaves us asking for most.
    let next: number | undefined;
    for (const theirs of this.#heard.values()) {
      const asked = answering(this.#tactic, theirs, this.#own);
      if (asked !== undefined && (next === undefined || asked > next)) next = asked;
    }
    if (next !== undefined) this.#own = Math.min(1, Math.max(this.#floor, next));
    return this.#own;
  }

  heard(party: number, share: number): void {
    const theirs = this.#heard.get(party);
    if (theirs === undefined) this.#heard.set(party, [share]);
    else theirs.push(share);
  }
}
