import { isoDay } from '../calendar.ts';
import type { Term } from './events.ts';
import type { EventOf } from '../event.ts';
import { findAgreement, findCommitment, findCondition, findOffer } from './fold.ts';
import type { World } from '../world.ts';
import { fact, rule } from '../refusal.ts';
import { listed } from '../text.ts';

export const talksRules = [
  rule({
    name: 'answer-an-open-offer',
    says: 'An acceptance or rejection answers an open offer, by someone it was made to, before it expires.',
    types: ['OfferAccepted', 'OfferRejected'],
    check: (world, event, entry) => {
      const { offer: name } = event.data;
      const offer = findOffer(world.talks, name);
      if (offer === undefined) {
        return {
          reason: `there is no offer ${name}`,
          facts: [],
          fix: 'let the offer be made first',
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
          fix: `let ${listed(offer.to, 'or')} answer`,
          remedies: offer.to.map((value) => ({ field: 'actor', value })),
        };
      }
      if (offer.status !== 'open')
        return { reason: `${name} has been ${offer.status} already`, facts };
      if (offer.expires !== undefined && offer.expires < entry.start) {
        const last = isoDay(offer.expires);
        const remedies = [{ field: 'occurred', value: last }];
        return { reason: `${name} had expired`, facts, fix: `answer by ${last}`, remedies };
      }
      return undefined;
    },
  }),
  rule({
    name: 'agreement-from-offer',
    says: "An agreement's terms are those of the accepted offer it comes from.",
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
          fix: 'let it be accepted first',
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
            fix: 'agree on the terms of the offer, or let a new offer be made',
          };
    },
  }),
  rule({
    name: 'made-once',
    says: 'An offer, an agreement or a commitment is made once under its name.',
    types: ['OfferMade', 'AgreementReached', 'CommitmentMade'],
    check: (world, event) => {
      const [what, name, known] = madeUnderName(world, event);
      return known === undefined
        ? undefined
        : {
            reason: `the ${what} ${name} has been made already`,
            facts: [fact('made', isoDay(known.day)), fact('by', known.key)],
            fix: `give the new ${what} a name of its own`,
          };
    },
  }),
  rule({
    name: 'commitment-broken-once',
    says: 'A commitment is kept or broken once, and only its maker can break it.',
    types: ['CommitmentBroken'],
    check: (world, event) => {
      const known = findCommitment(world.talks, event.data.commitment);
      if (known === undefined) {
        return {
          reason: `there is no commitment ${event.data.commitment}`,
          facts: [],
          fix: 'let it be made first',
        };
      }
      const facts = [fact('made by', known.by), fact('status', known.status)];
      if (known.by !== event.actor)
        return { reason: `${known.name} was made by ${known.by}`, facts };
      return known.status === 'open'
        ? undefined
        : { reason: `${known.name} has been ${known.status} already`, facts };
    },
  }),
  rule({
    name: 'judge-a-stated-condition',
    says: 'Only a condition that was stated can be judged.',
    types: ['ConditionJudged'],
    check: (world, event) =>
      findCondition(world.talks, event.data.condition) === undefined
        ? {
            reason: `there is no condition ${event.data.condition}`,
            facts: [],
            fix: 'let it be stated first',
          }
        : undefined,
  }),
];

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
