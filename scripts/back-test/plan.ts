import { z } from 'zod';
import { readYaml } from '../../src/case/document.ts';
import { InputError } from '../../src/input/problem.ts';
import { readText } from '../../src/case/text-file.ts';
import { day, prose, slug } from '../../domain/text.ts';
import { type WrittenModel, hashOf, type Model } from '../../src/simulate/model/model.ts';

/** `scenarios/CASE/back-tests.yaml`: from which dates models are tried, and what was known then. */

/** An assumption as it would have been written on that day. */
const known = z.strictObject({
  assumption: slug,
  default: z.number(),
  range: z.tuple([z.number(), z.number()]),
  /** From which events before the date it was read. */
  reason: prose,
});

const trial = z.strictObject({
  from: day,
  /** The last day of the record, so that what is not documented is not taken for nothing. */
  until: day,
  why: prose,
  /** What the figures come to, in plain words. */
  reading: prose.optional(),
  /** For each model of the case; a model left out is not tried from this date. */
  models: z.record(slug, z.array(known)),
});

export const planFile = z.array(trial).min(1);
export type Trial = z.infer<typeof trial>;

/** Throws InputError. */
export function readPlan(path: string): Trial[] {
  return readYaml(readText(path, path), path, planFile).value;
}

/** The model with the values and ranges that were known then. Throws InputError. */
export function asKnown(model: Model, values: Trial['models'][string], shownAs: string): Model {
  const names = new Set(model.written.assumptions.map(({ assumption }) => assumption));
  const strange = values.filter(({ assumption }) => !names.has(assumption));
  if (strange.length > 0) {
    throw new InputError(
      strange.map(({ assumption }) => ({
        file: shownAs,
        field: assumption,
        message: `the model ${model.written.model} has no such assumption`,
      })),
    );
  }
  const written: WrittenModel = {
    ...model.written,
    assumptions: model.written.assumptions.map((each) => {
      const then = values.find(({ assumption }) => assumption === each.assumption);
      return then === undefined
        ? each
        : { ...each, default: then.default, range: then.range, reason: then.reason };
    }),
  };
  return { written, hash: hashOf(written) };
}
