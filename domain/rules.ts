import type { Entry } from './entry.ts';
import { type EventType, eventTypes } from './event.ts';
import type { World } from './world.ts';
import { custodyRules } from './custody/rules.ts';
import { emergencyRules } from './emergency/rules.ts';
import { measureRules } from './sanctions/rules.ts';
import type { Refusal, Rule } from './refusal.ts';
import { fulfilmentRule, talksRules } from './talks/rules.ts';

/** Every rule about the world, in the order in which it is checked. */
export const rules: readonly Rule[] = [
  ...measureRules,
  ...custodyRules,
  ...talksRules,
  ...emergencyRules,
  fulfilmentRule,
];

const byType: Partial<Record<EventType, Rule[]>> = {};
for (const each of rules) {
  const types = each.types.length === 0 ? eventTypes : each.types;
  for (const type of types) (byType[type] ??= []).push(each);
}

const noRules: readonly Rule[] = [];
const none: readonly Refusal[] = [];

/**
 * Every rule that an event breaks, given the world just before it; empty when it breaks none.
 *
 * ```ts
 * import { entryOf } from './entry.ts';
 * import { noWorld } from './world.ts';
 * const release = {
 *   type: 'PrisonersReleased',
 *   occurred: '2025-12-13',
 *   fulfils: [],
 *   data: { count: { value: 1, qualifier: 'exact' }, persons: ['a-lawyer'], destinations: [] },
 * };
 * const [refusal] = check(noWorld(), entryOf(release as never, 'case-example', 0));
 * refusal.rule; // => 'release-while-held'
 * refusal.reason; // => 'a-lawyer cannot be released: not in custody'
 * ```
 */
export function check(world: World, entry: Entry): readonly Refusal[] {
  const { event } = entry;
  // Most events break nothing: make no list for them.
  let refusals: Refusal[] | undefined;
  for (const { name, check: look } of byType[event.type] ?? noRules) {
    const verdict = look(world, event, entry);
    if (verdict !== undefined) (refusals ??= []).push({ rule: name, ...verdict });
  }
  return refusals ?? none;
}
