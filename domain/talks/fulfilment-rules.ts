import { findCommitment } from './fold.ts';
import type { Event } from '../event.ts';
import type { World } from '../world.ts';
import { fact, type Refusal } from '../refusal.ts';

export const FULFILMENT_RULE = {
  name: 'commitment-kept-once',
  says: 'An event keeps only a commitment that its actor made and that is still open.',
} as const;

/** Any type of event may keep a commitment, so this rule stands beside the table by type. */
export function checkFulfilment(world: World, event: Event): Refusal | undefined {
  for (const name of event.fulfils) {
    const known = findCommitment(world.talks, name);
    const found = known === undefined ? 'never made' : `${known.status}, made by ${known.by}`;
    const allowed = known !== undefined && known.status === 'open' && known.by === event.actor;
    if (!allowed) {
      return {
        rule: FULFILMENT_RULE.name,
        reason: `this cannot keep the commitment ${name}: it was ${found}`,
        facts: [fact(name, found)],
        fix: 'let the commitment be made first, by the same actor',
      };
    }
  }
  return undefined;
}
