import { produce, setAutoFreeze } from 'immer';
import type { Entry } from '../domain/entry.ts';
import { type EventType, eventTypes } from '../domain/event.ts';
import type { World } from '../domain/world/world.ts';
import { anomalies } from './anomalies.ts';
import { concessions } from './concessions.ts';
import { coverage } from './coverage.ts';
import { custody } from './custody.ts';
import { emergency } from './emergency.ts';
import { indicators } from './indicators.ts';
import { positions } from './positions.ts';
import type { Projection } from './projection.ts';
import { releases } from './releases.ts';
import { sanctionsRegister } from './sanctions-register.ts';
import { talks } from './talks.ts';
import { tension } from './tension.ts';
import { timeline } from './timeline.ts';

/** Every projection. `anomalies` stands first: it must see the world before the others change it. */
export const projections = {
  anomalies,
  sanctionsRegister,
  custody,
  talks,
  emergency,
  releases,
  concessions,
  positions,
  tension,
  indicators,
  timeline,
  coverage,
} as const;

export type ProjectionName = keyof typeof projections;
/** The states of all projections over one history. */
export type Projected = {
  -readonly [K in ProjectionName]: ReturnType<(typeof projections)[K]['initial']>;
};

// States are plain data under our own types; freezing each of them would cost more than the fold.
setAutoFreeze(false);

const names = Object.keys(projections) as ProjectionName[];

/** Part of every snapshot's key: changes whenever any projection does. */
export const projectionsVersion = names
  .map((name) => `${name}:${projections[name].version}`)
  .join(' ');

export function initialState(): Projected {
  return Object.fromEntries(names.map((name) => [name, projections[name].initial()])) as Projected;
}

type Handler = (state: unknown, event: unknown, entry: unknown, world: unknown) => void;
type Step = readonly [slice: ProjectionName, handler: Handler];

/** For each type of event, the handlers that want it: nobody else is asked. */
const steps = new Map<EventType, readonly Step[]>(
  eventTypes.map((type) => [
    type,
    names.flatMap((name): Step[] => {
      const handler = (projections[name] as Projection<unknown>).apply[type];
      return handler === undefined ? [] : [[name, handler as Handler]];
    }),
  ]),
);

function applyTo(state: Projected, entry: Entry): void {
  const { event } = entry;
  for (const [slice, handler] of steps.get(event.type) ?? [])
    handler(state[slice], event, entry, state satisfies World);
}

/** Folds entries into a state that the caller owns: fastest; the state is changed in place. */
export function foldOwned(state: Projected, entries: Iterable<Entry>): Projected {
  for (const entry of entries) applyTo(state, entry);
  return state;
}

/** Folds a batch and leaves the given state as it was; both share what did not change. */
export function foldKept(state: Projected, entries: Iterable<Entry>): Projected {
  return produce(state, (draft) => {
    // A draft of these states reads and writes like them; only its type says otherwise.
    for (const entry of entries) applyTo(draft as unknown as Projected, entry);
  });
}
