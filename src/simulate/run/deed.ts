import type { DataOf, EventType } from '../../../domain/event.ts';
import type { Quantity } from '../../../domain/quantity.ts';

/** An event that somebody means to bring about: everything of it that a rule or a fold looks at. */
export interface Deed {
  readonly type: EventType;
  readonly data: unknown;
  readonly fulfils: readonly string[];
  /** The author's text for it, if any. */
  readonly says?: string | undefined;
}

const FULFILS_NOTHING: readonly string[] = [];

/** A deed that keeps no promise and has no text of its author's. */
export function deedOf<T extends EventType>(type: T, data: DataOf<T>): Deed {
  return { type, data, fulfils: FULFILS_NOTHING };
}

export const exact = (value: number): Quantity => ({ value, qualifier: 'exact' });
