import { z } from 'zod';
import { eventType } from '../event-type.ts';
import { quantity } from '../quantity.ts';
import { edtf, prose, slug } from '../text.ts';

export const measureKind = z.enum([
  'listing',
  'sectoral',
  'trade',
  'tariff',
  'arms-embargo',
  'export-control',
  'financial',
  'credit',
  'debt',
  'aid',
  'transport',
  'landing-rights',
  'fisheries',
  'science',
  'multilateral-veto',
  'diplomatic',
  'travel-ban',
  'border-closure',
  'other',
]);
export type MeasureKind = z.infer<typeof measureKind>;

/** How relief is given. Only delisting, repeal and expiry end a measure; the others can be withdrawn. */
export const reliefForm = z.enum(['licence', 'suspension', 'delisting', 'repeal', 'expiry']);
export type ReliefForm = z.infer<typeof reliefForm>;

/** How many the sender's whole list then holds, as a source prints it: a claim beside the sum. */
const totals = z.strictObject({ persons: quantity.optional(), entities: quantity.optional() });

const listings = {
  persons: quantity.optional(),
  entities: quantity.optional(),
  /** Listed by name, as far as the record names them. */
  named: z.array(slug).default([]),
};

/** Announced, enacted (`occurred`) and in effect are three dates. */
const dates = {
  announced: edtf.optional(),
  effective: edtf.optional(),
  expires: edtf.optional(),
};

const measure = z.strictObject({
  /** The measure's own name: one thing that can be lifted on its own. */
  measure: slug,
  kind: measureKind,
  target: slug,
  /** Whose conduct it answers, when that is not the target's own (a third party is sanctioned). */
  onAccountOf: slug.optional(),
  /** The sender's list that these listings belong to; listings are summed by list. */
  list: slug.optional(),
  /** Measures taken together carry the same package name. */
  package: slug.optional(),
  scope: prose,
  instrument: prose.optional(),
  ...dates,
  ...listings,
  totals: totals.optional(),
});

const measures = z.array(slug).min(1);
const oneMeasureWhenPartial = (d: {
  measures: string[];
  persons?: unknown;
  entities?: unknown;
}): boolean => d.measures.length === 1 || (d.persons === undefined && d.entities === undefined);
const partialMessage = {
  message: 'relief for a part of the listings (persons, entities) must name exactly one measure',
};

const RELIEF_TITLES: Readonly<Record<ReliefForm, string>> = {
  licence: 'Licence issued',
  suspension: 'Sanctions suspended',
  delisting: 'Delisting',
  repeal: 'Sanctions repealed',
  expiry: 'Sanctions lapsed',
};

const ofMeasure = {
  schema: measure,
  names: (data: z.infer<typeof measure>) => [data.target, data.onAccountOf, ...data.named],
  introduces: { measure: (data: z.infer<typeof measure>) => [data.measure] },
};
const refersTo = { measure: (data: { measures: string[] }) => data.measures };

/** What senders threaten, impose, extend, lift and reinstate, and what the target does in return. */
export const sanctions = {
  SanctionThreatened: eventType({
    title: 'Threat of sanctions',
    help: 'A sender announces that it may impose sanctions.',
    rank: 44,
    plover: ['THREATEN', 'restrict'],
    tension: 1,
    schema: z.strictObject({
      target: slug,
      /** May name measures that never come: it refers to nothing. */
      measures: z.array(slug).default([]),
      threat: prose,
      instrument: prose.optional(),
    }),
    names: ({ target }) => [target],
  }),
  SanctionImposed: eventType({
    title: 'Sanctions imposed',
    help: 'A sender imposes one measure, which can later be lifted by itself.',
    rank: 46,
    plover: ['SANCTION', 'discontinue'],
    tension: 2,
    ...ofMeasure,
  }),
  /** Prolonged or widened: a new end, more listings, a wider scope. */
  SanctionExtended: eventType({
    title: 'Sanctions extended',
    help: 'A sender prolongs or widens measures.',
    rank: 48,
    plover: ['SANCTION', 'discontinue'],
    tension: 1,
    schema: z.strictObject({
      measures,
      until: edtf.optional(),
      scope: prose.optional(),
      instrument: prose.optional(),
      effective: edtf.optional(),
      ...listings,
      totals: totals.optional(),
    }),
    names: ({ named }) => named,
    refersTo,
  }),
  /** Relief. Without counts it covers the whole of each measure; with counts, that part of one. */
  SanctionLifted: eventType({
    title: 'Relief',
    help: 'Relief: a licence, suspension, delisting, repeal or expiry.',
    rank: 66,
    plover: ['RETREAT', 'economic'],
    tension: -2,
    byData: ({ form }) => ({ title: RELIEF_TITLES[form] }),
    schema: z
      .strictObject({
        measures,
        form: reliefForm,
        instrument: prose.optional(),
        ...dates,
        ...listings,
        /** What stays in place all the same. */
        remains: prose.optional(),
      })
      .refine(oneMeasureWhenPartial, partialMessage),
    names: ({ named }) => named,
    refersTo,
    upcasts: [
      // Version 1 relieved one measure an act; licences for measures of several rounds forced a list.
      ({ measure: only, ...rest }) => ({ measures: [only], ...rest }),
    ],
  }),
  /** Relief withdrawn (snap-back). */
  SanctionReinstated: eventType({
    title: 'Sanctions reinstated',
    help: 'A sender withdraws relief (snap-back).',
    rank: 68,
    plover: ['SANCTION', 'discontinue'],
    tension: 2,
    schema: z.strictObject({
      measures,
      instrument: prose.optional(),
      effective: edtf.optional(),
      /** Dealings may be wound down until then. */
      windDownUntil: edtf.optional(),
    }),
    refersTo,
  }),
  /** The target's own measure against a sender. */
  CountermeasureImposed: eventType({
    title: 'Countermeasure',
    help: 'The target imposes a measure of its own against a sender.',
    rank: 50,
    plover: ['SANCTION', 'discontinue'],
    tension: 2,
    ...ofMeasure,
  }),
  /** A claim of what is active: totals of a list, or the measures named as in force on the day. */
  SanctionsCounted: eventType({
    title: 'Count of sanctions',
    help: "A claim of what is active: a list's totals, or the measures in force on the day.",
    rank: 84,
    tension: 0,
    schema: z.strictObject({
      sender: slug,
      list: slug.optional(),
      persons: quantity.optional(),
      entities: quantity.optional(),
      measures: quantity.optional(),
      inForce: z.array(slug).default([]),
      /** True when the source means these are all: others of this sender then have an unknown end. */
      complete: z.boolean().default(false),
    }),
    names: ({ sender }) => [sender],
    refersTo: { measure: ({ inForce }) => inForce },
  }),
} as const;
