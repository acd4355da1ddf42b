import { z } from 'zod';
import { quantity } from '../quantity.ts';
import { edtf, prose, slug } from '../text.ts';

/** On what ground somebody is held. Internment needs no charge; furlough is leave, not freedom. */
export const custodyBasis = z.enum([
  'arrest',
  'remand',
  'house-arrest',
  'internment',
  'sentence',
  'furlough',
]);
export type CustodyBasis = z.infer<typeof custodyBasis>;

const parts = z.array(z.strictObject({ label: prose, count: quantity })).default([]);

/** Who is held, on what ground, who is let go, and what people claim to have counted. */
export const custody = {
  PersonDetained: z
    .strictObject({
      persons: z.array(slug).default([]),
      /** Unnamed people: how many, and how the source describes them. */
      count: quantity.optional(),
      group: prose.optional(),
      basis: custodyBasis,
      /** Which count they add to; by default `interned` for internment, else `political-prisoners`. */
      of: slug.optional(),
      place: prose.optional(),
    })
    .refine((d) => d.persons.length > 0 || d.count !== undefined, {
      message: 'name at least one person or give a count',
    }),
  /** The ground changes while they stay held: interned to arrested is not a release. */
  CustodyChanged: z
    .strictObject({
      persons: z.array(slug).default([]),
      count: quantity.optional(),
      group: prose.optional(),
      to: custodyBasis,
    })
    .refine((d) => d.persons.length > 0 || d.count !== undefined, {
      message: 'name at least one person or give a count',
    }),
  PersonSentenced: z.strictObject({
    person: slug,
    years: quantity,
    regime: prose.optional(),
    inAbsentia: z.boolean().default(false),
  }),
  /** Clemency on paper; leaving prison is PrisonersReleased. */
  PrisonersPardoned: z.strictObject({
    count: quantity,
    persons: z.array(slug).default([]),
    act: z.enum(['pardon', 'amnesty', 'clemency']),
    instrument: prose.optional(),
    parts,
    /** Who is left out, and until when a relapse revives the sentence. */
    excluded: prose.optional(),
    relapseUntil: edtf.optional(),
  }),
  PrisonersReleased: z.strictObject({
    count: quantity,
    persons: z.array(slug).default([]),
    basis: z.enum([
      'pardon',
      'amnesty',
      'end-of-internment',
      'charges-dropped',
      'served',
      'unstated',
    ]),
    /** Which count they leave; by default `interned` at the end of internment, else `political-prisoners`. */
    of: slug.optional(),
    /** Where they went, as far as known. */
    destinations: z.array(z.strictObject({ to: slug, count: quantity })).default([]),
    parts,
    /** Put over the border rather than let go home, by this count. */
    expelled: quantity.optional(),
    /** Named people who refused to leave. */
    refused: z.array(slug).default([]),
  }),
  /** A claim, not a state: somebody counted, as of a day. */
  PrisonersCounted: z.strictObject({
    /** Held on the day, passed through over a period, or all since the start. */
    measure: z.enum(['stock', 'flow', 'cumulative']),
    /** What is counted: political-prisoners, interned, sentenced … only like is compared with like. */
    of: slug,
    count: quantity,
    parts,
  }),
  HonourAwarded: z.strictObject({ to: z.array(slug).min(1), honour: prose }),
} as const;
