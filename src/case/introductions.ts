import type { Event } from '../../domain/event.ts';
import type { Term } from '../../domain/talks/events.ts';
import { didYouMean } from '../input/near.ts';

/** What an event names that another event of the case must have brought in. */
type Kind = 'measure' | 'offer' | 'commitment' | 'condition';

interface Name {
  readonly kind: Kind;
  readonly name: string;
}

export interface Loose {
  readonly key: string;
  readonly message: string;
}

const introducedBy: Readonly<Record<Kind, string>> = {
  measure: 'SanctionImposed or CountermeasureImposed',
  offer: 'OfferMade',
  commitment: 'CommitmentMade',
  condition: 'ConditionsStated',
};

/**
 * Finds events that point at a measure, offer, commitment or condition which no event of the case
 * introduces, whatever the order of dates: most often a slip of spelling. That it is introduced too
 * late is another matter; a record may contradict the rules, and that shows as an anomaly.
 */
export function neverIntroduced(events: readonly Event[]): Loose[] {
  const known: Record<Kind, Set<string>> = {
    measure: new Set(),
    offer: new Set(),
    commitment: new Set(),
    condition: new Set(),
  };
  for (const event of events) {
    for (const { kind, name } of introductions(event)) known[kind].add(name);
  }
  return events.flatMap((event) =>
    pointers(event)
      .filter(({ kind, name }) => !known[kind].has(name))
      .map((pointer) => ({ key: event.key, message: describe(pointer, known[pointer.kind]) })),
  );
}

function describe({ kind, name }: Name, known: ReadonlySet<string>): string {
  return (
    `no event of this case introduces the ${kind} "${name}": correct the name, ` +
    `or add an event of the type ${introducedBy[kind]}${didYouMean(name, known)}`
  );
}

const named = (kind: Kind, names: readonly string[]): Name[] =>
  names.map((name) => ({ kind, name }));

function introductions({ type, data }: Event): Name[] {
  switch (type) {
    case 'SanctionImposed':
    case 'CountermeasureImposed':
      return named('measure', [data.measure]);
    case 'OfferMade':
      return named('offer', [data.offer]);
    case 'CommitmentMade':
      return named('commitment', [data.commitment]);
    case 'ConditionsStated':
      return named(
        'condition',
        data.conditions.map(({ condition }) => condition),
      );
    default:
      return [];
  }
}

function pointers(event: Event): Name[] {
  return [...named('commitment', event.fulfils), ...pointersInData(event)];
}

function pointersInData({ type, data }: Event): Name[] {
  switch (type) {
    case 'SanctionLifted':
    case 'SanctionExtended':
    case 'SanctionReinstated':
    case 'ConditionsStated':
    case 'DemandMade':
      return named('measure', data.measures);
    case 'SanctionsCounted':
      return named('measure', data.inForce);
    case 'ReliefPlanned':
      return data.steps.flatMap(({ measures }) => named('measure', measures));
    case 'OfferMade':
    case 'CommitmentMade':
      return relieved(data.terms);
    case 'AgreementReached':
      return [
        ...relieved(data.terms),
        ...named('offer', data.offer === undefined ? [] : [data.offer]),
      ];
    case 'OfferAccepted':
    case 'OfferRejected':
      return named('offer', [data.offer]);
    case 'CommitmentBroken':
      return named('commitment', [data.commitment]);
    case 'ConditionJudged':
      return named('condition', [data.condition]);
    default:
      return [];
  }
}

/** A threat may name a measure that never comes; relief cannot. */
function relieved(terms: readonly Term[]): Name[] {
  return terms.flatMap((term) => (term.does === 'relieve' ? named('measure', term.measures) : []));
}
