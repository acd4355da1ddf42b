import type { Refusal } from '../../domain/refusal.ts';

/**
 * Something about timelines and branches cannot be: the message says what and what to do.
 *
 * ```ts
 * const error = new HistoryError('no timeline "atlantis": there are strait');
 * [error.name, error.message]; // => ['HistoryError', 'no timeline "atlantis": there are strait']
 * ```
 */
export class HistoryError extends Error {
  override readonly name: string = 'HistoryError';
}

/**
 * A command that a rule forbids. Nothing was written. `refusal` says which rule, why, and what
 * would help.
 *
 * ```ts
 * const refusal = {
 *   rule: 'edit-after-fork',
 *   reason: '2020-03-01 is not after the fork',
 *   facts: [{ label: 'fork', value: '2020-12-31' }],
 * };
 * const error = new RefusedEdit(refusal);
 * error.message; // => 'refused by the rule edit-after-fork: 2020-03-01 is not after the fork'
 * error instanceof HistoryError; // => true
 * ```
 */
export class RefusedEdit extends HistoryError {
  override readonly name = 'Refused';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`refused by the rule ${refusal.rule}: ${refusal.reason}`);
    this.refusal = refusal;
  }
}
