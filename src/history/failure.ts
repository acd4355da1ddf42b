import type { Refusal } from '../../domain/refusal.ts';

/**
 * A timeline or a branch that cannot be read or made: the message says what was found and what to do.
 *
 * ```ts
 * new HistoryError('no timeline "nowhere"').name; // => 'HistoryError'
 * ```
 */
export class HistoryError extends Error {
  override readonly name: string = 'HistoryError';
}

/**
 * An edit that a rule forbids. Nothing was written; `refusal` holds the rule, the facts and a fix.
 *
 * ```ts
 * const refusal = { rule: 'edit-after-fork', reason: 'it happened before the fork', facts: [] };
 * new RefusedEdit(refusal).message; // => 'refused by the rule edit-after-fork: it happened before the fork'
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
