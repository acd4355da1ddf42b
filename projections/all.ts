import { produce, setAutoFreeze } from 'immer';
import type { Entry } from '../domain/entry.ts';
import { type EventType, eventTypes } from '../domain/event.ts';
import type { World } from '../domain/world.ts';
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

/** Every projection: a new one is registered here, and nowhere else. */
export const projections = {
  sanctionsRegister,
  custody,
  releases,
  concessions,
  talks,
  emergency,
  positions,
  tension,
  indicators,
  timeline,
  anomalies,
  coverage,
} as const;

export type ProjectionName = keyof typeof projections;
/** The states of all projections over one history. */
export type Projected = {
  -readonly [K in ProjectionName]: ReturnType<(typeof projections)[K]['initial']>;
};

// States are plain data under our own types; freezing each of them would cost more than the fold.
setAutoFreeze(false);

const registered = Object.keys(projections) as ProjectionName[];
const looksFirst = (name: ProjectionName): boolean =>
  (projections[name] as Projection<unknown>).beforeWorld === true;
/** In the order in which they see an event. */
const names = [...registered.filter(looksFirst), ...registered.filter((name) => !looksFirst(name))];

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

type Steps = Readonly<Record<EventType, readonly Step[]>>;

/** For each type of event, the handlers that want it: nobody else is asked. */
function stepsOf(wanted: readonly ProjectionName[]): Steps {
  const handlersOf = (type: EventType): Step[] =>
    names.flatMap((name, slice): Step[] => {
      const handler = (projections[name] as Projection<unknown>).apply[type];
      return handler === undefined || !wanted.includes(name)
        ? []
        : [{ slice, handler: handler as Handler }];
    });
  return Object.fromEntries(eventTypes.map((type) => [type, handlersOf(type)])) as unknown as Steps;
}

const all = stepsOf(names);

/** Changes the states of projections in place. */
function apply(state: Projected, entries: Iterable<Entry>, steps: Steps): void {
  // Looked up once, not once an event.
  const slices = names.map((name) => state[name]);
  for (const entry of entries) {
    const { event } = entry;
    for (const { slice, handler } of steps[event.type]) handler(slices[slice], event, entry, state);
  }
}

/**
 * A fold of some projections only, which takes less room. Rules look at sanctions, custody, talks
 * and emergency rule, so that `anomalies` needs those four beside it.
 */
export function foldOnly<N extends ProjectionName>(
  wanted: readonly N[],
): {
  initial: () => Pick<Projected, N>;
  fold: (state: Pick<Projected, N>, entries: Iterable<Entry>) => void;
} {
  const steps = stepsOf(wanted);
  return {
    initial: initialState,
    fold: (state, entries) => {
      // What is left out is not looked at.
      apply(state as unknown as Projected, entries, steps);
    },
  };
}

/** Folds entries into a state that the caller owns: fastest; the state is changed in place. */
export function foldOwned(state: Projected, entries: Iterable<Entry>): Projected {
  apply(state, entries, all);
  return state;
}

/** Folds a batch and leaves the given state as it was; both share what did not change. */
export function foldKept(state: Projected, entries: Iterable<Entry>): Projected {
  const own = ownSlices(state);
  return produce({ ...state, ...own }, (draft) => {
    // A draft of these states reads and writes like them; only its type says otherwise. What is our
    // own is not read through the draft: it would not see what changed since it first looked.
    apply({ ...(draft as unknown as Projected), ...own }, entries, all);
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
