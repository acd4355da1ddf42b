import type { Day } from './calendar.ts';
import { parseEdtf } from './edtf.ts';
import type { Event, EventType } from './event.ts';
import type { Stance } from './statements/events.ts';

export type Family =
  'unrest' | 'custody' | 'sanctions' | 'talks' | 'statements' | 'record' | 'branch';
export type StorageRole = 'world' | 'catalogue' | 'amendment';

interface Entry {
  readonly family: Family;
  /** Order among events of one day: conditions before what needs them. */
  readonly rank: number;
  /** PLOVER category and mode, the field's event vocabulary (successor of CAMEO). */
  readonly plover?: readonly [category: string, mode?: string];
  /**
   * Contribution to the tension index, our own coarse scale: PLOVER's quadrants (verbal or material,
   * cooperation or conflict) as -1, -2, +1, +2, with mass violence +3. Positive is tenser.
   */
  readonly tension: number;
}

const word = (
  family: Family,
  rank: number,
  tension: number,
  ...plover: [] | [category: string, mode?: string]
): Entry => (plover.length === 0 ? { family, rank, tension } : { family, rank, tension, plover });

/** One row per type; a type without a PLOVER code has no counterpart there. */
export const vocabulary: Readonly<Record<EventType, Entry>> = {
  ElectionHeld: word('unrest', 10, 0),
  ProtestHeld: word('unrest', 12, 1, 'PROTEST', 'demo'),
  ProtestCrackdown: word('unrest', 14, 3, 'ASSAULT', 'crowd-control'),
  IncidentOccurred: word('unrest', 16, 2, 'COERCE'),
  InvasionStaged: word('unrest', 18, 3, 'MOBILIZE', 'troops'),
  EmergencyRuleChanged: word('unrest', 11, 2, 'COERCE', 'restrict'),
  OrganisationStatusChanged: word('unrest', 13, 1, 'COERCE', 'restrict'),

  PersonDetained: word('custody', 20, 2, 'COERCE', 'arrest'),
  CustodyChanged: word('custody', 22, 0, 'COERCE', 'arrest'),
  PersonSentenced: word('custody', 24, 2, 'SANCTION', 'convict'),
  PrisonersPardoned: word('custody', 62, -1, 'CONCEDE'),
  PrisonersReleased: word('custody', 64, -2, 'RETREAT', 'release'),
  PrisonersCounted: word('custody', 80, 0),
  HonourAwarded: word('custody', 82, 0, 'SUPPORT'),

  SanctionThreatened: word('sanctions', 44, 1, 'THREATEN', 'restrict'),
  SanctionImposed: word('sanctions', 46, 2, 'SANCTION', 'discontinue'),
  SanctionExtended: word('sanctions', 48, 1, 'SANCTION', 'discontinue'),
  SanctionLifted: word('sanctions', 66, -2, 'RETREAT', 'economic'),
  SanctionReinstated: word('sanctions', 68, 2, 'SANCTION', 'discontinue'),
  CountermeasureImposed: word('sanctions', 50, 2, 'SANCTION', 'discontinue'),
  SanctionsCounted: word('sanctions', 84, 0),

  EnvoyAppointed: word('talks', 30, -1, 'CONSULT'),
  TalksHeld: word('talks', 32, -1, 'CONSULT', 'visit'),
  DemandMade: word('talks', 34, 1, 'REQUEST', 'yield'),
  OfferMade: word('talks', 36, -1, 'AGREE'),
  OfferAccepted: word('talks', 38, -1, 'AGREE'),
  OfferRejected: word('talks', 39, 1, 'REJECT', 'yield'),
  AgreementReached: word('talks', 40, -1, 'AGREE'),
  CommitmentMade: word('talks', 42, -1, 'AGREE'),
  CommitmentBroken: word('talks', 70, 1, 'REJECT'),
  ConditionsStated: word('talks', 35, 1, 'REQUEST', 'yield'),
  ConditionJudged: word('talks', 37, 0),
  ReliefPlanned: word('talks', 41, -1, 'AGREE'),
  ConcessionMade: word('talks', 60, -2, 'CONCEDE'),
  MembershipChanged: word('talks', 72, -1, 'COOPERATE'),

  PositionStated: word('statements', 76, 0, 'SUPPORT'),
  ReportPublished: word('statements', 78, 0, 'INVESTIGATE'),

  CaseOpened: word('record', 0, 0),
  SourceAdded: word('record', 1, 0),
  ActorAdded: word('record', 2, 0),
  EventCorrected: word('record', 3, 0),
  BranchOpened: word('branch', 4, 0),
  EventDropped: word('branch', 5, 0),
  EventShifted: word('branch', 6, 0),
  EventReplaced: word('branch', 7, 0),
  EditUndone: word('branch', 8, 0),
  AssumptionSet: word('branch', 9, 0),
};

const catalogue: ReadonlySet<EventType> = new Set(['CaseOpened', 'SourceAdded', 'ActorAdded']);

/** What a store needs to know of an event: see src/store/port.ts. */
export function roleOf(type: EventType): StorageRole {
  if (catalogue.has(type)) return 'catalogue';
  const { family } = vocabulary[type];
  return family === 'record' || family === 'branch' ? 'amendment' : 'world';
}

const RANKS = 100;
const DAY = 10 * RANKS;

/** Chronological key: start day, order in the day if told, rank. Days before 1970 are negative. */
export function sortKey(event: Pick<Event, 'occurred' | 'type' | 'orderInDay'>): number {
  return sortKeyOn(parseEdtf(event.occurred).start, event);
}

/** The same, for an event whose start day is known. */
export function sortKeyOn(day: Day, event: Pick<Event, 'type' | 'orderInDay'>): number {
  return day * DAY + (event.orderInDay ?? 0) * RANKS + vocabulary[event.type].rank;
}

/** The last sort key that a day can have. */
export function lastSortKeyOf(day: number): number {
  return day * DAY + DAY - 1;
}

/** The start day that a sort key stands for. */
export function dayOfSortKey(sort: number): Day {
  return Math.floor(sort / DAY);
}

interface StanceCode {
  readonly plover: readonly [category: string, mode?: string];
  readonly tension: number;
}

const stanceCodes: Readonly<Record<Stance, StanceCode>> = {
  supports: { plover: ['SUPPORT'], tension: -1 },
  praises: { plover: ['SUPPORT'], tension: -1 },
  thanks: { plover: ['SUPPORT'], tension: -1 },
  opposes: { plover: ['ACCUSE', 'disapprove'], tension: 1 },
  doubts: { plover: ['ACCUSE', 'disapprove'], tension: 1 },
  denies: { plover: ['REJECT'], tension: 1 },
  demands: { plover: ['REQUEST', 'yield'], tension: 1 },
};

/** PLOVER category and mode of one event; some types depend on their data. */
export function ploverOf(event: Event): readonly [category: string, mode?: string] | undefined {
  if (event.type === 'PositionStated') return stanceCodes[event.data.stance].plover;
  if (event.type === 'TalksHeld' && event.data.form === 'phone') return ['CONSULT', 'phone'];
  return vocabulary[event.type].plover;
}

/** Tension score of one event; positive is tenser. */
export function tensionOf(event: Event): number {
  if (event.type === 'PositionStated') return stanceCodes[event.data.stance].tension;
  if (event.type === 'EmergencyRuleChanged' && event.data.status !== 'in-force') return -1;
  if (event.type === 'OrganisationStatusChanged' && event.data.status === 'registered') return -1;
  return vocabulary[event.type].tension;
}
