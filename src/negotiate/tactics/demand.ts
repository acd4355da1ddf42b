import type { BehaviourDependent, TimeDependent, Concession } from './tactic.ts';
import { exp, ln, pow } from '../numbers/exact-maths.ts';
import { timeOf } from '../protocol/protocol.ts';
import type { Ranking } from '../preferences/party-ranking.ts';

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

/**
 * The share a(t) conceded at time t (both from 0 to 1), with T = `by`:
 * polynomial k + (1 − k) (min(t, T)/T)^(1/β), exponential exp((1 − min(t, T)/T)^β ln k).
 * Throws RangeError for parameters out of range.
 */
export function conceded({ shape, beta, k, by = 1 }: TimeDependent, t: number): number {
  if (!(beta > 0) || !(k >= 0 && k <= 1) || !(by > 0 && by <= 1))
    throw new RangeError(
      'a tactic needs β above 0, k from 0 to 1, and a time above 0 and at most 1',
    );
  if (shape === 'exponential' && k === 0)
    throw new RangeError('the exponential tactic needs k above 0');
  const passed = Math.min(t, by) / by;
  return shape === 'polynomial'
    ? k + (1 - k) * pow(passed, 1 / beta)
    : exp(pow(1 - passed, beta) * ln(k));
}

/**
 * What a party asks next, unbounded, after the other's offers (oldest first) and its own last one,
 * all measured on one scale. Undefined while the other has made too few offers to answer.
 * Relative: own × before/after of the answered concession. Absolute: own + (before − after).
 * Averaged: own × first/last over a window.
 */
export function answering(
  { mode, lag, window }: BehaviourDependent,
  theirs: readonly number[],
  own: number,
): number | undefined {
  const steps = mode === 'averaged' ? window : 1;
  const last = theirs.length - (mode === 'averaged' ? 1 : lag);
  const [before, after] = [theirs[last - steps], theirs[last]];
  if (before === undefined || after === undefined) return undefined;
  if (mode === 'absolute') return own + (before - after);
  // A ratio to nothing says nothing.
  return after === 0 ? own : own * (before / after);
}
