import { createHash } from 'node:crypto';
import { didYouMean } from '../../input/suggest.ts';
import type { WrittenModel } from './model-format.ts';
import type { Variant } from './variant-format.ts';

export type { Assumption, WrittenModel } from './model-format.ts';

/** A model that was read and checked: plain data, which goes to workers as it is. */
export interface Model {
  readonly written: WrittenModel;
  /** SHA-256 of what was read, in a canonical form: comments and layout do not change it. */
  readonly hash: string;
  /** Where its actors do otherwise than another model has it: which one, and what. */
  readonly varied?: { readonly from: string; readonly variant: Variant };
}

/**
 * SHA-256 of a model as it was read, in hex.
 *
 * ```ts
 * import { shippedCase } from '../../../test/simulate/scene.ts';
 * import { findModel } from './shipped-models.ts';
 * const { model } = findModel(shippedCase, 'ladder');
 * hashOf(model.written) === model.hash; // => true
 * ```
 */
export function hashOf(model: WrittenModel): string {
  return createHash('sha256').update(JSON.stringify(model), 'utf8').digest('hex');
}

/**
 * What to say where a case has no model of a name.
 *
 * ```ts
 * noSuchModel('laddr', ['ladder', 'null']); // => 'there is no model "laddr": the case has ladder, null. Did you mean ladder?'
 * ```
 */
export function noSuchModel(wanted: string, names: readonly string[]): string {
  const there = names.length === 0 ? 'none' : names.join(', ');
  return `there is no model "${wanted}": the case has ${there}.${didYouMean(wanted, names)}`;
}
