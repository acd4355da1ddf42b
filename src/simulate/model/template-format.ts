import { z } from 'zod';
import { custody } from '../../../domain/custody/events.ts';
import { measureKind, reliefForm } from '../../../domain/sanctions/events.ts';
import { talks } from '../../../domain/talks/events.ts';
import { prose, slug } from '../../../domain/text.ts';

/**
 * What a policy does: each template becomes an ordinary event of its type. Texts may hold `{size}`,
 * `{measures}`, `{commitment}` and `{month}`.
 */

/** Measures by name, or picked from those of a sender by how they stand. */
export const choice = z.union(
  [
    z.array(slug).min(1),
    z.strictObject({
      /** Whose; by default the actor's own. */
      of: slug.optional(),
      kind: z.array(measureKind).min(1).optional(),
      standing: z
        .array(z.enum(['in-force', 'licensed', 'suspended', 'ended']))
        .min(1)
        .default(['in-force']),
      /** Only those that lapse by themselves within so many months. */
      expiring: z.int().min(1).max(24).optional(),
      which: z.enum(['oldest', 'newest', 'smallest', 'largest', 'all']).default('oldest'),
    }),
  ],
  'write a list of measures, or { of, kind, standing, which, expiring }',
);
export type MeasureChoice = z.infer<typeof choice>;

/** The text of the event; a plain one is made where it is left out. */
const says = prose.optional();

export const template = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('PersonDetained'),
    says,
    basis: custody.PersonDetained.schema.shape.basis,
    of: slug.optional(),
    group: prose.optional(),
  }),
  z.strictObject({
    type: z.literal('PersonSentenced'),
    says,
    /** A named person, or the first one held who has not been sentenced. */
    person: slug.optional(),
    years: z.number().min(0).max(50),
  }),
  z.strictObject({
    type: z.literal('PrisonersReleased'),
    says,
    basis: custody.PrisonersReleased.schema.shape.basis,
    of: slug.optional(),
  }),
  z.strictObject({
    type: z.literal('PrisonersPardoned'),
    says,
    act: custody.PrisonersPardoned.schema.shape.act,
  }),
  z.strictObject({
    type: z.literal('SanctionThreatened'),
    says,
    target: slug.optional(),
    threat: prose,
  }),
  z.strictObject({
    type: z.enum(['SanctionImposed', 'CountermeasureImposed']),
    says,
    target: slug.optional(),
    kind: measureKind,
    list: slug.optional(),
    scope: prose,
    /** Lapses after so many months. */
    months: z.int().min(1).max(120).optional(),
    /** Whom the size counts, where people or firms are listed. */
    lists: z.enum(['persons', 'entities']).optional(),
  }),
  z.strictObject({
    type: z.literal('SanctionExtended'),
    says,
    measures: choice,
    /** By so many months from their present end, or from the day where they have none. */
    months: z.int().min(1).max(120),
  }),
  z.strictObject({
    type: z.literal('SanctionLifted'),
    says,
    measures: choice,
    form: reliefForm,
    /** A licence or suspension that lapses after so many months. */
    months: z.int().min(1).max(120).optional(),
  }),
  z.strictObject({ type: z.literal('SanctionReinstated'), says, measures: choice }),
  z.strictObject({
    type: z.literal('TalksHeld'),
    says,
    parties: z.array(slug).min(2),
    form: talks.TalksHeld.schema.shape.form,
    topics: z.array(prose).default([]),
  }),
  z.strictObject({ type: z.literal('DemandMade'), says, of: slug, demand: prose }),
  z.strictObject({
    type: z.literal('CommitmentMade'),
    says,
    to: slug,
    does: z.enum(['release', 'relieve', 'refrain', 'other']),
    measures: choice.optional(),
    text: prose,
    /** To be kept within so many months. */
    months: z.int().min(1).max(60).optional(),
  }),
  /** Does what the actor's oldest open commitment promises: releases, relief. */
  z.strictObject({
    type: z.literal('CommitmentKept'),
    says,
    form: reliefForm.default('licence'),
    basis: custody.PrisonersReleased.schema.shape.basis.default('pardon'),
  }),
  z.strictObject({ type: z.literal('CommitmentBroken'), says, how: prose }),
  z.strictObject({
    type: z.literal('ProtestHeld'),
    says,
    place: prose.optional(),
  }),
  z.strictObject({ type: z.literal('ProtestCrackdown'), says, against: slug }),
]);
export type Template = z.infer<typeof template>;
