import { z } from 'zod';
import { eventType } from '../event-type.ts';
import { quantity } from '../quantity.ts';
import { edtf, prose, slug } from '../text.ts';

/** One thing that one party would do. */
export const term = z.strictObject({
  by: slug,
  does: z.enum(['release', 'relieve', 'impose', 'refrain', 'recognise', 'other']),
  count: quantity.optional(),
  persons: z.array(slug).default([]),
  measures: z.array(slug).default([]),
  text: prose,
});
export type Term = z.infer<typeof term>;

const terms = z.array(term).min(1);

const actorsIn = (agreed: readonly Term[]): string[] =>
  agreed.flatMap(({ by, persons }) => [by, ...persons]);

/** Relief can only be promised for a measure that exists. */
const relieved = (data: { terms: Term[] }): string[] =>
  data.terms.flatMap(({ does, measures }) => (does === 'relieve' ? measures : []));

const MEMBERSHIP_TITLES = {
  applied: 'Application for membership',
  joined: 'Accession',
  left: 'Withdrawal of membership',
  suspended: 'Membership suspended',
} as const;

/** Contacts, demands, offers, deals, promises, and what was given without a deal. */
export const talks = {
  EnvoyAppointed: eventType({
    title: 'Envoy appointed',
    help: 'Somebody is appointed to talk with another side.',
    rank: 30,
    plover: ['CONSULT'],
    tension: -1,
    schema: z.strictObject({ envoy: slug, to: slug }),
    names: ({ envoy, to }) => [envoy, to],
  }),
  TalksHeld: eventType({
    title: 'Talks',
    help: 'Two or more parties talk: a visit, a meeting, a call, a letter.',
    rank: 32,
    plover: ['CONSULT', 'visit'],
    tension: -1,
    byData: ({ form }) =>
      form === 'phone' ? { title: 'Phone call', plover: ['CONSULT', 'phone'] } : {},
    schema: z.strictObject({
      /** The round's name; later events point at it through their causes. */
      parties: z.array(slug).min(2),
      form: z.enum(['visit', 'meeting', 'phone', 'letter', 'video']),
      place: prose.optional(),
      topics: z.array(prose).default([]),
    }),
    names: ({ parties }) => parties,
  }),
  DemandMade: eventType({
    title: 'Demand',
    help: 'One side demands something of another.',
    rank: 34,
    plover: ['REQUEST', 'yield'],
    tension: 1,
    schema: z.strictObject({
      of: slug,
      demand: prose,
      count: quantity.optional(),
      measures: z.array(slug).default([]),
    }),
    names: ({ of }) => [of],
    refersTo: { measure: ({ measures }) => measures },
  }),
  OfferMade: eventType({
    title: 'Offer',
    help: 'One side offers terms to another.',
    rank: 36,
    plover: ['AGREE'],
    tension: -1,
    schema: z.strictObject({
      offer: slug,
      to: z.array(slug).min(1),
      terms,
      expires: edtf.optional(),
    }),
    names: (data) => [...data.to, ...actorsIn(data.terms)],
    introduces: { offer: ({ offer }) => [offer] },
    refersTo: { measure: relieved },
  }),
  OfferAccepted: eventType({
    title: 'Offer accepted',
    help: 'A side to which an open offer was made accepts it.',
    rank: 38,
    plover: ['AGREE'],
    tension: -1,
    schema: z.strictObject({ offer: slug }),
    refersTo: { offer: ({ offer }) => [offer] },
  }),
  OfferRejected: eventType({
    title: 'Offer rejected',
    help: 'A side to which an open offer was made rejects it.',
    rank: 39,
    plover: ['REJECT', 'yield'],
    tension: 1,
    schema: z.strictObject({ offer: slug }),
    refersTo: { offer: ({ offer }) => [offer] },
  }),
  AgreementReached: eventType({
    title: 'Agreement',
    help: 'Parties agree on terms: those of an accepted offer, if the record knows one.',
    rank: 40,
    plover: ['AGREE'],
    tension: -1,
    schema: z.strictObject({
      agreement: slug,
      parties: z.array(slug).min(2),
      /** The accepted offer it comes from, when the record knows one. */
      offer: slug.optional(),
      terms,
    }),
    names: (data) => [...data.parties, ...actorsIn(data.terms)],
    refersTo: { measure: relieved, offer: ({ offer }) => [offer] },
  }),
  CommitmentMade: eventType({
    title: 'Commitment',
    help: 'A promise. The event that keeps it names it under `fulfils`; CommitmentBroken breaks it.',
    rank: 42,
    plover: ['AGREE'],
    tension: -1,
    schema: z.strictObject({ commitment: slug, to: slug, terms, due: edtf.optional() }),
    names: (data) => [data.to, ...actorsIn(data.terms)],
    introduces: { commitment: ({ commitment }) => [commitment] },
    refersTo: { measure: relieved },
  }),
  CommitmentBroken: eventType({
    title: 'Commitment broken',
    help: 'Somebody breaks a promise of their own.',
    rank: 70,
    plover: ['REJECT'],
    tension: 1,
    schema: z.strictObject({ commitment: slug, how: prose }),
    refersTo: { commitment: ({ commitment }) => [commitment] },
  }),
  /** What must happen before relief, said in advance. */
  ConditionsStated: eventType({
    title: 'Conditions for relief',
    help: 'Somebody says in advance what must happen before relief.',
    rank: 35,
    plover: ['REQUEST', 'yield'],
    tension: 1,
    schema: z.strictObject({
      conditions: z
        .array(z.strictObject({ condition: slug, text: prose, persons: z.array(slug).default([]) }))
        .min(1),
      joined: z.enum(['all', 'any']),
      of: slug,
      towards: prose,
      measures: z.array(slug).default([]),
    }),
    names: ({ of, conditions }) => [of, ...conditions.flatMap(({ persons }) => persons)],
    introduces: { condition: ({ conditions }) => conditions.map(({ condition }) => condition) },
    refersTo: { measure: ({ measures }) => measures },
  }),
  /** Somebody's judgement whether a condition is met, in form and in substance. */
  ConditionJudged: eventType({
    title: 'Condition judged',
    help: 'Somebody judges whether a condition is met, in form and in substance.',
    rank: 37,
    tension: 0,
    schema: z.strictObject({
      condition: slug,
      form: z.enum(['met', 'unmet', 'disputed']),
      substance: z.enum(['met', 'unmet', 'disputed', 'unstated']),
    }),
    refersTo: { condition: ({ condition }) => [condition] },
  }),
  /** Steps of relief planned in order; `knownTo` on the event says who may know them. */
  ReliefPlanned: eventType({
    title: 'Plan for relief',
    help: 'A sender plans steps of relief, in order.',
    rank: 41,
    plover: ['AGREE'],
    tension: -1,
    schema: z.strictObject({
      target: slug,
      steps: z
        .array(
          z.strictObject({
            step: z.int().min(1),
            text: prose,
            measures: z.array(slug).default([]),
          }),
        )
        .min(1),
    }),
    names: ({ target }) => [target],
    refersTo: { measure: ({ steps }) => steps.flatMap(({ measures }) => measures) },
  }),
  /** Something given that is neither a release nor the lifting of a measure. */
  ConcessionMade: eventType({
    title: 'Concession',
    help: 'One side gives something that is neither a release nor relief from a measure.',
    rank: 60,
    plover: ['CONCEDE'],
    tension: -2,
    schema: z.strictObject({
      to: slug,
      gives: prose,
      value: quantity.optional(),
      unit: prose.optional(),
    }),
    names: ({ to }) => [to],
  }),
  MembershipChanged: eventType({
    title: 'Membership',
    help: 'The actor applies to, joins or leaves a body, or its membership is suspended.',
    rank: 72,
    plover: ['COOPERATE'],
    tension: -1,
    byData: ({ status }) => ({ title: MEMBERSHIP_TITLES[status] }),
    schema: z.strictObject({
      body: slug,
      status: z.enum(['applied', 'joined', 'left', 'suspended']),
    }),
    names: ({ body }) => [body],
  }),
} as const;
