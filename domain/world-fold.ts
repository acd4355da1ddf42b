import type { Entry } from './entry.ts';
import { type EventType, eventTypes } from './event.ts';
import { custodyHandlers, noCustody } from './custody/fold.ts';
import { emergencyHandlers, noEmergency } from './emergency/fold.ts';
import { measureHandlers, noMeasures } from './sanctions/fold.ts';
import { keepCommitments, noTalks, talksHandlers } from './talks/fold.ts';
import type { World } from './world.ts';

type Handler = (state: unknown, event: unknown, entry: unknown, world: World) => void;
interface Step {
  readonly state: keyof World;
  readonly handler: Handler;
}

const folds = [
  ['sanctionsRegister', measureHandlers],
  ['custody', custodyHandlers],
  ['talks', talksHandlers],
  ['emergency', emergencyHandlers],
] as const;

const steps = Object.fromEntries(
  eventTypes.map((type) => [
    type,
    folds.flatMap(([state, handlers]): Step[] => {
      const handler = handlers[type];
      return handler === undefined ? [] : [{ state, handler: handler as Handler }];
    }),
  ]),
) as unknown as Readonly<Record<EventType, readonly Step[]>>;

/** A world in which nothing has happened yet. */
export function noWorld(): World {
  return {
    sanctionsRegister: noMeasures(),
    custody: noCustody(),
    talks: noTalks(),
    emergency: noEmergency(),
  };
}

/** Folds one event into a world, as the projections of the same states do. */
export function applyTo(world: World, entry: Entry): void {
  const { event } = entry;
  for (const { state, handler } of steps[event.type]) handler(world[state], event, entry, world);
  if (event.fulfils.length > 0) keepCommitments(world.talks, event.fulfils, entry.start);
}
