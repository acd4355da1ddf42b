import type { Refusal } from '../../domain/refusal.ts';

/** Something about timelines and branches cannot be: the message says what and what to do. */
export class HistoryError extends Error {
  override readonly name: string = 'HistoryError';
}

/** A command that a rule forbids. Nothing was written. */
export class RefusedEdit extends HistoryError {
  override readonly name = 'Refused';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`refused by the rule ${refusal.rule}: ${refusal.reason}`);
    this.refusal = refusal;
  }
}
