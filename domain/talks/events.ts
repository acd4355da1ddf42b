import { z } from 'zod';
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

/** Contacts, demands, offers, deals, promises, and what was given without a deal. */
export const talks = {
  EnvoyAppointed: z.strictObject({ envoy: slug, to: slug }),
  TalksHeld: z.strictObject({
    /** The round's name; later events point at it through their causes. */
    parties: z.array(slug).min(2),
    form: z.enum(['visit', 'meeting', 'phone', 'letter', 'video']),
    place: prose.optional(),
    topics: z.array(prose).default([]),
  }),
  DemandMade: z.strictObject({
    of: slug,
    demand: prose,
    count: quantity.optional(),
    measures: z.array(slug).default([]),
  }),
  OfferMade: z.strictObject({
    offer: slug,
    to: z.array(slug).min(1),
    terms,
    expires: edtf.optional(),
  }),
  OfferAccepted: z.strictObject({ offer: slug }),
  OfferRejected: z.strictObject({ offer: slug }),
  AgreementReached: z.strictObject({
    agreement: slug,
    parties: z.array(slug).min(2),
    /** The accepted offer it comes from, when the record knows one. */
    offer: slug.optional(),
    terms,
  }),
  CommitmentMade: z.strictObject({ commitment: slug, to: slug, terms, due: edtf.optional() }),
  CommitmentBroken: z.strictObject({ commitment: slug, how: prose }),
  /** What must happen before relief, said in advance. */
  ConditionsStated: z.strictObject({
    conditions: z
      .array(z.strictObject({ condition: slug, text: prose, persons: z.array(slug).default([]) }))
      .min(1),
    joined: z.enum(['all', 'any']),
    of: slug,
    towards: prose,
    measures: z.array(slug).default([]),
  }),
  /** Somebody's judgement whether a condition is met, in form and in substance. */
  ConditionJudged: z.strictObject({
    condition: slug,
    form: z.enum(['met', 'unmet', 'disputed']),
    substance: z.enum(['met', 'unmet', 'disputed', 'unstated']),
  }),
  /** Steps of relief planned in order; `knownTo` on the event says who may know them. */
  ReliefPlanned: z.strictObject({
    target: slug,
    steps: z
      .array(
        z.strictObject({ step: z.int().min(1), text: prose, measures: z.array(slug).default([]) }),
      )
      .min(1),
  }),
  /** Something given that is neither a release nor the lifting of a measure. */
  ConcessionMade: z.strictObject({
    to: slug,
    gives: prose,
    value: quantity.optional(),
    unit: prose.optional(),
  }),
  MembershipChanged: z.strictObject({
    body: slug,
    status: z.enum(['applied', 'joined', 'left', 'suspended']),
  }),
} as const;
