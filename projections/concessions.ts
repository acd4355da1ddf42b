import { type Day, isoDay } from '../domain/calendar.ts';
import { type Chunks, noChunks, ownChunks, push, toArray } from '../domain/chunks.ts';
import type { Entry } from '../domain/entry.ts';
import type { Cause, Event } from '../domain/event.ts';
import { formatQuantity } from '../domain/quantity.ts';
import { byName, type Projection } from './projection.ts';

/** One line of the ledger: what somebody gave, or a contact through which gifts are linked. */
export interface LedgerLine {
  readonly id: string;
  readonly key: string;
  readonly day: Day;
  readonly by: string;
  readonly kind: 'concession' | 'promise' | 'contact' | 'pressure';
  readonly gives: string;
  readonly causes: readonly Cause[];
  readonly fulfils: readonly string[];
  readonly commitment?: string;
}

type LedgerState = Chunks<LedgerLine>;

type Line = Pick<LedgerLine, 'kind' | 'gives'> & { readonly commitment?: string };

const NO_CAUSES: readonly Cause[] = [];
const NO_NAMES: readonly string[] = [];

function note(state: LedgerState, event: Event, entry: Entry, line: Line): void {
  const { id, key, actor: by } = event;
  const { kind, gives, commitment } = line;
  // Most lines have neither: they share the empty lists.
  const causes = event.because.length === 0 ? NO_CAUSES : event.because;
  const fulfils = event.fulfils.length === 0 ? NO_NAMES : event.fulfils;
  const noted = { id, key, day: entry.start, by, kind, gives, causes, fulfils };
  push(state, commitment === undefined ? noted : { ...noted, commitment });
}

const CLEMENCY = {
  pardon: 'pardons',
  amnesty: 'grants amnesty to',
  clemency: 'grants clemency to',
} as const;

/** Who gave what, when, and what it was linked to by those who say so. */
export const concessions: Projection<LedgerState> = {
  name: 'concessions',
  version: 1,
  initial: noChunks,
  own: ownChunks,
  apply: {
    PrisonersReleased: (state, event, entry) => {
      const gives = `releases ${formatQuantity(event.data.count)}`;
      note(state, event, entry, { kind: 'concession', gives });
    },
    PrisonersPardoned: (state, event, entry) => {
      const gives = `${CLEMENCY[event.data.act]} ${formatQuantity(event.data.count)}`;
      note(state, event, entry, { kind: 'concession', gives });
    },
    SanctionLifted: (state, event, entry) => {
      const gives = `${event.data.form}: ${event.data.measures.join(', ')}`;
      note(state, event, entry, { kind: 'concession', gives });
    },
    ConcessionMade: (state, event, entry) => {
      note(state, event, entry, { kind: 'concession', gives: event.data.gives });
    },
    CommitmentMade: (state, event, entry) => {
      const gives = `promises: ${event.data.terms.map((term) => term.text).join('; ')}`;
      note(state, event, entry, { kind: 'promise', gives, commitment: event.data.commitment });
    },
    AgreementReached: (state, event, entry) => {
      note(state, event, entry, { kind: 'contact', gives: `agreement: ${event.data.agreement}` });
    },
    TalksHeld: (state, event, entry) => {
      note(state, event, entry, {
        kind: 'contact',
        gives: `talks: ${event.data.parties.join(', ')}`,
      });
    },
    DemandMade: (state, event, entry) => {
      note(state, event, entry, { kind: 'pressure', gives: `demands: ${event.data.demand}` });
    },
    SanctionReinstated: (state, event, entry) => {
      note(state, event, entry, {
        kind: 'pressure',
        gives: `withdraws relief: ${event.data.measures.join(', ')}`,
      });
    },
  },
  summary: (state) => ({ ledger: byName(ledger(state), ({ key }) => key) }),
};

export interface LedgerRow {
  readonly on: string;
  readonly by: string;
  readonly gives: string;
  readonly key: string;
  /** What it answers, directly or through talks and promises, and who says so. */
  readonly answers: readonly {
    readonly key: string;
    readonly gives: string;
    readonly by: string;
    readonly says: string;
  }[];
}

/** The ledger of what was given, each line with what it is said to answer. */
export function ledger(state: LedgerState): LedgerRow[] {
  const lines = toArray(state);
  const gifts = lines.filter((line) => line.kind === 'concession');
  const answered = new Set(gifts.flatMap(({ causes }) => causes.map(({ event }) => event)));
  const byId = new Map(lines.flatMap((line) => (answered.has(line.id) ? [[line.id, line]] : [])));
  const promised = new Map(
    lines.flatMap((line) => (line.commitment === undefined ? [] : [[line.commitment, line]])),
  );
  return gifts.map((line) => ({
    on: isoDay(line.day),
    by: line.by,
    gives: line.gives,
    key: line.key,
    answers: [
      ...line.causes.flatMap(({ event, says, hedge }) => {
        const cause = byId.get(event);
        const said = hedge === undefined ? says : `${says}: "${hedge}"`;
        return cause === undefined
          ? []
          : [{ key: cause.key, gives: cause.gives, by: cause.by, says: said }];
      }),
      ...line.fulfils.flatMap((name) => {
        const promise = promised.get(name);
        return promise === undefined
          ? []
          : [
              {
                key: promise.key,
                gives: promise.gives,
                by: promise.by,
                says: 'keeps the promise',
              },
            ];
      }),
    ],
  }));
}
