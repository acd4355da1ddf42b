import type { Event } from '../../../domain/event.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { fact } from '../../../domain/refusal.ts';
import { lookUp } from '../../../domain/symbols.ts';
import type { World } from '../../../domain/world.ts';

/** What is counted when an event does not say: as in the fold of custody. */
export const POLITICAL = 'political-prisoners';

/** People held by a count, computed: the count it starts from, less releases, plus detentions. */
export function heldBy({ custody }: World, of: string): number {
  const remainder = lookUp(custody.kinds, custody.remainders, of);
  if (remainder === undefined) return 0;
  const { anchor, released, detained } = remainder;
  return Math.round(anchor.count.value) - released + detained;
}

/**
 * A rule of simulations alone: where a count is known, no more people are let go than it holds. The
 * record is not held to it, for what it counts is an estimate; what a model counts is not.
 */
const RELEASE_WITHIN_COUNT = 'release-within-count';

export function checkReleased(world: World, event: Event): Refusal | undefined {
  if (event.type !== 'PrisonersReleased') return undefined;
  const { count, basis, of } = event.data;
  const what = of ?? (basis === 'end-of-internment' ? 'interned' : POLITICAL);
  const { kinds, remainders } = world.custody;
  if (lookUp(kinds, remainders, what) === undefined) return undefined;
  const held = heldBy(world, what);
  if (count.value <= held) return undefined;
  return {
    rule: RELEASE_WITHIN_COUNT,
    reason: `${count.value} people cannot be released: ${held} are held by the count of ${what}`,
    facts: [fact(what, held)],
  };
}
