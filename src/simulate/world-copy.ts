import { Symbols } from '../../domain/symbols.ts';
import type { World } from '../../domain/world/world.ts';

/** Tables of names become lists of names, so that a world can be sent to a worker. */
export type PackedWorld = Packed<World>;
type Packed<T> = T extends Symbols
  ? { readonly names: readonly string[] }
  : T extends readonly unknown[]
    ? T
    : T extends object
      ? { readonly [K in keyof T]: Packed<T[K]> }
      : T;

export function packWorld(world: World): PackedWorld {
  return mapTables(world, (value) =>
    value instanceof Symbols ? { names: namesOf(value) } : value,
  ) as PackedWorld;
}

export function unpackWorld(world: PackedWorld): World {
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
