import type { DataOf, Event, EventType } from './event.ts';
import type { Term } from './talks/events.ts';

type Names = readonly (string | undefined)[];
type Table = { readonly [T in EventType]?: (data: DataOf<T>) => Names };

const inTerms = (terms: readonly Term[]): string[] =>
  terms.flatMap((term) => [term.by, ...term.persons]);

/** Who stands in each type's data. */
const named: Table = {
  ElectionHeld: (data) => data.results.map((result) => result.candidate),
  ProtestCrackdown: (data) => [data.against],
  IncidentOccurred: (data) => data.victims,
  InvasionStaged: (data) => [data.by, data.against],
  OrganisationStatusChanged: (data) => [data.organisation],
  PersonDetained: (data) => data.persons,
  CustodyChanged: (data) => data.persons,
  PersonSentenced: (data) => [data.person],
  PrisonersPardoned: (data) => data.persons,
  PrisonersReleased: (data) => [
    ...data.persons,
    ...data.destinations.map((d) => d.to),
    ...data.refused,
  ],
  HonourAwarded: (data) => data.to,
  SanctionThreatened: (data) => [data.target],
  SanctionImposed: (data) => [data.target, data.onAccountOf, ...data.named],
  SanctionExtended: (data) => data.named,
  SanctionLifted: (data) => data.named,
  CountermeasureImposed: (data) => [data.target, data.onAccountOf, ...data.named],
  SanctionsCounted: (data) => [data.sender],
  EnvoyAppointed: (data) => [data.envoy, data.to],
  TalksHeld: (data) => data.parties,
  DemandMade: (data) => [data.of],
  OfferMade: (data) => [...data.to, ...inTerms(data.terms)],
  AgreementReached: (data) => [...data.parties, ...inTerms(data.terms)],
  CommitmentMade: (data) => [data.to, ...inTerms(data.terms)],
  ConditionsStated: (data) => [data.of, ...data.conditions.flatMap(({ persons }) => persons)],
  ReliefPlanned: (data) => [data.target],
  ConcessionMade: (data) => [data.to],
  MembershipChanged: (data) => [data.body],
  PositionStated: (data) => [data.about],
  ReportPublished: (data) => [data.about],
};

/** Everybody an event involves beside its actor: acted on, named, or spoken about; no repeats. */
export function recipientsOf(event: Event): readonly string[] {
  const read = named[event.type] as ((data: Event['data']) => Names) | undefined;
  const names = (read?.(event.data) ?? []).filter((name) => name !== undefined);
  return [...new Set(names)];
}

/** The actor, those who acted jointly, and the recipients, without repeats, in that order. */
export function participantsOf(event: Event): readonly string[] {
  return [...new Set([event.actor, ...event.jointly, ...recipientsOf(event)])];
}
