import { type Day, isoDay } from '../domain/calendar.ts';
import type { EventOf } from '../domain/event.ts';
import type { Stance } from '../domain/statements/events.ts';
import { Symbols } from '../domain/symbols.ts';
import { byName, type Projection } from './projection.ts';

export interface Position {
  readonly actor: string;
  readonly matter: string;
  readonly about?: string;
  readonly stance: Stance;
  readonly day: Day;
  readonly key: string;
  readonly summary: string;
}

export interface PositionsState {
  readonly actors: Symbols;
  readonly matters: Symbols;
  /** Latest position, by actor and then by matter. */
  readonly latest: ((Position | undefined)[] | undefined)[];
}

function take(state: PositionsState, actor: string, event: EventOf<'PositionStated'>, day: Day) {
  const { matter, about, stance } = event.data;
  const number = state.actors.of(actor);
  state.latest[number] ??= [];
  // Read back: where drafts are in play, the list holds a draft of what was put in.
  state.latest[number][state.matters.of(matter)] = {
    actor,
    matter,
    ...(about === undefined ? {} : { about }),
    stance,
    day,
    key: event.key,
    summary: event.summary,
  };
}

/** The latest stance of each actor on each matter. */
export const positions: Projection<PositionsState> = {
  name: 'positions',
  version: 2,
  initial: () => ({ actors: new Symbols(), matters: new Symbols(), latest: [] }),
  apply: {
    PositionStated: (state, event, entry) => {
      take(state, event.actor, event, entry.start);
      for (const actor of event.jointly) take(state, actor, event, entry.start);
    },
  },
  summary: (state) => ({ matters: byName(matters(state), ({ matter }) => matter) }),
};

const SIDES: Readonly<Record<Stance, 'for' | 'against'>> = {
  supports: 'for',
  demands: 'for',
  thanks: 'for',
  praises: 'for',
  opposes: 'against',
  doubts: 'against',
  denies: 'against',
};

export interface MatterRow {
  readonly matter: string;
  readonly held: readonly {
    readonly actor: string;
    readonly stance: Stance;
    readonly on: string;
    readonly key: string;
  }[];
  /** True when actors stand on different sides of the matter. */
  readonly contested: boolean;
}

/** Each matter with everybody's latest stance side by side. */
export function matters(state: PositionsState): MatterRow[] {
  const byMatter = new Map<string, Position[]>();
  for (const position of state.latest.flatMap((held) => held ?? [])) {
    if (position === undefined) continue;
    byMatter.set(position.matter, [...(byMatter.get(position.matter) ?? []), position]);
  }
  return [...byMatter]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([matter, held]) => ({
      matter,
      held: held
        .sort((a, b) => a.day - b.day || (a.actor < b.actor ? -1 : 1))
        .map(({ actor, stance, day, key }) => ({ actor, stance, on: isoDay(day), key })),
      contested: new Set(held.map(({ stance }) => SIDES[stance])).size > 1,
    }));
}
