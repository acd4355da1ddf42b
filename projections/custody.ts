import { type Day, isoDay } from '../domain/calendar.ts';
import { each, toArray } from '../domain/chunks.ts';
import type { Quantity } from '../domain/quantity.ts';
import {
  type CountClaim,
  custodyFold,
  type CustodyState,
  ownCustody,
} from '../domain/custody/fold.ts';
import { byName, type Projection } from './projection.ts';

/** Who is held, and how many by whose count: claims beside the computed remainder. */
export const custody: Projection<CustodyState> = {
  name: 'custody',
  version: 1,
  initial: custodyFold.initial,
  own: ownCustody,
  apply: custodyFold.handlers,
  summary: (state, { day }) => ({
    persons: byName(personsIn(state), ({ person }) => person),
    remainders: byName(remaindersIn(state), ({ of }) => of),
    claims: claimsUpTo(state, day),
  }),
};

interface PersonRow {
  readonly person: string;
  readonly held: boolean;
  readonly basis: string;
  readonly since: string;
  readonly by: string;
}

/** Named people, by name. */
export function personsIn(state: CustodyState): PersonRow[] {
  const persons = state.persons.filter((person) => person !== undefined);
  return persons
    .map(({ name, held, basis, since, by }) => ({
      person: name,
      held,
      basis,
      since: isoDay(since),
      by,
    }))
    .sort((a, b) => (a.person < b.person ? -1 : 1));
}

interface RemainderRow {
  /** What is counted. */
  readonly of: string;
  /** anchor − released + detained; an estimate from the record, never a claim of anybody's. */
  readonly computed: number;
  /** False when more left than the anchor counted: the figures do not describe the same people. */
  readonly closes: boolean;
  readonly anchor: ClaimRow;
  readonly releasedSince: number;
  readonly detainedSince: number;
  /** The latest claims, newest first. */
  readonly claimed: readonly ClaimRow[];
}

export interface ClaimRow {
  readonly on: string;
  readonly by: string;
  readonly count: Quantity;
  readonly key: string;
}

const claimRow = ({ day, by, count, key }: CountClaim): ClaimRow => ({
  on: isoDay(day),
  by,
  count,
  key,
});

/** For each thing counted: the computed remainder and the newest claims, side by side. */
export function remaindersIn(state: CustodyState, newest = 3): RemainderRow[] {
  const rows: RemainderRow[] = [];
  for (const remainder of state.remainders) {
    if (remainder === undefined) continue;
    const { anchor, released, detained } = remainder;
    const claims = toArray(state.claims).filter(
      (claim) => claim.of === anchor.of && claim.measure === 'stock',
    );
    const computed = anchor.count.value - released + detained;
    rows.push({
      of: anchor.of,
      computed,
      closes: computed >= 0,
      anchor: claimRow(anchor),
      releasedSince: released,
      detainedSince: detained,
      claimed: claims.slice(-newest).reverse().map(claimRow),
    });
  }
  return rows.sort((a, b) => (a.of < b.of ? -1 : 1));
}

/** Every claim up to a day, oldest first. */
export function claimsUpTo(
  state: CustodyState,
  day: Day,
): (ClaimRow & Pick<CountClaim, 'measure' | 'of'>)[] {
  const rows = [];
  for (const claim of each(state.claims)) {
    if (claim.day <= day) rows.push({ ...claimRow(claim), measure: claim.measure, of: claim.of });
  }
  return rows;
}
