import { hashOf, type Model } from './model.ts';
import type { WrittenModel } from './model-format.ts';
import { concessions, type Variant } from './variant-format.ts';

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
