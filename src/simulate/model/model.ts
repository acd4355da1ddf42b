import { createHash } from 'node:crypto';
import type { WrittenModel } from './model-format.ts';
import type { Variant } from './variant-format.ts';

/** A model that was read and checked: plain data, which goes to workers as it is. */
export interface Model {
  readonly written: WrittenModel;
  /** SHA-256 of what was read, in a canonical form: comments and layout do not change it. */
  readonly hash: string;
  /** Where its actors do otherwise than another model has it: which one, and what. */
  readonly varied?: { readonly from: string; readonly variant: Variant };
}

export function hashOf(model: WrittenModel): string {
  return createHash('sha256').update(JSON.stringify(model), 'utf8').digest('hex');
}
