import { z } from 'zod';
import { prose, slug } from '../../../domain/text.ts';
import { EXPRESSION_MAX } from '../language/expression.ts';
import { negotiation } from './negotiation-format.ts';
import { template } from './template-format.ts';

/** `models/NAME.yaml`: how a model is written down. See docs/models.md. */

/** Arithmetic over assumptions and gauges; a bare number will do. */
export const expression = z.union(
  [z.number().transform(String), z.string().min(1).max(EXPRESSION_MAX)],
  'write a number, or an expression over assumptions and indicators, like min(1, base + 0.02 * released@3)',
);

/** Short names: keys of simulated events are made of them. */
const shortSlug = slug.max(48, 'at most 48 characters');

export const assumption = z
  .strictObject({
    assumption: shortSlug,
    title: prose.optional(),
    default: z.number(),
    /** Lowest and highest value that is thought possible. */
    range: z.tuple([z.number(), z.number()]),
    integer: z.boolean().default(false),
    unit: prose,
    /** Why this value and this range. */
    reason: prose,
    /** A source of the case, where there is one. */
    source: slug.optional(),
  })
  .refine(({ range: [low, high] }) => low <= high, {
    path: ['range'],
    message: 'write the lowest value first',
  })
  .refine((each) => each.range[0] <= each.default && each.default <= each.range[1], {
    path: ['default'],
    message: 'the default must lie within the range',
  })
  .refine((each) => !each.integer || [each.default, ...each.range].every(Number.isInteger), {
    path: ['integer'],
    message: 'the default and the range of an integer must be whole numbers',
  });

const indicator = z.strictObject({
  indicator: shortSlug,
  title: prose,
  /** What is measured at the end of each month: see gauges.ts. */
  from: z.string().max(200),
});

/** How many: a number, or drawn between two bounds; `lean` above 1 leans to the low end. */
const size = z.union(
  [
    expression,
    z.strictObject({
      low: expression,
      high: expression,
      lean: z.int().min(1).max(6).default(1),
    }),
  ],
  'write a number or an expression, or { low, high, lean }',
);

const policy = z.strictObject({
  policy: shortSlug,
  actor: slug,
  /** What it stands for, and why the actor would do so. */
  title: prose,
  when: expression.default('1'),
  chance: expression.default('1'),
  size: size.optional(),
  then: z.union([template, z.array(template).min(1).max(6)]),
  /** Policies whose last act this one answers. */
  answers: z.array(slug).default([]),
});

const outcome = z.strictObject({
  outcome: shortSlug,
  title: prose,
  when: expression,
  /** At the end, or in any month. */
  at: z.enum(['end', 'ever']).default('ever'),
});

export const modelFile = z.strictObject({
  model: shortSlug.max(24, 'at most 24 characters'),
  title: prose,
  /** What it holds to be so, in a sentence. */
  claims: prose,
  card: z.strictObject({
    contested: z.array(prose).min(1),
    cannotSay: z.array(prose).min(1),
    reading: z.array(slug).default([]),
  }),
  /** Months told when nothing else is asked for. */
  months: z.int().min(1).max(120).default(24),
  actors: z
    .array(z.strictObject({ actor: slug, role: z.enum(['sender', 'target', 'other']) }))
    .min(1),
  assumptions: z.array(assumption).max(60).default([]),
  indicators: z.array(indicator).min(1).max(40),
  policies: z.array(policy).max(80).default([]),
  negotiations: z.array(negotiation).max(8).default([]),
  outcomes: z.array(outcome).max(30).default([]),
  /** Which indicator tells a better future from a worse one. */
  judged: z.strictObject({ by: slug, better: z.enum(['higher', 'lower']) }),
});

export type WrittenModel = z.infer<typeof modelFile>;
export type WrittenPolicy = WrittenModel['policies'][number];
export type Assumption = WrittenModel['assumptions'][number];
