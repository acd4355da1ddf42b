import { z } from 'zod';
import { eventType } from '../event-type.ts';
import { quantity } from '../quantity.ts';
import { prose, slug } from '../text.ts';

/** What happens in the target country: votes, protests, their suppression, war. */
export const unrest = {
  ElectionHeld: eventType({
    title: 'Election',
    help: 'A vote, with the official or claimed shares in per cent.',
    rank: 10,
    tension: 0,
    schema: z.strictObject({
      office: prose,
      /** Official shares in per cent, or as claimed by whom the citation says. */
      results: z.array(z.strictObject({ candidate: slug, percent: quantity })).default([]),
      disputed: z.boolean().default(false),
    }),
    names: ({ results }) => results.map(({ candidate }) => candidate),
  }),
  ProtestHeld: eventType({
    title: 'Protest',
    help: 'People protest.',
    rank: 12,
    plover: ['PROTEST', 'demo'],
    tension: 1,
    schema: z.strictObject({ place: prose.optional(), participants: quantity.optional() }),
  }),
  ProtestCrackdown: eventType({
    title: 'Crackdown on protest',
    help: 'The authorities suppress a protest: how many people were detained, injured or killed.',
    rank: 14,
    plover: ['ASSAULT', 'crowd-control'],
    tension: 3,
    schema: z.strictObject({
      against: slug,
      detained: quantity.optional(),
      killed: quantity.optional(),
      injured: quantity.optional(),
    }),
    names: ({ against }) => [against],
  }),
  IncidentOccurred: eventType({
    title: 'Incident',
    help: 'Another event that matters to the case; `kind` says what it was.',
    rank: 16,
    plover: ['COERCE'],
    tension: 2,
    schema: z.strictObject({
      kind: slug,
      place: prose.optional(),
      victims: z.array(slug).default([]),
      killed: quantity.optional(),
    }),
    names: ({ victims }) => victims,
  }),
  /** The actor lets its territory be used; `by` attacks `against` from there. */
  InvasionStaged: eventType({
    title: 'Territory used for an invasion',
    help: 'The actor lets its territory be used: `by` attacks `against` from there.',
    rank: 18,
    plover: ['MOBILIZE', 'troops'],
    tension: 3,
    schema: z.strictObject({ by: slug, against: slug }),
    names: ({ by, against }) => [by, against],
  }),
} as const;
