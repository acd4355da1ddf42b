import type { Day } from '../../../domain/calendar.ts';
import { Symbols } from '../../../domain/symbols.ts';
import type { World } from '../../../domain/world.ts';

/** Where runs start: how the world of a timeline stands at the end of a day. */
export interface Start {
  /** `CASE` or `CASE~BRANCH`. */
  readonly timeline: string;
  /** Up to and including this day the past is the timeline's. */
  readonly forkDay: Day;
  /** First month told, since 1970-01: the one after the fork's. */
  readonly firstMonth: number;
  readonly world: World;
  /** Flows of the months before the first, oldest first; `released` and `released:ACTOR`. */
  readonly flows: Flows;
  /** SHA-256 over the chain heads of the timeline's descent: names the history started from. */
  readonly historyHash: string;
  /** Assumptions that the timeline's branches set, the nearest one's last. */
  readonly set: Readonly<Record<string, number>>;
}

export type Flows = Readonly<Record<string, readonly number[]>>;
export type PackedStart = Omit<Start, 'world'> & { readonly world: PackedWorld };

export const packStart = (start: Start): PackedStart => ({
  ...start,
  world: packWorld(start.world),
});
export const unpackStart = (start: PackedStart): Start => ({
  ...start,
  world: unpackWorld(start.world),
});

/** Tables of names become lists of names, so that a world can be sent to a worker. */
type PackedWorld = Packed<World>;
type Packed<T> = T extends Symbols
  ? { readonly names: readonly string[] }
  : T extends readonly unknown[]
    ? T
    : T extends object
      ? { readonly [K in keyof T]: Packed<T[K]> }
      : T;

function packWorld(world: World): PackedWorld {
  return mapTables(world, (value) =>
    value instanceof Symbols ? { names: namesOf(value) } : value,
  ) as PackedWorld;
}

function unpackWorld(world: PackedWorld): World {
  return mapTables(world, (value) => (isNames(value) ? tableOf(value.names) : value)) as World;
}

/** Replaces the tables of every state; they stand two levels down. */
function mapTables(world: object, change: (value: unknown) => unknown): unknown {
  return Object.fromEntries(
    Object.entries(world).map(([state, fields]) => [
      state,
      Object.fromEntries(
        Object.entries(fields as object).map(([field, value]) => [field, change(value)]),
      ),
    ]),
  );
}

function namesOf(table: Symbols): string[] {
  return Array.from({ length: table.size }, (_, i) => table.nameOf(i));
}

function tableOf(names: readonly string[]): Symbols {
  const table = new Symbols();
  for (const name of names) table.of(name);
  return table;
}

function isNames(value: unknown): value is { readonly names: readonly string[] } {
  return typeof value === 'object' && value !== null && 'names' in value;
}
