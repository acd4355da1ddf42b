import type { Entry } from './entry.ts';
import type { EventOf, EventType } from './event.ts';
import type { Quantity } from './quantity.ts';
import type { World } from './world.ts';

/** Something a rule looked at, in words. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Why an event may not happen as it stands; where it is documented all the same, an anomaly. */
export interface Refusal {
  readonly rule: string;
  readonly reason: string;
  readonly facts: readonly Fact[];
  /** What would make it possible, when there is something. */
  readonly fix?: string;
  /** The same as values: any one of them, put into its field, meets this rule. */
  readonly remedies?: readonly Remedy[];
}

/** A value for a field of the event: `occurred`, `actor`, `data.persons`. */
export interface Remedy {
  readonly field: string;
  readonly value: string | readonly string[] | Quantity;
}

/** One thing that must hold. `check` sees how things stand just before the event. */
export interface Rule<T extends EventType = EventType> {
  readonly name: string;
  /** The rule in a sentence, for documentation and help. */
  readonly says: string;
  /** The types of event that it is asked about; none for all of them. */
  readonly types: readonly T[];
  readonly check: (world: World, event: EventOf<T>, entry: Entry<T>) => Objection | undefined;
}

/** A refusal as a rule states it, still without the rule's name. */
export type Objection = Omit<Refusal, 'rule'>;

/**
 * Declares a rule with the types of its events inferred.
 *
 * ```ts
 * const topics = rule({
 *   name: 'no-empty-talks',
 *   says: 'Talks have a topic.',
 *   types: ['TalksHeld'],
 *   check: (_world, { data }) =>
 *     data.topics.length > 0 ? undefined : { reason: 'no topic is given', facts: [] },
 * });
 * topics.types; // => ['TalksHeld']
 * ```
 */
export function rule<T extends EventType>(definition: Rule<T>): Rule {
  return definition as unknown as Rule;
}

/**
 * Something that a rule looked at, in words.
 *
 * ```ts
 * fact('persons in force', 12); // => { label: 'persons in force', value: '12' }
 * ```
 */
export function fact(label: string, value: string | number): Fact {
  return { label, value: String(value) };
}
