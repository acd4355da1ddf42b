/** Events in a line each, for tests: who does what, when. */

import type { z } from 'zod';
import {
  type dataSchemas,
  type Event,
  eventSchema,
  type EventType,
  versionOf,
} from '../domain/event.ts';
import type { Provenance } from '../domain/provenance.ts';
import { keyedId } from '../src/history/event-id.ts';

/** Data as one writes it: numbers bare, defaults left out. */
export type Written<T extends EventType> = z.input<(typeof dataSchemas)[T]>;

export interface Around {
  readonly key?: string;
  readonly jointly?: readonly string[];
  readonly fulfils?: readonly string[];
  readonly because?: readonly { event: string; says: string; hedge?: string }[];
  readonly recorded?: string;
  readonly orderInDay?: number;
  readonly knownTo?: readonly string[];
  readonly summary?: string;
  readonly provenance?: Provenance;
}

export const STREAM = 'case-test';
export const idOf = (key: string): string => keyedId(STREAM, key);
export const cites = (source = 'a-source'): Provenance => ({
  kind: 'documented',
  citations: [{ source }],
});

/** One event, checked like any other. Its key is made from type, actor and date unless given. */
export function event<T extends EventType>(
  type: T,
  actor: string,
  occurred: string,
  data: Written<T>,
  around: Around = {},
): Event {
  const key = around.key ?? slugOf(`${type}-${actor}-${occurred}-${JSON.stringify(data)}`);
  return eventSchema.parse({
    recorded: '2026-01-01T00:00:00Z',
    summary: `${actor}: ${type}`,
    provenance: cites(),
    ...around,
    key,
    id: idOf(key),
    type,
    v: versionOf(type),
    occurred,
    actor,
    data,
  });
}

function slugOf(text: string): string {
  const words = text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return words.slice(0, 79).replace(/^-|-$/g, '');
}

type More<T extends EventType, Given extends string> = Partial<Omit<Written<T>, Given>>;

export const imposes = (
  sender: string,
  measure: string,
  on: string,
  more: More<'SanctionImposed', 'measure'> = {},
): Event =>
  event('SanctionImposed', sender, on, {
    measure,
    kind: 'listing',
    target: 'target',
    scope: 'some people',
    ...more,
  });

export const extends_ = (
  sender: string,
  measure: string,
  on: string,
  more: More<'SanctionExtended', 'measures'> = {},
): Event => event('SanctionExtended', sender, on, { measures: [measure], ...more });

export const lifts = (
  sender: string,
  measure: string,
  form: 'licence' | 'suspension' | 'delisting' | 'repeal' | 'expiry',
  on: string,
  more: More<'SanctionLifted', 'measures' | 'form'> = {},
  around: Around = {},
): Event => event('SanctionLifted', sender, on, { measures: [measure], form, ...more }, around);

export const reinstates = (
  sender: string,
  measure: string,
  on: string,
  more: More<'SanctionReinstated', 'measures'> = {},
): Event => event('SanctionReinstated', sender, on, { measures: [measure], ...more });

export const detains = (
  persons: string[],
  on: string,
  more: More<'PersonDetained', 'persons'> = {},
): Event => event('PersonDetained', 'target', on, { persons, basis: 'arrest', ...more });

export const sentences = (
  person: string,
  on: string,
  more: More<'PersonSentenced', 'person'> = {},
): Event => event('PersonSentenced', 'target', on, { person, years: 5, ...more });

export const pardons = (
  persons: string[],
  on: string,
  more: More<'PrisonersPardoned', 'persons'> = {},
): Event =>
  event('PrisonersPardoned', 'target', on, {
    persons,
    count: persons.length,
    act: 'pardon',
    ...more,
  });

export const releases = (
  persons: string[],
  on: string,
  more: More<'PrisonersReleased', 'persons'> = {},
  around: Around = {},
): Event =>
  event(
    'PrisonersReleased',
    'target',
    on,
    { persons, count: persons.length, basis: 'pardon', ...more },
    around,
  );

export const counts = (
  by: string,
  of: string,
  count: Written<'PrisonersCounted'>['count'],
  on: string,
  measure: 'stock' | 'flow' | 'cumulative' = 'stock',
): Event => event('PrisonersCounted', by, on, { measure, of, count });

export const frees = (by: string, text = 'ten prisoners') => ({
  by,
  does: 'release' as const,
  text,
});
export const relieves = (by: string, ...measures: string[]) => ({
  by,
  does: 'relieve' as const,
  measures,
  text: `relief from ${measures.join(', ')}`,
});

type Term = ReturnType<typeof frees> | ReturnType<typeof relieves>;

export const offers = (
  by: string,
  to: string[],
  offer: string,
  on: string,
  { terms = [frees(by)], expires }: { terms?: Term[]; expires?: string } = {},
): Event =>
  event('OfferMade', by, on, { offer, to, terms, ...(expires === undefined ? {} : { expires }) });

export const accepts = (by: string, offer: string, on: string): Event =>
  event('OfferAccepted', by, on, { offer });
export const rejects = (by: string, offer: string, on: string): Event =>
  event('OfferRejected', by, on, { offer });

export const agree = (
  parties: string[],
  agreement: string,
  on: string,
  { offer, terms }: { offer?: string; terms: Term[] },
): Event =>
  event('AgreementReached', parties[0] ?? '', on, {
    agreement,
    parties,
    terms,
    ...(offer === undefined ? {} : { offer }),
  });

export const promises = (
  by: string,
  to: string,
  commitment: string,
  on: string,
  terms: Term[] = [frees(by)],
): Event => event('CommitmentMade', by, on, { commitment, to, terms });

export const breaks = (by: string, commitment: string, on: string): Event =>
  event('CommitmentBroken', by, on, { commitment, how: 'does the opposite' });

export const meets = (parties: string[], on: string): Event =>
  event('TalksHeld', parties[0] ?? '', on, { parties, form: 'meeting' });

export const rules = (
  emergency: string,
  status: 'in-force' | 'suspended' | 'ended',
  on: string,
): Event => event('EmergencyRuleChanged', 'target', on, { emergency, status });

export const states = (
  by: string,
  matter: string,
  stance: Written<'PositionStated'>['stance'],
  on: string,
  around: Around = {},
): Event => event('PositionStated', by, on, { matter, stance }, around);
