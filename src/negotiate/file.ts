import { z } from 'zod';
import { prose, slug } from '../../domain/text.ts';
import { OUTCOMES_MAX } from './preferences/outcome-space.ts';
import { type BargainingProblem, conventions } from './preferences/preferences.ts';
import { type Fraction, parseRational } from './numbers/rational.ts';
import { disagreements } from './solutions/solution-points.ts';
import { type Concession, named, type NamedConcession, type Tactic } from './tactics/tactic.ts';

/** The written form of a negotiation (docs/negotiation.md), as YAML gives it. */

const number = z
  .union([z.number(), z.string().max(100)], 'write a number like 0.25, or a fraction like "1/3"')
  .refine((value) => parseRational(String(value)) !== undefined, {
    error: 'write a number like 0.25, or a fraction like "1/3"',
  });
const label = prose.max(200, 'at most 200 characters');
const share = z.number().min(0).max(1);

const time = z.strictObject({
  kind: z.literal('time'),
  shape: z.enum(['polynomial', 'exponential']).default('polynomial'),
  beta: z.number().min(0.001).max(1_000),
  k: share.default(0),
  by: z.number().min(0.001).max(1).optional(),
});
const behaviour = z.strictObject({
  kind: z.literal('behaviour'),
  mode: z.enum(['relative', 'absolute', 'averaged']),
  lag: z.int().min(1).max(100).default(1),
  window: z.int().min(1).max(100).default(1),
});
const single = z.discriminatedUnion('kind', [time, behaviour]);
const mixed = z.strictObject({
  kind: z.literal('mixed'),
  parts: z
    .array(z.strictObject({ weight: z.number().min(0.001).max(1_000), of: single }))
    .min(1)
    .max(10),
});

export const concessionNames = Object.keys(named) as [NamedConcession, ...NamedConcession[]];

const party = z.strictObject({
  party: slug,
  weights: z.record(label, number),
  values: z.record(label, z.record(label, number)),
  reservation: number.default(0),
  discount: z
    .strictObject({ factor: z.number().min(0.001).max(1), per: z.enum(['session', 'round']) })
    .optional(),
  tactic: z.union([z.enum(concessionNames), single, mixed]).optional(),
  accepts: z
    .strictObject({ a: z.number().min(0).max(10), b: z.number().min(-1).max(1) })
    .optional(),
  modelling: z.strictObject({ within: share }).optional(),
});

const issue = z.strictObject({ issue: label, values: z.array(label).min(1).max(10_000) });

const shape = z.strictObject({
  negotiation: prose,
  issues: z.array(issue).min(1).max(100),
  parties: z.array(party).min(2).max(20),
  evaluations: z.enum(conventions).default('as-written'),
  disagreement: z.enum(disagreements).default('reservation'),
  rounds: z.int().min(1).max(10_000).default(100),
});
type NegotiationFile = z.infer<typeof shape>;

export const negotiationFile = shape.superRefine((file, context) => {
  checkNames(file, context);
  const size = file.issues.reduce((product, { values }) => product * values.length, 1);
  const message = `the issues have ${size} outcomes: at most ${OUTCOMES_MAX} are allowed. Remove values`;
  if (size > OUTCOMES_MAX) context.addIssue({ code: 'custom', path: ['issues'], message });
});

type Context = z.core.$RefinementCtx<NegotiationFile>;

function checkNames(file: Pick<NegotiationFile, 'issues' | 'parties'>, context: Context): void {
  const names = file.issues.map(({ issue }) => issue);
  checkDistinct(names, ['issues'], context);
  checkDistinct(
    file.parties.map(({ party }) => party),
    ['parties'],
    context,
  );
  for (const [k, { values }] of file.issues.entries())
    checkDistinct(values, ['issues', k, 'values'], context);
  for (const [i, { weights, values }] of file.parties.entries()) {
    checkKeys(weights, names, ['parties', i, 'weights'], context);
    checkKeys(values, names, ['parties', i, 'values'], context);
    for (const { issue, values: all } of file.issues) {
      const own = values[issue];
      if (own !== undefined) checkKeys(own, all, ['parties', i, 'values', issue], context);
    }
  }
}

