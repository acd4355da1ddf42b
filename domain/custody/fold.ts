import type { Day } from '../calendar.ts';
import { type Chunks, noChunks, ownChunks, push } from '../chunks.ts';
import type { Entry, Fold } from '../entry.ts';
import type { CustodyBasis } from './events.ts';
import type { EventOf } from '../event.ts';
import type { Quantity } from '../quantity.ts';
import { lookUp, Symbols } from '../symbols.ts';

/**
 * A named person's custody. Furlough is leave: the person is still held. A change puts a new one in
 * its place, so that states may share people.
 */
interface Person {
  readonly name: string;
  readonly held: boolean;
  readonly basis: CustodyBasis;
  readonly since: Day;
  /** Was ever detained, as against only sentenced in absentia. */
  readonly detained: boolean;
  readonly sentenced: boolean;
  readonly pardoned?: Day | undefined;
  /** Key of the event that last changed this. */
  readonly by: string;
}

/** Somebody's count, on a day. */
export interface CountClaim {
  readonly day: Day;
  readonly by: string;
  readonly key: string;
  readonly measure: 'stock' | 'flow' | 'cumulative';
  readonly of: string;
  readonly count: Quantity;
}

/** The count that the computed remainder starts from, and what has been added and taken since. */
interface Remainder {
  anchor: CountClaim;
  released: number;
  detained: number;
}

export interface CustodyState {
  readonly symbols: Symbols;
  readonly persons: (Person | undefined)[];
  readonly claims: Chunks<CountClaim>;
  readonly kinds: Symbols;
  /** By what is counted. */
  readonly remainders: (Remainder | undefined)[];
}

/**
 * A copy whose handlers leave the state it came from as it is; both share one table of names.
 *
 * ```ts
 * const state = custodyFold.initial();
 * const own = ownCustody(state);
 * own.remainders.push(undefined);
 * state.remainders; // => []
 * ```
 */
export function ownCustody(state: CustodyState): CustodyState {
  return {
    symbols: state.symbols,
    // Not spread: a hole must stay one.
    persons: state.persons.slice(),
    claims: ownChunks(state.claims),
    kinds: state.kinds,
    remainders: state.remainders.map((remainder) => remainder && { ...remainder }),
  };
}

/**
 * A person by name; undefined for somebody who was never detained, sentenced or pardoned.
 *
 * ```ts
 * findPerson(custodyFold.initial(), 'a-lawyer'); // => undefined
 * ```
 */
export function findPerson(state: CustodyState, name: string): Person | undefined {
  return lookUp(state.symbols, state.persons, name);
}

function detain(state: CustodyState, event: EventOf<'PersonDetained'>, entry: Entry): void {
  const { data } = event;
  for (const name of data.persons) hold(state, name, data.basis, event.key, entry.start);
  const of = data.of ?? (data.basis === 'internment' ? 'interned' : POLITICAL);
  addSince(state, of, 'detained', data.count?.value ?? data.persons.length);
}

function hold(state: CustodyState, name: string, basis: CustodyBasis, key: string, day: Day): void {
  const number = state.symbols.of(name);
  const sentenced = state.persons[number]?.sentenced ?? false;
  // What pardoned them before does not let them out of this.
  state.persons[number] = {
    name,
    held: true,
    basis,
    since: day,
    detained: true,
    sentenced,
    by: key,
  };
}

/** Changes those of the named people who are known, and who are held where only they are meant. */
function update(
  state: CustodyState,
  names: readonly string[],
  changes: Partial<Person>,
  onlyHeld = false,
): void {
  for (const name of names) {
    const number = state.symbols.find(name);
    const person = number === undefined ? undefined : state.persons[number];
    if (number === undefined || person === undefined || (onlyHeld && !person.held)) continue;
    state.persons[number] = { ...person, ...changes };
  }
}

function change(state: CustodyState, event: EventOf<'CustodyChanged'>, entry: Entry): void {
  const { persons, to: basis } = event.data;
  update(state, persons, { basis, since: entry.start, by: event.key }, true);
}

function sentence(state: CustodyState, event: EventOf<'PersonSentenced'>, entry: Entry): void {
  const { person: name, inAbsentia } = event.data;
  const number = state.symbols.of(name);
  const person = state.persons[number] ?? {
    name,
    held: !inAbsentia,
    basis: 'sentence',
    since: entry.start,
    detained: false,
    by: event.key,
  };
  const served = inAbsentia ? {} : ({ basis: 'sentence', by: event.key } as const);
  state.persons[number] = { ...person, ...served, sentenced: true };
}

function pardon(state: CustodyState, event: EventOf<'PrisonersPardoned'>, entry: Entry): void {
  update(state, event.data.persons, { pardoned: entry.start });
}

function release(state: CustodyState, event: EventOf<'PrisonersReleased'>, entry: Entry): void {
  update(state, event.data.persons, { held: false, since: entry.start, by: event.key });
  const of = event.data.of ?? (event.data.basis === 'end-of-internment' ? 'interned' : POLITICAL);
  addSince(state, of, 'released', event.data.count.value);
}

/** What a count is of when an event does not say. */
const POLITICAL = 'political-prisoners';

function addSince(
  state: CustodyState,
  of: string,
  field: 'released' | 'detained',
  count: number,
): void {
  const remainder = lookUp(state.kinds, state.remainders, of);
  if (remainder !== undefined) remainder[field] += count;
}

function claim(state: CustodyState, event: EventOf<'PrisonersCounted'>, entry: Entry): void {
  const { measure, of, count } = event.data;
  const made: CountClaim = {
    day: entry.start,
    by: event.actor,
    key: event.key,
    measure,
    of,
    count,
  };
  push(state.claims, made);
  if (measure !== 'stock') return;
  const number = state.kinds.of(of);
  const known = state.remainders[number];
  // An exact count restarts the sum; a rounded one would only blur it.
  if (
    known === undefined ||
    count.qualifier === 'exact' ||
    known.anchor.count.qualifier !== 'exact'
  ) {
    state.remainders[number] = { anchor: made, released: 0, detained: 0 };
  }
}

/** The fold of who is held, and of what people counted. */
export const custodyFold: Fold<CustodyState> = {
  initial: () => ({
    symbols: new Symbols(),
    persons: [],
    claims: noChunks(),
    kinds: new Symbols(),
    remainders: [],
  }),
  copy: (state) => ({
    ...ownCustody(state),
    symbols: state.symbols.fork(),
    kinds: state.kinds.fork(),
  }),
  handlers: {
    PersonDetained: detain,
    CustodyChanged: change,
    PersonSentenced: sentence,
    PrisonersPardoned: pardon,
    PrisonersReleased: release,
    PrisonersCounted: claim,
  },
};
