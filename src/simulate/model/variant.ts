import { z } from 'zod';
import { slug } from '../../../domain/text.ts';
import { hashOf, type Model } from './model.ts';
import type { WrittenModel } from './model-format.ts';

/** How a party of talks gives way, instead of what the model draws: Faratin's exponent, and what it means. */
export const concessions = {
  late: { beta: '0.3', means: 'holds out, and gives way only near the end' },
  evenly: { beta: '1', means: 'gives way step by step' },
  early: { beta: '3', means: 'gives way soon' },
} as const;
export type ConcessionStyle = keyof typeof concessions;

/** What actors do otherwise than a model has it. */
export const variant = z
  .strictObject({
    /** Policies and negotiations that never act. */
    off: z.array(slug).max(88).default([]),
    concede: z
      .array(z.strictObject({ in: slug, party: slug, how: z.enum(['late', 'evenly', 'early']) }))
      .max(16)
      .default([]),
  })
  .meta({ id: 'Variant' });
export type Variant = z.infer<typeof variant>;

export const AS_WRITTEN: Variant = { off: [], concede: [] };

/** What a model is called when its actors do otherwise. */
export const variedName = (model: string): string => `${model.slice(0, 17)}-varied`;

/**
 * The model with its actors doing otherwise: a model of its own, with a name, a title and a hash that
 * say so. Nobody else's luck changes by it. Throws RangeError for what the model does not have.
 */
export function variantOf(model: Model, variant: Variant): Model {
  const { off, concede } = variant;
  if (off.length === 0 && concede.length === 0) return model;
  const written = structuredClone(model.written);
  const said = [
    ...off.map((name) => switchOff(written, name)),
    ...concede.map((each) => holds(written, each)),
  ];
  written.model = variedName(written.model);
  written.title = `${written.title} (changed: ${said.join(', ')})`.slice(0, 2_000);
  // Of a variant of a variant the first part would be lost.
  const varied = model.varied === undefined && { from: model.written.model, variant };
  return { written, hash: hashOf(written), ...(varied !== false && { varied }) };
}

function switchOff(written: WrittenModel, name: string): string {
  const found =
    written.policies.find(({ policy }) => policy === name) ??
    written.negotiations.find(({ negotiation }) => negotiation === name);
  if (found === undefined) {
    throw new RangeError(`the model ${written.model} has no policy "${name}"`);
  }
  found.when = '0';
  return `without ${name}`;
}

function holds(
  written: WrittenModel,
  { in: name, party, how }: Variant['concede'][number],
): string {
  const talks = written.negotiations.find(({ negotiation }) => negotiation === name);
  const found = talks?.parties.find((each) => each.party === party);
  if (found === undefined) {
    throw new RangeError(`the model ${written.model} has no party "${party}" in "${name}"`);
  }
  found.beta = concessions[how].beta;
  return `${party} concedes ${how} in ${name}`;
}
