import { type Day, isoDay } from '../domain/calendar.ts';
import type { Stance } from '../domain/events/statements.ts';
import { Symbols } from '../domain/symbols.ts';
import type { Projection } from './projection.ts';

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
  readonly symbols: Symbols;
  /** Latest position by actor and matter. */
  readonly latest: (Position | undefined)[];
}

/** The latest stance of each actor on each matter. */
export const positions: Projection<PositionsState> = {
  name: 'positions',
  version: 1,
  initial: () => ({ symbols: new Symbols(), latest: [] }),
  apply: {
    PositionStated: (state, event, entry) => {
      const { matter, about, stance } = event.data;
      for (const actor of [event.actor, ...event.jointly]) {
        state.latest[state.symbols.of(`${actor} ${matter}`)] = {
          actor,
          matter,
          ...(about === undefined ? {} : { about }),
          stance,
          day: entry.start,
          key: event.key,
          summary: event.summary,
        };
      }
    },
  },
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
  for (const position of state.latest) {
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
