import { entryFor, type Event } from './event.ts';

/**
 * Everybody an event involves beside its actor: acted on, named, or spoken about; no repeats.
 *
 * ```ts
 * const appointed = { type: 'EnvoyAppointed', data: { envoy: 'a-diplomat', to: 'target' } };
 * recipientsOf(appointed as Event); // => ['a-diplomat', 'target']
 * ```
 */
export function recipientsOf({ type, data }: Event): readonly string[] {
  const names = entryFor(type).names?.(data as never) ?? [];
  return [...new Set(names.filter((name) => name !== undefined))];
}

/**
 * The actor, those who acted jointly, and the recipients, without repeats, in that order.
 *
 * ```ts
 * const talks = {
 *   type: 'TalksHeld',
 *   actor: 'sender',
 *   jointly: ['mediator'],
 *   data: { parties: ['sender', 'target'], form: 'meeting' },
 * };
 * participantsOf(talks as unknown as Event); // => ['sender', 'mediator', 'target']
 * ```
 */
export function participantsOf(event: Event): readonly string[] {
  return [...new Set([event.actor, ...event.jointly, ...recipientsOf(event)])];
}