function checkDistinct(names: readonly string[], path: PropertyKey[], context: Context): void {
  const seen = new Set<string>();
  const twice = names.find((name) => seen.size === seen.add(name).size);
  if (twice === undefined) return;
  context.addIssue({ code: 'custom', path, message: `"${twice}" is listed twice: keep one` });
}

function checkKeys(
  found: object,
  wanted: readonly string[],
  path: PropertyKey[],
  context: Context,
) {
  const [keys, names] = [new Set(Object.keys(found)), new Set(wanted)];
  const missing = wanted.find((name) => !keys.has(name));
  const strange = [...keys].find((name) => !names.has(name));
  if (missing !== undefined)
    context.addIssue({
      code: 'custom',
      path,
      message: `"${missing}" is missing: give it a number`,
    });
  if (strange !== undefined)
    context.addIssue({
      code: 'custom',
      path: [...path, strange],
      message: `"${strange}" is not an issue or value of this negotiation: correct or remove it`,
    });
}

/** A negotiation ready to run. */
export interface Setup {
  readonly title: string;
  readonly problem: BargainingProblem;
  /** One for each party; undefined where none is given. */
  readonly tactics: readonly (Tactic | undefined)[];
  readonly disagreement: NegotiationFile['disagreement'];
  readonly rounds: number;
}

/**
 * A negotiation file that was read, with its numbers made exact and its tactics ready to run.
 *
 * ```ts
 * const easy = negotiationFile.parse({
 *   negotiation: 'Aid against tariffs',
 *   issues: [{ issue: 'aid', values: ['none', 'some', 'much'] }],
 *   parties: [
 *     { party: 'giver', weights: { aid: 1 }, values: { aid: { none: 1, some: 0.6, much: 0 } } },
 *     { party: 'taker', weights: { aid: 1 }, values: { aid: { none: 0, some: '2/3', much: 1 } } },
 *   ],
 * });
 * const { problem, rounds } = setupOf(easy);
 * problem.parties[1].evaluations[0][1].toFraction(); // => '2/3'
 * rounds; // => 100
 * ```
 */
export function setupOf(file: NegotiationFile): Setup {
  const issues = file.issues.map(({ issue, values }) => ({ name: issue, values }));
  const parties = file.parties.map((each) => ({
    party: each.party,
    weights: issues.map(({ name }) => exact(each.weights[name])),
    evaluations: issues.map(({ name, values }) =>
      values.map((value) => exact(each.values[name]?.[value])),
    ),
    reservation: exact(each.reservation),
    convention: file.evaluations,
    discount: each.discount,
  }));
  const tactics = file.parties.map(({ tactic, accepts, modelling }) =>
    tactic === undefined && accepts === undefined && modelling === undefined
      ? undefined
      : { concession: concessionOf(tactic ?? 'linear'), acceptance: accepts, modelling },
  );
  const { negotiation: title, disagreement, rounds } = file;
  return { title, problem: { issues, parties }, tactics, disagreement, rounds };
}

const concessionOf = (tactic: NamedConcession | Concession): Concession =>
  typeof tactic === 'string' ? named[tactic] : tactic;

function exact(value: string | number | undefined): Fraction {
  const rational = parseRational(String(value));
  if (rational === undefined) throw new Error('the file was not checked');
  return rational;
}

/**
 * The written form of a negotiation as a JSON Schema (draft 7, which YAML editors read).
 *
 * ```ts
 * negotiationSchema().title; // => 'A negotiation: issues, parties and what they want'
 * ```
 */
export function negotiationSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(negotiationFile, { target: 'draft-7', io: 'input' });
  return { $schema, title: 'A negotiation: issues, parties and what they want', ...rest };
}
