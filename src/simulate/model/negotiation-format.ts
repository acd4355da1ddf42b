import { z } from 'zod';
import { custody } from '../../../domain/custody/events.ts';
import { reliefForm } from '../../../domain/sanctions/events.ts';
import { talks } from '../../../domain/talks/events.ts';
import { prose, slug } from '../../../domain/text.ts';
import { EXPRESSION_MAX } from '../language/expression.ts';
import { choice } from './template-format.ts';

/** Talks in which actors exchange offers until they agree, or the rounds are over. */

const short = slug.max(48, 'at most 48 characters');
const expression = z.union(
  [z.number().transform(String), z.string().min(1).max(EXPRESSION_MAX)],
  'write a number, or an expression over assumptions and indicators',
);
/** A number, or drawn anew each time between two bounds. */
const drawn = z.union(
  [expression, z.strictObject({ low: expression, high: expression })],
  'write a number or an expression, or { low, high }',
);

/** What a value of an issue means: people released, measures relieved, or nothing. */
const value = z.strictObject({
  value: short,
  release: expression.optional(),
  relieve: choice.optional(),
  text: prose.optional(),
});

const issue = z.strictObject({
  issue: short,
  /** Who gives it. */
  by: slug,
  values: z.array(value).min(2).max(12),
});

const party = z.strictObject({
  party: slug,
  /** By issue; scaled to add up to 1. */
  weights: z.record(slug, expression),
  /** By issue and value, each 0 to 1. */
  worth: z.record(slug, z.record(slug, expression)),
  /** What no deal is worth, 0 to 1. */
  reservation: drawn,
  /** Faratin's exponent: below 1 concedes late (Boulware), above 1 early (Conceder). */
  beta: drawn,
});

export const negotiation = z.strictObject({
  negotiation: short,
  title: prose,
  when: expression.default('1'),
  chance: expression.default('1'),
  form: talks.TalksHeld.schema.shape.form.default('meeting'),
  /** Rounds of offers before the talks end without a deal. */
  rounds: z.int().min(2).max(200).default(20),
  parties: z.array(party).length(2),
  issues: z.array(issue).min(1).max(6),
  /** Months within which what was agreed is due. */
  due: z.int().min(1).max(60).optional(),
  /** What is written of how a promise is kept, month by month after the deal. */
  kept: z.strictObject({
    chance: expression,
    form: reliefForm.default('licence'),
    basis: custody.PrisonersReleased.schema.shape.basis.default('pardon'),
  }),
  broken: z.strictObject({ chance: expression, how: prose }).optional(),
});
export type WrittenNegotiation = z.infer<typeof negotiation>;
