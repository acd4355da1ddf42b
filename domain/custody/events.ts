import { z } from 'zod';
import { eventType } from '../event-type.ts';
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

const someone = (d: { persons: string[]; count?: unknown }): boolean =>
  d.persons.length > 0 || d.count !== undefined;
const someoneMessage = { message: 'name at least one person, or give a count' };

const CLEMENCY_TITLES = { pardon: 'Pardon', amnesty: 'Amnesty', clemency: 'Clemency' } as const;

/** Who is held, on what ground, who is released, and what people claim to have counted. */
export const custody = {
  PersonDetained: eventType({
    title: 'Detention',
    help: 'People lose their freedom: give their names, or a count.',
    rank: 20,
    plover: ['COERCE', 'arrest'],
    tension: 2,
    schema: z
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
      .refine(someone, someoneMessage),
    names: ({ persons }) => persons,
  }),
  /** The ground changes while they stay held: interned to arrested is not a release. */
  CustodyChanged: eventType({
    title: 'Change of custody',
    help: 'The ground on which people are held changes; they remain in custody.',
    rank: 22,
    plover: ['COERCE', 'arrest'],
    tension: 0,
    schema: z
      .strictObject({
        persons: z.array(slug).default([]),
        count: quantity.optional(),
        group: prose.optional(),
        to: custodyBasis,
      })
      .refine(someone, someoneMessage),
    names: ({ persons }) => persons,
  }),
  PersonSentenced: eventType({
    title: 'Sentence',
    help: 'A court sentences somebody.',
    rank: 24,
    plover: ['SANCTION', 'convict'],
    tension: 2,
    schema: z.strictObject({
      person: slug,
      years: quantity,
      regime: prose.optional(),
      inAbsentia: z.boolean().default(false),
    }),
    names: ({ person }) => [person],
  }),
  /** Clemency on paper; leaving prison is PrisonersReleased. */
  PrisonersPardoned: eventType({
    title: 'Pardon',
    help: 'A pardon, an amnesty or another act of clemency; leaving prison is PrisonersReleased.',
    rank: 62,
    plover: ['CONCEDE'],
    tension: -1,
    byData: ({ act }) => ({ title: CLEMENCY_TITLES[act] }),
    schema: z.strictObject({
      count: quantity,
      persons: z.array(slug).default([]),
      act: z.enum(['pardon', 'amnesty', 'clemency']),
      instrument: prose.optional(),
      parts,
      /** Who is left out, and until when a relapse revives the sentence. */
      excluded: prose.optional(),
      relapseUntil: edtf.optional(),
    }),
    names: ({ persons }) => persons,
  }),
  PrisonersReleased: eventType({
    title: 'Release',
    help: 'People leave prison: how many, who, on what basis, and where they went.',
    rank: 64,
    plover: ['RETREAT', 'release'],
    tension: -2,
    schema: z.strictObject({
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
    names: ({ persons, destinations, refused }) => [
      ...persons,
      ...destinations.map(({ to }) => to),
      ...refused,
    ],
  }),
  /** A claim, not a state: somebody counted, as of a day. */
  PrisonersCounted: eventType({
    title: 'Count of prisoners',
    help: 'A claim: somebody counted prisoners, as of a day.',
    rank: 80,
    tension: 0,
    schema: z.strictObject({
      /** Held on the day, passed through over a period, or all since the start. */
      measure: z.enum(['stock', 'flow', 'cumulative']),
      /** What is counted: political-prisoners, interned, sentenced … only like is compared with like. */
      of: slug,
      count: quantity,
      parts,
    }),
  }),
  HonourAwarded: eventType({
    title: 'Honour',
    help: 'Somebody receives a prize or an honour.',
    rank: 82,
    plover: ['SUPPORT'],
    tension: 0,
    schema: z.strictObject({ to: z.array(slug).min(1), honour: prose }),
    names: ({ to }) => to,
  }),
} as const;
