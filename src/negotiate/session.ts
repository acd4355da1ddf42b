import { pow } from './numbers/exact-maths.ts';
import type { Discount } from './preferences/preferences.ts';
import { type Course, negotiate } from './protocol/protocol.ts';
import { toNumber } from './numbers/rational.ts';
import { numbersAt, type UtilityTable } from './preferences/table.ts';
import { negotiatorOf } from './tactics/negotiator.ts';
import type { Tactic } from './tactics/tactic.ts';

export type { Course, Move } from './protocol/protocol.ts';

/** A negotiation between tactics, one for each party of the table, in turn order. */
export function session(table: UtilityTable, tactics: readonly Tactic[], rounds: number): Course {
  if (tactics.length !== table.parties.length)
    throw new RangeError(`${table.parties.length} parties need as many tactics: ${tactics.length}`);
  return negotiate(
    tactics.map((tactic, party) => negotiatorOf(table, party, tactic, rounds)),
    rounds,
  );
}

/**
 * What each party got, discounted by when talks ended: the deal's utility, or without a deal the
 * reservation value (discounted alike, as in GENIUS).
 */
export function payoffs(table: UtilityTable, course: Course): number[] {
  const { deal } = course;
  const gross =
    deal === undefined
      ? table.parties.map(({ reservation }) => toNumber(reservation))
      : numbersAt(table, deal);
  return gross.map((value, i) => value * discountAt(table.parties[i]?.discount, course));
}

function discountAt(discount: Discount | undefined, { round, time }: Course): number {
  if (discount === undefined) return 1;
  return pow(discount.factor, discount.per === 'session' ? time : round);
}
