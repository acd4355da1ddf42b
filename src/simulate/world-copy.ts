import type { Chunks } from '../../domain/chunks.ts';
import { Symbols } from '../../domain/symbols.ts';
import type { Measure } from '../../domain/world/measure.ts';
import type { World } from '../../domain/world/world.ts';

/**
 * Copies of a world, one for each run. What a fold changes in place is copied; what it never
 * changes (steps, listings, claims, terms) is shared with every other run.
 */
export function copyWorld(world: World): World {
  const { sanctionsRegister, custody, talks, emergency } = world;
  return {
    sanctionsRegister: {
      symbols: sanctionsRegister.symbols.fork(),
      measures: sanctionsRegister.measures.map(copyMeasure),
      bySender: sanctionsRegister.bySender.map((list) => list.slice()),
      senders: sanctionsRegister.senders.fork(),
      claims: sanctionsRegister.claims.slice(),
      lists: sanctionsRegister.lists.fork(),
    },
    custody: {
      symbols: custody.symbols.fork(),
      persons: custody.persons.slice(),
      claims: copyChunks(custody.claims),
      kinds: custody.kinds.fork(),
      remainders: custody.remainders.map(shallow),
    },
    talks: {
      symbols: talks.symbols.fork(),
      offers: talks.offers.map(shallow),
      agreements: talks.agreements.slice(),
      commitments: talks.commitments.map(shallow),
      conditions: talks.conditions.map((condition) =>
        condition === undefined
          ? undefined
          : { ...condition, judgements: condition.judgements.slice() },
      ),
      rounds: copyChunks(talks.rounds),
    },
    emergency: {
      symbols: emergency.symbols.fork(),
      emergencies: emergency.emergencies.map(shallow),
    },
  };
}

function copyMeasure(measure: Measure | undefined): Measure | undefined {
  if (measure === undefined) return undefined;
  return {
    ...measure,
    steps: measure.steps.slice(),
    listings: measure.listings.slice(),
    promises: measure.promises.map((promise) => ({ ...promise })),
  };
}

function shallow<T extends object>(value: T | undefined): T | undefined {
  return value === undefined ? undefined : { ...value };
}

/** Full chunks are never written again; only the last one is. */
function copyChunks<T>({ length, chunks }: Chunks<T>): Chunks<T> {
  const copy = chunks.slice();
  const last = copy.at(-1);
  if (last !== undefined) copy[copy.length - 1] = last.slice();
  return { length, chunks: copy };
}

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
