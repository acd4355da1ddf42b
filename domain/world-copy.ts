import type { Chunks } from './chunks.ts';
import type { Measure } from './sanctions/measure.ts';
import type { World } from './world.ts';

/**
 * A world to fold on from; the one it came from stays as it is, and must then grow no more. What a
 * fold changes in place is copied; what it never changes (steps, listings, claims, terms) is shared.
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
