import type { Refusal } from '../../../domain/refusal.ts';
import { HistoryError, RefusedEdit } from '../../history/failure.ts';

/** An answer that is no is a value, not an error: streams would end by it. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string; readonly refusal?: Refusal };

/** Runs it; what a rule or the history refuses becomes an answer. */
export async function outcome<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof RefusedEdit)
      return { ok: false, message: error.message, refusal: error.refusal };
    if (error instanceof HistoryError || error instanceof RangeError)
      return { ok: false, message: error.message };
    throw error;
  }
}
