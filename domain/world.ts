import { custodyFold, type CustodyState } from './custody/fold.ts';
import { emergencyFold, type EmergencyState } from './emergency/fold.ts';
import type { Entry, Fold } from './entry.ts';
import { type EventType, eventTypes } from './event.ts';
import { type MeasuresState, sanctionsFold } from './sanctions/fold.ts';
import { talksFold, type TalksState } from './talks/fold.ts';

/** What the rules look at: the state of each subject just before an event. */
export interface World {
  readonly sanctionsRegister: MeasuresState;
  readonly custody: CustodyState;
  readonly talks: TalksState;
  readonly emergency: EmergencyState;
}

const folds: { readonly [K in keyof World]: Fold<World[K]> } = {
  sanctionsRegister: sanctionsFold,
  custody: custodyFold,
  talks: talksFold,
  emergency: emergencyFold,
};

type Handler = (state: unknown, event: unknown, entry: unknown, world: World) => void;
interface Step {
  readonly state: keyof World;
  readonly handler: Handler;
}

/** For each type of event, the handlers that want it: nobody else is asked. */
const steps = Object.fromEntries(
  eventTypes.map((type) => [
    type,
    (Object.keys(folds) as (keyof World)[]).flatMap((state): Step[] => {
      const handler = folds[state].handlers[type];
      return handler === undefined ? [] : [{ state, handler: handler as Handler }];
    }),
  ]),
) as unknown as Readonly<Record<EventType, readonly Step[]>>;

/**
 * A world in which nothing has happened yet.
 *
 * ```ts
 * noWorld().custody.persons; // => []
 * ```
 */
export function noWorld(): World {
  return {
    sanctionsRegister: sanctionsFold.initial(),
    custody: custodyFold.initial(),
    talks: talksFold.initial(),
    emergency: emergencyFold.initial(),
  };
}

/**
 * A world to fold on from; the one it came from stays as it is, and must then grow no more. What a
 * fold changes in place is copied; what it never changes (steps, listings, claims, terms) is shared.
 *
 * ```ts
 * const before = noWorld();
 * const after = copyWorld(before);
 * after.talks.agreements.push(undefined);
 * before.talks.agreements; // => []
 * ```
 */
export function copyWorld({ sanctionsRegister, custody, talks, emergency }: World): World {
  return {
    sanctionsRegister: sanctionsFold.copy(sanctionsRegister),
    custody: custodyFold.copy(custody),
    talks: talksFold.copy(talks),
    emergency: emergencyFold.copy(emergency),
  };
}

/**
 * Folds one event into a world, in place, as the projections of the same states do.
 *
 * ```ts
 * import { entryOf } from './entry.ts';
 * import { findPerson } from './custody/fold.ts';
 * const detention = {
 *   type: 'PersonDetained',
 *   key: 'arrest',
 *   occurred: '2021-07-14',
 *   fulfils: [],
 *   data: { persons: ['a-lawyer'], basis: 'arrest' },
 * };
 * const world = noWorld();
 * applyTo(world, entryOf(detention as never, 'case-example', 0));
 * findPerson(world.custody, 'a-lawyer').held; // => true
 * ```
 */
export function applyTo(world: World, entry: Entry): void {
  const { event } = entry;
  for (const { state, handler } of steps[event.type]) handler(world[state], event, entry, world);
}
