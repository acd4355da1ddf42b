import type { Event } from '../../../domain/event.ts';
import { tensionOf } from '../../../domain/vocabulary.ts';

/** What happens, counted by month: people, acts and deals. `refused` counts attempts that a rule forbade. */
export const flowKinds = {
  released: 'people released',
  pardoned: 'people pardoned',
  detained: 'people detained',
  sentenced: 'people sentenced',
  threats: 'sanctions threatened',
  imposed: 'measures imposed',
  extended: 'measures prolonged or widened',
  eased: 'measures given relief',
  reinstated: 'measures reinstated',
  talks: 'rounds of talks',
  offers: 'offers made',
  rejected: 'offers rejected',
  deals: 'agreements reached',
  promises: 'commitments made',
  kept: 'commitments kept',
  broken: 'commitments broken',
  tension: 'scores of the tension index',
  refused: 'attempts that a rule refused',
} as const;
export type FlowKind = keyof typeof flowKinds;

/** Months before the fork for which flows are known. */
export const FLOW_HISTORY = 24;

export type Count = (kind: FlowKind, amount: number) => void;

/** Tells everything that an event adds to the flows. */
export function countFlows(event: Event, count: Count): void {
  const tension = tensionOf(event);
  if (tension !== 0) count('tension', tension);
  if (event.fulfils.length > 0) count('kept', event.fulfils.length);
  switch (event.type) {
    case 'PrisonersReleased':
      count('released', event.data.count.value);
      break;
    case 'PrisonersPardoned':
      count('pardoned', event.data.count.value);
      break;
    case 'PersonDetained':
      count('detained', event.data.count?.value ?? event.data.persons.length);
      break;
    case 'PersonSentenced':
      count('sentenced', 1);
      break;
    case 'SanctionThreatened':
      count('threats', 1);
      break;
    case 'SanctionImposed':
    case 'CountermeasureImposed':
      count('imposed', 1);
      break;
    case 'SanctionExtended':
      count('extended', event.data.measures.length);
      break;
    case 'SanctionLifted':
      count('eased', event.data.measures.length);
      break;
    case 'SanctionReinstated':
      count('reinstated', event.data.measures.length);
      break;
    default:
      countTalks(event, count);
  }
}

function countTalks(event: Event, count: Count): void {
  switch (event.type) {
    case 'TalksHeld':
      count('talks', 1);
      break;
    case 'OfferMade':
      count('offers', 1);
      break;
    case 'OfferRejected':
      count('rejected', 1);
      break;
    case 'AgreementReached':
      count('deals', 1);
      break;
    case 'CommitmentMade':
      count('promises', 1);
      break;
    case 'CommitmentBroken':
      count('broken', 1);
      break;
    default:
  }
}

/** Whose act it is, for flows told by actor: the actor, those who joined, and the parties of talks. */
export function doersOf(event: Event): readonly string[] {
  if (event.type === 'TalksHeld' || event.type === 'AgreementReached') {
    const { parties } = event.data;
    return parties.includes(event.actor) ? parties : [event.actor, ...parties];
  }
  return event.jointly.length === 0 ? [event.actor] : [event.actor, ...event.jointly];
}
