/**
 * The stacked alternating offers protocol (Aydoğan, Festen, Hindriks, Jonker 2017): parties speak in
 * a fixed order; on its turn a party offers, accepts the last offer or ends the talks. There is a
 * deal when all others have accepted an offer one after the other.
 */

export type Move =
  | {
      readonly kind: 'offer';
      readonly party: number;
      readonly round: number;
      readonly outcome: number;
    }
  | { readonly kind: 'accept'; readonly party: number; readonly round: number }
  | { readonly kind: 'end'; readonly party: number; readonly round: number };

/** What a party decides: an outcome to offer, or one of the two other acts. */
export type Decision = number | 'accept' | 'end';

/** What a party is told on its turn. */
export interface Turn {
  /** From 0. */
  readonly round: number;
  /** From 0 in the first round to 1 in the last one. */
  readonly time: number;
  /** The offer to answer, and who made it; undefined on the first turn. */
  readonly offer: number | undefined;
  readonly by: number | undefined;
}

/** A party in one negotiation. It keeps what it needs of what it hears. */
export interface Negotiator {
  decide(turn: Turn): Decision;
  /** Another party has moved. */
  heard?(party: number, decision: Decision): void;
}

export interface Course {
  readonly ending: 'deal' | 'ended' | 'deadline';
  /** The outcome agreed on; undefined where there is no deal. */
  readonly deal: number | undefined;
  /** Round of the last move, from 0, and its time from 0 to 1. */
  readonly round: number;
  readonly time: number;
  /** Every move in order. */
  readonly moves: readonly Move[];
}

export const ROUNDS_MAX = 1_000_000;

/** Runs one negotiation. Throws RangeError for rounds out of range and moves that the rules forbid. */
export function negotiate(negotiators: readonly Negotiator[], rounds: number): Course {
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > ROUNDS_MAX)
    throw new RangeError(`${rounds} rounds: write a whole number from 1 to ${ROUNDS_MAX}`);
  const moves: Move[] = [];
  let offer: number | undefined;
  let by: number | undefined;
  let acceptances = 0;
  for (let round = 0; round < rounds; round += 1) {
    const time = timeOf(round, rounds);
    for (let party = 0; party < negotiators.length; party += 1) {
      const decision = negotiators[party]?.decide({ round, time, offer, by }) ?? 'end';
      tell(negotiators, party, decision);
      if (decision === 'end') {
        moves.push({ kind: 'end', party, round });
        return { ending: 'ended', deal: undefined, round, time, moves };
      }
      if (decision === 'accept') {
        if (offer === undefined) throw new RangeError('there is no offer to accept');
        moves.push({ kind: 'accept', party, round });
        acceptances += 1;
        if (acceptances === negotiators.length - 1)
          return { ending: 'deal', deal: offer, round, time, moves };
        continue;
      }
      moves.push({ kind: 'offer', party, round, outcome: decision });
      offer = decision;
      by = party;
      acceptances = 0;
    }
  }
  return { ending: 'deadline', deal: undefined, round: rounds - 1, time: 1, moves };
}

/** A single round is the first one, not the last. */
export function timeOf(round: number, rounds: number): number {
  return rounds === 1 ? 0 : round / (rounds - 1);
}

function tell(negotiators: readonly Negotiator[], party: number, decision: Decision): void {
  for (let other = 0; other < negotiators.length; other += 1) {
    if (other !== party) negotiators[other]?.heard?.(party, decision);
  }
}
