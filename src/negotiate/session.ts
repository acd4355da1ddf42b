import { pow } from './numbers/exact-maths.ts';
import type { Discount } from './preferences/preferences.ts';
import { type Course, negotiate } from './protocol/protocol.ts';
import { toNumber } from './numbers/rational.ts';
import { numbersAt, type UtilityTable } from './preferences/table.ts';
import { negotiatorOf } from './tactics/negotiator.ts';
import type { Tactic } from './tactics/tactic.ts';

export type { Course, Move } from './protocol/protocol.ts';

/**
 * A negotiation between tactics, one for each party of the table, in turn order.
 *
 * ```ts
 * import { tabulateWhole } from './preferences/table.ts';
 * import { outcomeSpace } from './preferences/outcome-space.ts';
 * const space = outcomeSpace([{ name: 'aid', values: ['none', 'some', 'much'] }]);
 * const table = tabulateWhole(space, [
 *   { party: 'giver', worth: [[10, 6, 0]], reservation: 0 },
 *   { party: 'taker', worth: [[0, 7, 10]], reservation: 0 },
 * ]);
 * import { named } from './tactics/tactic.ts';
 * const linear = { concession: named.linear };
 * session(table, [linear, linear], 11).deal; // => 1
 * session(table, [linear], 11); // throws '2 parties need 2 tactics, not 1'
 * ```
 */
export function session(table: UtilityTable, tactics: readonly Tactic[], rounds: number): Course {
  if (tactics.length !== table.parties.length)
    throw new RangeError(
      `${table.parties.length} parties need ${table.parties.length} tactics, not ${tactics.length}`,
    );
  return negotiate(
    tactics.map((tactic, party) => negotiatorOf(table, party, tactic, rounds)),
    rounds,
  );
}

/**
 * What each party got, discounted by when talks ended: the deal's utility, or without a deal the
 * reservation value (discounted alike, as in GENIUS).
 *
 * ```ts
 * import { tabulateWhole } from './preferences/table.ts';
 * import { outcomeSpace } from './preferences/outcome-space.ts';
 * const space = outcomeSpace([{ name: 'aid', values: ['none', 'some', 'much'] }]);
 * const table = tabulateWhole(space, [
 *   { party: 'giver', worth: [[10, 6, 0]], reservation: 0 },
 *   { party: 'taker', worth: [[0, 7, 10]], reservation: 0 },
 * ]);
 * import { named } from './tactics/tactic.ts';
 * const course = session(table, [{ concession: named.boulware }, { concession: named.conceder }], 11);
 * payoffs(table, course); // => [6, 7]
 * ```
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
