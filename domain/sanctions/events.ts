import { z } from 'zod';
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

/** How relief is given. Only delisting, repeal and expiry end a measure; the others can be undone. */
export const reliefForm = z.enum(['licence', 'suspension', 'delisting', 'repeal', 'expiry']);
export type ReliefForm = z.infer<typeof reliefForm>;

/** What the sender's whole list then stands at, as a source prints it: a claim beside the sum. */
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
  message: 'a partial relief (persons, entities) names exactly one measure',
};

export const sanctions = {
  SanctionThreatened: z.strictObject({
    target: slug,
    measures: z.array(slug).default([]),
    threat: prose,
    instrument: prose.optional(),
  }),
  SanctionImposed: measure,
  /** Prolonged or widened: a new end, more listings, a wider scope. */
  SanctionExtended: z.strictObject({
    measures,
    until: edtf.optional(),
    scope: prose.optional(),
    instrument: prose.optional(),
    effective: edtf.optional(),
    ...listings,
    totals: totals.optional(),
  }),
  /** Relief. Without counts it covers the whole of each measure; with counts, that part of one. */
  SanctionLifted: z
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
  /** Relief withdrawn (snap-back). */
  SanctionReinstated: z.strictObject({
    measures,
    instrument: prose.optional(),
    effective: edtf.optional(),
    /** Dealings may be wound down until then. */
    windDownUntil: edtf.optional(),
  }),
  /** The target's own measure against a sender. */
  CountermeasureImposed: measure,
  /** A claim of what stands: totals of a list, or the measures named as in force on the day. */
  SanctionsCounted: z.strictObject({
    sender: slug,
    list: slug.optional(),
    persons: quantity.optional(),
    entities: quantity.optional(),
    measures: quantity.optional(),
    inForce: z.array(slug).default([]),
    /** True when the source means these are all: others of this sender then have an unknown end. */
    complete: z.boolean().default(false),
  }),
} as const;
