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

type Handler = (slice: unknown, event: unknown, entry: unknown, world: World) => void;
interface Step {
  /** Which projection's state it changes, by its place in `names`. */
  readonly slice: number;
  readonly handler: Handler;
}

/** For each type of event, the handlers that want it: nobody else is asked. */
const steps = Object.fromEntries(
  eventTypes.map((type) => [
    type,
    names.flatMap((name, slice): Step[] => {
      const handler = (projections[name] as Projection<unknown>).apply[type];
      return handler === undefined ? [] : [{ slice, handler: handler as Handler }];
    }),
  ]),
) as unknown as Record<EventType, readonly Step[]>;

/** Changes the states of all projections in place. */
function applyAll(state: Projected, entries: Iterable<Entry>): void {
  // Looked up once, not once an event.
  const slices = names.map((name) => state[name]);
  for (const entry of entries) {
    const { event } = entry;
    for (const { slice, handler } of steps[event.type]) handler(slices[slice], event, entry, state);
  }
}

/** Folds entries into a state that the caller owns: fastest; the state is changed in place. */
export function foldOwned(state: Projected, entries: Iterable<Entry>): Projected {
  applyAll(state, entries);
  return state;
}

/** Folds a batch and leaves the given state as it was; both share what did not change. */
export function foldKept(state: Projected, entries: Iterable<Entry>): Projected {
  const own = ownSlices(state);
  return produce({ ...state, ...own }, (draft) => {
    // A draft of these states reads and writes like them; only its type says otherwise. What is our
    // own is not read through the draft: it would not see what changed since it first looked.
    applyAll({ ...(draft as unknown as Projected), ...own }, entries);
  });
}

/** Copies of the states that need no draft to be changed. */
function ownSlices(state: Projected): Partial<Projected> {
  const own: Partial<Record<ProjectionName, unknown>> = {};
  for (const name of names) {
    const projection = projections[name] as Projection<unknown>;
    if (projection.own !== undefined) own[name] = projection.own(state[name]);
  }
  return own as Partial<Projected>;
}
