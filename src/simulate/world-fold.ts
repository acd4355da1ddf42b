import type { Entry } from '../../domain/entry.ts';
import { type EventType, eventTypes } from '../../domain/event.ts';
import { custodyHandlers } from '../../domain/world/custody.ts';
import { emergencyHandlers } from '../../domain/world/emergency.ts';
import { measureHandlers } from '../../domain/world/measures.ts';
import { keepCommitments, talksHandlers } from '../../domain/world/talks.ts';
import type { World } from '../../domain/world/world.ts';

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

/** Folds one event into a world, as the projections of the same states do. */
export function applyTo(world: World, entry: Entry): void {
  const { event } = entry;
  for (const { state, handler } of steps[event.type]) handler(world[state], event, entry, world);
  if (event.fulfils.length > 0) keepCommitments(world.talks, event.fulfils, entry.start);
}
