import type { Day } from '../calendar.ts';
import { type Chunks, noChunks, ownChunks, push } from '../chunks.ts';
import { parseEdtf } from '../edtf.ts';
import { type Entry, everyType, type Fold, type Handlers } from '../entry.ts';
import type { EventOf } from '../event.ts';
import type { Term } from './events.ts';
import { lookUp, Symbols } from '../symbols.ts';

export interface Offer {
  readonly name: string;
  readonly by: string;
  readonly to: readonly string[];
  readonly terms: readonly Term[];
  readonly day: Day;
  /** Last day on which it can be accepted. */
  readonly expires?: Day;
  readonly key: string;
  status: 'open' | 'accepted' | 'rejected';
}

export interface Agreement {
  readonly name: string;
  readonly parties: readonly string[];
  readonly offer?: string;
  readonly terms: readonly Term[];
  readonly day: Day;
  readonly key: string;
}

export interface Commitment {
  readonly name: string;
  readonly by: string;
  readonly to: string;
  readonly terms: readonly Term[];
  readonly day: Day;
  readonly due?: Day;
  readonly key: string;
  status: 'open' | 'kept' | 'broken';
  settled?: Day;
}

export interface Condition {
  readonly name: string;
  readonly text: string;
  readonly by: readonly string[];
  readonly of: string;
  readonly joined: 'all' | 'any';
  readonly day: Day;
  readonly judgements: { by: string; day: Day; form: string; substance: string }[];
}

export interface Round {
  readonly day: Day;
  readonly end: Day;
  readonly parties: readonly string[];
  readonly form: string;
  readonly topics: readonly string[];
  readonly key: string;
  readonly id: string;
}

export interface TalksState {
  readonly symbols: Symbols;
  readonly offers: (Offer | undefined)[];
  readonly agreements: (Agreement | undefined)[];
  readonly commitments: (Commitment | undefined)[];
  readonly conditions: (Condition | undefined)[];
  readonly rounds: Chunks<Round>;
}

export const findOffer = (state: TalksState, name: string): Offer | undefined =>
  lookUp(state.symbols, state.offers, name);
export const findAgreement = (state: TalksState, name: string): Agreement | undefined =>
  lookUp(state.symbols, state.agreements, name);
/**
 * A commitment by name; undefined for one that was never made.
 *
 * ```ts
 * findCommitment(talksFold.initial(), 'release-all'); // => undefined
 * ```
 */
export const findCommitment = (state: TalksState, name: string): Commitment | undefined =>
  lookUp(state.symbols, state.commitments, name);
export const findCondition = (state: TalksState, name: string): Condition | undefined =>
  lookUp(state.symbols, state.conditions, name);

function settle(state: TalksState, name: string, status: 'kept' | 'broken', day: Day): void {
  const commitment = findCommitment(state, name);
  if (commitment?.status === 'open') Object.assign(commitment, { status, settled: day });
}

/** Numbers of a name in its list, unless it is taken: the first use of a name stands. */
function place<T>(state: TalksState, list: (T | undefined)[], name: string, value: T): void {
  const number = state.symbols.of(name);
  list[number] ??= value;
}

function offer(state: TalksState, event: EventOf<'OfferMade'>, entry: Entry): void {
  const { offer: name, to, terms, expires } = event.data;
  place(state, state.offers, name, {
    name,
    by: event.actor,
    to,
    terms,
    day: entry.start,
    ...(expires === undefined ? {} : { expires: parseEdtf(expires).end }),
    key: event.key,
    status: 'open',
  });
}

function answer(state: TalksState, name: string, status: Offer['status']): void {
  const found = findOffer(state, name);
  if (found?.status === 'open') found.status = status;
}

function agree(state: TalksState, event: EventOf<'AgreementReached'>, entry: Entry): void {
  const { agreement: name, parties, offer: source, terms } = event.data;
  place(state, state.agreements, name, {
    name,
    parties,
    ...(source === undefined ? {} : { offer: source }),
    terms,
    day: entry.start,
    key: event.key,
  });
}

function commit(state: TalksState, event: EventOf<'CommitmentMade'>, entry: Entry): void {
  const { commitment: name, to, terms, due } = event.data;
  place(state, state.commitments, name, {
    name,
    by: event.actor,
    to,
    terms,
    day: entry.start,
    ...(due === undefined ? {} : { due: parseEdtf(due).end }),
    key: event.key,
    status: 'open',
  });
}

function setConditions(state: TalksState, event: EventOf<'ConditionsStated'>, entry: Entry): void {
  const by = [event.actor, ...event.jointly];
  for (const { condition: name, text } of event.data.conditions) {
    const { of, joined } = event.data;
    place(state, state.conditions, name, {
      name,
      text,
      by,
      of,
      joined,
      day: entry.start,
      judgements: [],
    });
  }
}

function judge(state: TalksState, event: EventOf<'ConditionJudged'>, entry: Entry): void {
  const { condition, form, substance } = event.data;
  findCondition(state, condition)?.judgements.push({
    by: event.actor,
    day: entry.start,
    form,
    substance,
  });
}

function meet(state: TalksState, event: EventOf<'TalksHeld'>, entry: Entry): void {
  const { parties, form, topics } = event.data;
  push(state.rounds, {
    day: entry.start,
    end: entry.end,
    parties,
    form,
    topics,
    key: event.key,
    id: event.id,
  });
}

const byType: Handlers<TalksState> = {
  TalksHeld: meet,
  OfferMade: offer,
  OfferAccepted: (state, event) => {
    answer(state, event.data.offer, 'accepted');
  },
  OfferRejected: (state, event) => {
    answer(state, event.data.offer, 'rejected');
  },
  AgreementReached: agree,
  CommitmentMade: commit,
  CommitmentBroken: (state, event, entry) => {
    settle(state, event.data.commitment, 'broken', entry.start);
  },
  ConditionsStated: setConditions,
  ConditionJudged: judge,
};

/** The fold of offers, deals, promises and conditions. */
export const talksFold: Fold<TalksState> = {
  initial: () => ({
    symbols: new Symbols(),
    offers: [],
    agreements: [],
    commitments: [],
    conditions: [],
    rounds: noChunks(),
  }),
  copy: (state) => ({
    symbols: state.symbols.fork(),
    offers: state.offers.map((each) => each && { ...each }),
    agreements: state.agreements.slice(),
    commitments: state.commitments.map((each) => each && { ...each }),
    conditions: state.conditions.map(
      (each) => each && { ...each, judgements: each.judgements.slice() },
    ),
    rounds: ownChunks(state.rounds),
  }),
  handlers: everyType((state, event, entry) => {
    // Any event may keep commitments, whatever else its type does here.
    if (event.fulfils.length > 0) {
      for (const name of event.fulfils) settle(state, name, 'kept', entry.start);
    }
    const handle = byType[event.type] as Handlers<TalksState>['TalksHeld'];
    handle?.(state, event as never, entry as never, undefined);
  }),
};
