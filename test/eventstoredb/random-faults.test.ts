/** Two writers, one stream, and a network that does what it likes. */

import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { StoreError } from '../../src/store/failure.ts';
import { openEventStoreDb } from '../../src/store/eventstoredb/engine.ts';
import type { EventStore, NewEvent } from '../../src/store/port.ts';
import { verifyStream } from '../../src/store/verify.ts';
import { collect, line } from '../contract/lines.ts';
import type { Fault } from './peer/faults.ts';
import { Peer } from './peer/server.ts';

const BOUNDS = { timeout_ms: 80, patience_ms: 700 };
/** Patience once for reading and once for writing, and the last calls of each. */
const LONGEST_MS = 2 * (BOUNDS.patience_ms + 4 * BOUNDS.timeout_ms);
const STREAM = 'record';

interface Attempt {
  readonly events: readonly NewEvent[];
  readonly expected: 'any' | 'head';
  /** Whether the next append waits for this one. */
  readonly waits: boolean;
}
interface Outcome {
  readonly events: readonly NewEvent[];
  readonly error: unknown;
}

const fault = fc.constantFrom<Fault>(
  ...(['none', 'none', 'none', 'unavailable', 'silence', 'silence-after'] as const),
  ...(['cut', 'cut-after', 'late'] as const),
);
const readFault = fc.constantFrom<Fault>(
  'none',
  'none',
  'none',
  'none',
  'unavailable',
  'silence',
  'cut',
);
const attempts = fc.array(
  fc.record({
    size: fc.integer({ min: 1, max: 4 }),
    expected: fc.constantFrom('any' as const, 'head' as const),
    waits: fc.boolean(),
  }),
  { minLength: 4, maxLength: 10 },
);

/** Ids of their own for each writer. */
function numbered(
  shapes: readonly { size: number; expected: 'any' | 'head'; waits: boolean }[],
  from: number,
): Attempt[] {
  let next = from;
  return shapes.map(({ size, expected, waits }) => ({
    events: Array.from({ length: size }, () => line(next++)),
    expected,
    waits,
  }));
}

async function write(store: EventStore, work: readonly Attempt[]): Promise<readonly Outcome[]> {
  const outcomes: Promise<Outcome>[] = [];
  for (const { events, expected, waits } of work) {
    const attempt = (async (): Promise<Outcome> => {
      try {
        const revision =
          expected === 'any' ? 'any' : ((await store.head(STREAM))?.revision ?? 'none');
        await store.append(STREAM, events, revision);
        return { events, error: undefined };
      } catch (error) {
        return { events, error };
      }
    })();
    outcomes.push(attempt);
    // Who reads in the same process comes upon what the other writer appended, at any moment.
    void store.find(STREAM, line(0).id).catch(() => undefined);
    if (!waits) continue;
    const start = performance.now();
    await attempt;
    expect(performance.now() - start).toBeLessThan(work.length * LONGEST_MS);
  }
  return Promise.all(outcomes);
}

async function check(peer: Peer, outcomes: readonly Outcome[]): Promise<void> {
  await using store = openEventStoreDb(peer.connectionString);
  const stored = await collect(store.read(STREAM));
  const times = new Map<string, number>();
  for (const { id } of stored) times.set(id, (times.get(id) ?? 0) + 1);
  expect([...times.values()].every((count) => count === 1)).toBe(true);
  for (const { events, error } of outcomes) {
    if (error !== undefined) {
      expect(error).toBeInstanceOf(StoreError);
      expect((error as Error).message).toMatch(/Check that the server runs|expected .*, found/);
      // One write is all or nothing, also where nobody knows which.
      const found = events.filter(({ id }) => times.has(id)).length;
      expect([0, events.length]).toContain(found);
    } else for (const { id } of events) expect(times.get(id)).toBe(1);
  }
  if (stored.length > 0) expect(await verifyStream(store, STREAM)).toMatchObject({ ok: true });
}

it('should lose nothing that was acknowledged, store nothing twice and fail in time', async () => {
  await fc.assert(
    fc.asyncProperty(
      attempts,
      attempts,
      fc.array(fault, { maxLength: 40 }),
      fc.array(readFault, { maxLength: 30 }),
      async (ones, others, appendFaults, readFaults) => {
        await using peer = await Peer.start();
        peer.faults.late_ms = BOUNDS.timeout_ms + 30;
        peer.faults.append.push(...appendFaults);
        peer.faults.read.push(...readFaults);
        await using one = openEventStoreDb(`${peer.connectionString}&connectionName=one`, BOUNDS);
        await using other = openEventStoreDb(
          `${peer.connectionString}&connectionName=other`,
          BOUNDS,
        );

        const start = performance.now();
        const outcomes = await Promise.all([
          write(one, numbered(ones, 1000)),
          write(other, numbered(others, 2000)),
        ]);

        expect(performance.now() - start).toBeLessThan((ones.length + others.length) * LONGEST_MS);
        peer.faults.append.length = 0;
        peer.faults.read.length = 0;
        await sleep(peer.faults.late_ms);
        await check(peer, outcomes.flat());
      },
    ),
    { numRuns: 15, interruptAfterTimeLimit: 45_000 },
  );
});
