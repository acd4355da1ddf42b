import { hashOf, type Model } from './model.ts';
import type { WrittenModel } from './model-format.ts';
import { concessions, type Variant } from './variant-format.ts';

export { concessions, type ConcessionStyle, variant, type Variant } from './variant-format.ts';

/**
 * What a model is called when its actors do otherwise.
 *
 * ```ts
 * variedName('ladder'); // => 'ladder-varied'
 * ```
 */
export const variedName = (model: string): string => `${model.slice(0, 17)}-varied`;

/**
 * The model with its actors doing otherwise: a model of its own, with a name, a title and a hash that
 * say so. Nobody else's luck changes by it. Throws RangeError for what the model does not have.
 *
 * ```ts
 * import { shippedCase } from '../../../test/simulate/scene.ts';
 * import { findModel } from './shipped-models.ts';
 * const { model } = findModel(shippedCase, 'ladder');
 * variantOf(model, { off: ['amnesty'], concede: [] }).written.model; // => 'ladder-varied'
 * variantOf(model, { off: ['amnesti'], concede: [] }); // throws 'the model ladder has no policy "amnesti"'
 * ```
 */
export function variantOf(model: Model, variant: Variant): Model {
  const { off, concede } = variant;
  if (off.length === 0 && concede.length === 0) return model;
  const [fault] = variantFaults(model, variant);
  if (fault !== undefined) throw new RangeError(fault.message);
  const written = structuredClone(model.written);
  for (const name of off) {
    const found = actNamed(written, name);
    if (found !== undefined) found.when = '0';
  }
  for (const { in: name, party, how } of concede) {
    const found = partyNamed(written, name, party);
    if (found !== undefined) found.beta = concessions[how].beta;
  }
  const said = [
    ...off.map((name) => `without ${name}`),
    ...concede.map(({ in: name, party, how }) => `${party} concedes ${how} in ${name}`),
  ];
  written.model = variedName(written.model);
  written.title = `${written.title} (changed: ${said.join(', ')})`.slice(0, 2_000);
  // Of a variant of a variant the first part would be lost.
  const varied = model.varied === undefined && { from: model.written.model, variant };
  return { written, hash: hashOf(written), ...(varied !== false && { varied }) };
}

/** Something that a variant wants changed and the model does not have: where, and what it lacks. */
interface VariantFault {
  readonly path: readonly [list: 'off' | 'concede', place: number];
  readonly message: string;
}

/** What of a variant the model does not have; none where it can be made. */
export function variantFaults({ written }: Model, { off, concede }: Variant): VariantFault[] {
  const { model } = written;
  return [
    ...off.flatMap((name, i): VariantFault[] =>
      actNamed(written, name) === undefined
        ? [{ path: ['off', i], message: `the model ${model} has no policy "${name}"` }]
        : [],
    ),
    ...concede.flatMap(({ in: name, party }, i): VariantFault[] =>
      partyNamed(written, name, party) === undefined
        ? [
            {
              path: ['concede', i],
              message: `the model ${model} has no party "${party}" in "${name}"`,
            },
          ]
        : [],
    ),
  ];
}

const actNamed = ({ policies, negotiations }: WrittenModel, name: string) =>
  policies.find(({ policy }) => policy === name) ??
  negotiations.find(({ negotiation }) => negotiation === name);

const partyNamed = ({ negotiations }: WrittenModel, name: string, party: string) =>
  negotiations
    .find(({ negotiation }) => negotiation === name)
    ?.parties.find((each) => each.party === party);
