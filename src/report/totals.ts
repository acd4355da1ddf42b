import type { Day } from '../../domain/calendar.ts';
import { toArray } from '../../domain/chunks.ts';
import { personsIn } from '../../projections/custody.ts';
import { sendersOn } from '../../projections/sanctions-register.ts';
import type { StateOnDay } from './two-states.ts';

/** What can be counted of how things stand on a day, by name; always the same names, in one order. */
export function totalsOf(state: StateOnDay, day: Day): Map<string, number> {
  const senders = sendersOn(state.sanctionsRegister, day);
  const sum = (pick: (row: (typeof senders)[number]) => number): number =>
    senders.reduce((total, row) => total + pick(row), 0);
  const releases = toArray(state.releases);
  return new Map([
    ['active measures', sum((row) => row.standing)],
    ['of them licensed or suspended', sum((row) => row.licensed + row.suspended)],
    ['measures ended', sum((row) => row.ended)],
    ['persons listed', sum((row) => row.persons)],
    ['entities listed', sum((row) => row.entities)],
    ['releases', releases.length],
    ['people released', releases.reduce((total, { count }) => total + count.value, 0)],
    ['largest release', releases.reduce((most, { count }) => Math.max(most, count.value), 0)],
    ['named persons held', personsIn(state.custody).filter(({ held }) => held).length],
  ]);
}

/**
 * How much two counts differ: the difference against the root of the larger one, so that neither
 * 1 of 4 nor 9 of 1,500 outweighs 350 of 850.
 */
export function differenceSize({ a, b }: { readonly a: number; readonly b: number }): number {
  return a === b ? 0 : Math.abs(a - b) / Math.sqrt(Math.max(a, b));
}
