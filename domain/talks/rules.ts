import { isoDay } from '../calendar.ts';
import type { Term } from './events.ts';
import type { EventOf, EventType } from '../event.ts';
import { findAgreement, findCommitment, findCondition, findOffer } from './fold.ts';
import type { World } from '../world.ts';
import { fact, rule } from '../refusal.ts';

export const talksRules = [
  rule({
    name: 'answer-an-open-offer',
    says: 'Only an actor to whom an open offer was made can accept or reject it, and only before it expires.',
    types: ['OfferAccepted', 'OfferRejected'],
    check: (world, event, entry) => {
      const { offer: name } = event.data;
      const offer = findOffer(world.talks, name);
      if (offer === undefined) {
        return {
          reason: `there is no offer ${name}`,
          facts: [],
          fix: 'add the offer before the event',
        };
      }
      const facts = [
        fact('made to', offer.to.join(', ')),
        fact('status', offer.status),
        fact('expires', offer.expires === undefined ? 'never' : isoDay(offer.expires)),
      ];
      if (!offer.to.includes(event.actor)) {
        return {
          reason: `${name} was not made to ${event.actor}`,
          facts,
          fix: `let ${offer.to.join(' or ')} answer`,
          remedies: offer.to.map((value) => ({ field: 'actor', value })),
        };
      }
      if (offer.status !== 'open')
        return { reason: `${name} has already been ${offer.status}`, facts };
      if (offer.expires !== undefined && offer.expires < entry.start) {
        const last = isoDay(offer.expires);
        const remedies = [{ field: 'occurred', value: last }];
        return { reason: `${name} had already expired`, facts, fix: `answer by ${last}`, remedies };
      }
      return undefined;
    },
  }),
  rule({
    name: 'agreement-from-offer',
    says: 'The terms of an agreement are those of the accepted offer it comes from.',
    types: ['AgreementReached'],
    check: (world, event) => {
      const { offer: name, terms } = event.data;
      if (name === undefined) return undefined;
      const offer = findOffer(world.talks, name);
      if (offer?.status !== 'accepted') {
        const found = offer === undefined ? 'no such offer' : offer.status;
        return {
          reason: `${name} has not been accepted`,
          facts: [fact(name, found)],
          fix: 'add its acceptance before the agreement',
        };
      }
      return sameTerms(offer.terms, terms)
        ? undefined
        : {
            reason: `the terms are not those of ${name}`,
            facts: [
              fact('offered', describeTerms(offer.terms)),
              fact('agreed', describeTerms(terms)),
            ],
            fix: 'agree on the terms of the offer, or add a new offer',
          };
    },
  }),
  rule({
    name: 'made-once',
    says: 'Each offer, agreement and commitment has a name that no other has.',
    types: ['OfferMade', 'AgreementReached', 'CommitmentMade'],
    check: (world, event) => {
      const [what, name, known] = madeUnderName(world, event);
      return known === undefined
        ? undefined
        : {
            reason: `the ${what} ${name} has already been made`,
            facts: [fact('made', isoDay(known.day)), fact('by', known.key)],
            fix: `give the new ${what} another name`,
          };
    },
  }),
  rule({
    name: 'commitment-broken-once',
    says: 'Only the actor who made a commitment can break it, and only while it is open.',
    types: ['CommitmentBroken'],
    check: (world, event) => {
      const known = findCommitment(world.talks, event.data.commitment);
      if (known === undefined) {
        return {
          reason: `there is no commitment ${event.data.commitment}`,
          facts: [],
          fix: 'add the commitment before the event',
        };
      }
      const facts = [fact('made by', known.by), fact('status', known.status)];
      if (known.by !== event.actor)
        return { reason: `${known.name} was made by ${known.by}, not by ${event.actor}`, facts };
      return known.status === 'open'
        ? undefined
        : { reason: `${known.name} has already been ${known.status}`, facts };
    },
  }),
  rule({
    name: 'judge-a-stated-condition',
    says: 'A condition can be judged only after it was stated.',
    types: ['ConditionJudged'],
    check: (world, event) =>
      findCondition(world.talks, event.data.condition) === undefined
        ? {
            reason: `there is no condition ${event.data.condition}`,
            facts: [],
            fix: 'add the event that states it',
          }
        : undefined,
  }),
];

/** Any type of event may keep a commitment; this is checked after the rules of its own type. */
export const fulfilmentRule = rule<EventType>({
  name: 'commitment-kept-once',
  says: 'An event can keep only a commitment that its actor made and that is still open.',
  types: [],
  check: (world, event) => {
    for (const name of event.fulfils) {
      const known = findCommitment(world.talks, name);
      if (known?.status === 'open' && known.by === event.actor) continue;
      const found =
        known === undefined ? 'never made' : `made by ${known.by} and is ${known.status}`;
      return {
        reason: `this event cannot keep the commitment ${name}: it was ${found}`,
        facts: [fact(name, found)],
        fix: 'add the commitment before the event, by the same actor',
      };
    }
    return undefined;
  },
});

type Made = EventOf<'OfferMade'> | EventOf<'AgreementReached'> | EventOf<'CommitmentMade'>;
type Known = { readonly day: number; readonly key: string } | undefined;

function madeUnderName({ talks }: World, event: Made): [what: string, name: string, known: Known] {
  switch (event.type) {
    case 'OfferMade':
      return ['offer', event.data.offer, findOffer(talks, event.data.offer)];
    case 'AgreementReached':
      return ['agreement', event.data.agreement, findAgreement(talks, event.data.agreement)];
    case 'CommitmentMade':
      return ['commitment', event.data.commitment, findCommitment(talks, event.data.commitment)];
  }
}

function sameTerms(a: readonly Term[], b: readonly Term[]): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function describeTerms(terms: readonly Term[]): string {
  return terms.map((term) => `${term.by}: ${term.text}`).join('; ');
}
