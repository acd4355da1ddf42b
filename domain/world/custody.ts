import type { Day } from '../calendar.ts';
import { type Chunks, noChunks, push } from '../chunks.ts';
import type { Entry, Handlers } from '../entry.ts';
import type { CustodyBasis } from '../events/custody.ts';
import type { EventOf } from '../event.ts';
import type { Quantity } from '../quantity.ts';
import { lookUp, Symbols } from '../symbols.ts';

/** A named person's custody. Furlough is leave: the person is still held. */
export interface Person {
  readonly name: string;
  held: boolean;
  basis: CustodyBasis;
  since: Day;
  /** Was ever detained, as against only sentenced in absentia. */
  detained: boolean;
  sentenced: boolean;
  pardoned?: Day | undefined;
  /** Key of the event that last changed this. */
  by: string;
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
export interface Remainder {
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

export function noCustody(): CustodyState {
  return {
    symbols: new Symbols(),
    persons: [],
    claims: noChunks(),
    kinds: new Symbols(),
    remainders: [],
  };
}

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
  const person = state.persons[number];
  if (person === undefined) {
    state.persons[number] = {
      name,
      held: true,
      basis,
      since: day,
      detained: true,
      sentenced: false,
      by: key,
    };
    return;
  }
  person.held = true;
  person.detained = true;
  person.basis = basis;
  person.since = day;
  person.by = key;
  person.pardoned = undefined;
}

function change(state: CustodyState, event: EventOf<'CustodyChanged'>, entry: Entry): void {
  for (const name of event.data.persons) {
    const person = findPerson(state, name);
    if (person?.held === true)
      Object.assign(person, { basis: event.data.to, since: entry.start, by: event.key });
  }
}

function sentence(state: CustodyState, event: EventOf<'PersonSentenced'>, entry: Entry): void {
  const { person: name, inAbsentia } = event.data;
  const number = state.symbols.of(name);
  const person = state.persons[number];
  if (person === undefined) {
    state.persons[number] = {
      name,
      held: !inAbsentia,
      basis: 'sentence',
      since: entry.start,
      detained: false,
      sentenced: true,
      by: event.key,
    };
    return;
  }
  person.sentenced = true;
  if (!inAbsentia) Object.assign(person, { basis: 'sentence', by: event.key });
}

function pardon(state: CustodyState, event: EventOf<'PrisonersPardoned'>, entry: Entry): void {
  for (const name of event.data.persons) {
    const person = findPerson(state, name);
    if (person !== undefined) person.pardoned = entry.start;
  }
}

function release(state: CustodyState, event: EventOf<'PrisonersReleased'>, entry: Entry): void {
  for (const name of event.data.persons) {
    const person = findPerson(state, name);
    if (person !== undefined)
      Object.assign(person, { held: false, since: entry.start, by: event.key });
  }
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
export const custodyHandlers: Handlers<CustodyState> = {
  PersonDetained: detain,
  CustodyChanged: change,
  PersonSentenced: sentence,
  PrisonersPardoned: pardon,
  PrisonersReleased: release,
  PrisonersCounted: claim,
};
