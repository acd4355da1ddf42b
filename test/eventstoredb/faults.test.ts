/** What a network and a server can do to an append, a read and a subscription, one by one. */

import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DamagedStore, StoreError } from '../../src/store/failure.ts';
import { openEventStoreDb } from '../../src/store/eventstoredb/engine.ts';
import type { EventStore } from '../../src/store/port.ts';
import { collect, line, lines, revisions } from '../contract/lines.ts';
import type { Fault } from './peer/faults.ts';
import { Peer } from './peer/server.ts';

const QUICK = { timeout_ms: 150, patience_ms: 4000 };
const HASTY = { timeout_ms: 100, patience_ms: 400 };

let peer: Peer;
let store: EventStore;
beforeEach(async () => {
  peer = await Peer.start();
  store = openEventStoreDb(peer.connectionString, QUICK);
  await store.append('record', lines(0, 1), 'none');
});
afterEach(async () => {
  await store.close();
  await peer[Symbol.asyncDispose]();
});

/** How long it took to fail, and with what. */
async function failure(attempt: Promise<unknown>): Promise<{ error: unknown; ms: number }> {
  const start = performance.now();
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { error, ms: performance.now() - start };
}

describe('an append', () => {
  it.each<[string, Fault[]]>([
    ['is not answered', ['silence']],
    ['is written but not answered', ['silence-after']],
    ['is written when nobody waits any more', ['late']],
    ['is cut off before the write', ['cut']],
    ['is cut off after the write', ['cut-after']],
    ['meets a server that is not ready, then is', ['unavailable', 'unavailable']],
    ['meets one fault after the other', ['cut', 'unavailable', 'silence-after', 'cut-after']],
  ])('should be there once, where it %s', async (_what, faults) => {
    peer.faults.append.push(...faults);

    const result = await store.append('record', lines(2, 4), 1);

    expect(result.revision).toBe(4);
    expect(await store.head('record')).toEqual({ revision: 4, hash: result.hash });
    expect(await revisions(store, 'record')).toEqual([0, 1, 2, 3, 4]);
    expect(peer.log.streams.get('record')?.events).toHaveLength(5);
  });

  it('should follow the leader that another node names', async () => {
    const leader = await Peer.start(peer.log);
    peer.leader = leader;
    peer.faults.append.push('not-leader');

    await store.append('record', [line(2)], 1);

    expect(leader.faults.calls.append).toBe(1);
    expect(await revisions(store, 'record')).toEqual([0, 1, 2]);
    await leader[Symbol.asyncDispose]();
  });

  it('should find the new leader by gossip when the old one is gone', async () => {
    const other = await Peer.start(peer.log);
    await using cluster = openEventStoreDb(
      `esdb://${peer.address},${other.address}?tls=false`,
      QUICK,
    );
    await cluster.append('record', [line(2)], 1);
    other.leader = other;
    await peer.sleep();

    await cluster.append('record', [line(3)], 2);

    expect(await revisions(cluster, 'record')).toEqual([0, 1, 2, 3]);
    await other[Symbol.asyncDispose]();
  });

  it('should say clearly that the whole cluster is gone, under an open subscription', async () => {
    const other = await Peer.start(peer.log);
    const hosts = `${peer.address},${other.address}`;
    const quickly = 'discoveryInterval=10&maxDiscoverAttempts=3';
    await using cluster = openEventStoreDb(`esdb://${hosts}?tls=false&${quickly}`, HASTY);
    await cluster.append('record', [line(2)], 1);
    const subscription = cluster.subscribe({ onEvents: () => undefined });
    await vi.waitFor(() => {
      expect(peer.reading.live + other.reading.live).toBe(1);
    }, 20_000);

    await Promise.all([peer.sleep(), other.sleep()]);

    const attempts = [cluster.append('record', [line(3)], 2), cluster.head('record')];
    // They may fail in any order, so that all are waited for at once.
    for (const { error } of await Promise.all([...attempts, subscription.done].map(failure))) {
      expect(error).toMatchObject({
        message: expect.stringMatching(/had no success.*Check that the server runs/) as string,
      });
    }
    await other[Symbol.asyncDispose]();
  });

  it('should not be made on a store that is open read-only', async () => {
    await using reader = openEventStoreDb(peer.connectionString, { ...QUICK, readOnly: true });
    await expect(reader.append('record', [line(2)], 1)).rejects.toThrow(/read-only/);
    expect(await revisions(reader, 'record')).toEqual([0, 1]);
  });

  it.each(['$stream', 'detente-streams'])('should not be made to %s', async (stream) => {
    await expect(store.append(stream, [line(2)], 'any')).rejects.toThrow(/use another name/);
  });

  it('should survive a restart of the server', async () => {
    await peer.sleep();
    setTimeout(() => void peer.wake(), 300);

    await store.append('record', [line(2)], 1);

    expect(await revisions(store, 'record')).toEqual([0, 1, 2]);
  });

  it('should not take the place of another text with the same id', async () => {
    await using other = openEventStoreDb(peer.connectionString, { ...QUICK, textUnits: 9 });
    await store.head('record');
    await other.append('record', [line(2, { data: 'other' })], 1);

    // To the server this is a success: the id stands at its place.
    await expect(store.append('record', [line(2)], 1)).rejects.toThrow(/another text/);
    expect(await revisions(store, 'record')).toEqual([0, 1, 2]);
  });

  it('should say clearly that the server is gone, within its patience', async () => {
    await using hasty = openEventStoreDb(peer.connectionString, HASTY);
    await hasty.append('record', [line(2)], 1);
    await peer.sleep();

    const attempts = [3, 4, 5, 6, 7].map((n) => failure(hasty.append('record', [line(n)], 'any')));
    const failures = await Promise.all(attempts);

    for (const { error, ms } of failures) {
      expect(error).toBeInstanceOf(StoreError);
      expect(String(error)).toMatch(/esdb:\/\/127\.0\.0\.1:\d+: appending to stream record.*Check/);
      expect(ms).toBeLessThan(HASTY.patience_ms + 4 * HASTY.timeout_ms);
    }
  });

  it('should say clearly that nobody answers, within its patience', async () => {
    await using hasty = openEventStoreDb(peer.connectionString, HASTY);
    peer.faults.append.push(...Array<Fault>(99).fill('silence'));

    const { error, ms } = await failure(hasty.append('record', [line(2)], 'any'));

    expect(String(error)).toMatch(/no success within 400 ms/);
    expect(ms).toBeLessThan(HASTY.patience_ms + 4 * HASTY.timeout_ms);
    peer.faults.append.length = 0;
    await hasty.append('record', [line(2)], 'any');
    expect(await revisions(hasty, 'record')).toEqual([0, 1, 2]);
  });

  it('should say who may not', async () => {
    peer.denies = true;
    await expect(store.append('record', [line(2)], 1)).rejects.toThrow(
      /refused: this user may not/,
    );
  });

  it.each(['delete', 'tombstone'] as const)(
    'should say that the stream is gone after a %s',
    async (how) => {
      peer.log[how]('record');
      await expect(store.find('record', line(9).id)).rejects.toThrow(/deleted/);
      await expect(store.append('record', [line(2)], 1)).rejects.toThrow(/deleted/);
      await using other = openEventStoreDb(peer.connectionString, QUICK);
      await expect(other.append('record', [line(2)], 'none')).rejects.toThrow(/deleted/);
    },
  );
});

describe('an append in parts', () => {
  const options = { ...QUICK, chunkBytes: 3000 };
  const many = lines(0, 19);

  it('should go on where it was broken off, in another process', async () => {
    const first = openEventStoreDb(peer.connectionString, { ...options, ...HASTY });
    peer.faults.append.push('none', 'none', 'none', ...Array<Fault>(99).fill('unavailable'));
    const broken = await failure(first.append('import', many, 'none'));
    expect(String(broken.error)).toMatch(/of 20 events had been written before\. Append the same/);
    await first.close();
    peer.faults.append.length = 0;
    const before = peer.log.streams.get('import')?.events.length ?? 0;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(20);

    await using second = openEventStoreDb(peer.connectionString, options);
    const result = await second.append('import', many, 'none');

    expect(result).toMatchObject({ revision: 19, appended: 20 - before });
    expect((await collect(second.read('import'))).map((e) => e.id)).toEqual(many.map((e) => e.id));
    // Only this very append may go on: any other is held to its expectation.
    await expect(second.append('import', lines(0, 25), 'none')).rejects.toThrow(
      /expected no stream/,
    );
  });

  it('should tell who meets another writer in between what was written', async () => {
    await using ours = openEventStoreDb(peer.connectionString, options);
    await using theirs = openEventStoreDb(peer.connectionString, QUICK);
    peer.faults.append.push('none', 'none', 'silence');
    const attempt = failure(ours.append('import', many, 'none'));
    await vi.waitFor(() => {
      expect(peer.faults.calls.append).toBeGreaterThanOrEqual(5);
    }, 20_000);
    await theirs.append('import', [line(99)], 'any');

    const { error } = await attempt;

    expect(String(error)).toMatch(/\d+ of 20 events had been written before\. Somebody else/);
    await ours.append('import', many, 'any');
    expect(await revisions(ours, 'import')).toHaveLength(21);
  });

  it('should take smaller parts where the server takes less', async () => {
    peer.log.maxAppendBytes = 2000;
    await using big = openEventStoreDb(peer.connectionString, { ...QUICK, chunkBytes: 100_000 });
    await big.append('import', many, 'none');
    expect(await revisions(big, 'import')).toHaveLength(20);
    peer.log.maxAppendBytes = 20;
    await expect(big.append('import', [line(77)], 'any')).rejects.toThrow(/MaxAppendSize/);
  });
});

describe('a read', () => {
  it.each<[string, Fault[]]>([
    ['is not answered', ['silence']],
    ['is cut off', ['cut', 'cut']],
    ['meets a server that is not ready', ['unavailable']],
  ])('should give all, where it %s', async (_what, faults) => {
    peer.faults.read.push(...faults);
    expect(await revisions(store, 'record')).toEqual([0, 1]);
  });

  it('should say clearly that the server is gone', async () => {
    await using hasty = openEventStoreDb(peer.connectionString, HASTY);
    await peer.sleep();
    await expect(collect(hasty.read('record'))).rejects.toThrow(/reading stream record.*Check/);
    await expect(collect(hasty.readAll())).rejects.toThrow(/reading all streams.*Check/);
    await expect(hasty.streams()).rejects.toThrow(/listing streams.*Check/);
  });

  it('should say that a stream was cut short on the server', async () => {
    const stream = peer.log.streams.get('record');
    if (stream !== undefined) stream.truncatedBefore = 1;
    await expect(collect(store.read('record'))).rejects.toThrow(DamagedStore);
  });

  it('should pass over what other programs wrote, and refuse a stream of theirs', async () => {
    const foreign = { id: line(0).id, type: 'Other', contentType: 'application/json' };
    const bytes = new TextEncoder().encode('{}');
    peer.log.append('theirs', 'any', [{ ...foreign, data: bytes, metadata: bytes }]);
    await store.append('record', [line(2)], 1);

    expect((await collect(store.readAll())).map((e) => e.stream)).toEqual(Array(3).fill('record'));
    await expect(collect(store.read('theirs'))).rejects.toThrow(/another program/);
  });

  it('should end at once when the store is closed', async () => {
    peer.faults.read.push('silence');
    const slow = openEventStoreDb(peer.connectionString, { timeout_ms: 9000 });
    const attempt = failure(collect(slow.read('record')));
    await sleep(50);

    await slow.close();

    const { error, ms } = await attempt;
    expect(String(error)).toMatch(/closed/);
    expect(ms).toBeLessThan(2000);
  });
});

describe('a subscription', () => {
  const upTo = (count: number): number[] => [...Array(count).keys()];

  it('should go on after cuts, silence and refusals, without gap or double', async () => {
    const seen: number[] = [];
    peer.faults.subscribe.push('silence', 'unavailable', 'cut');
    const subscription = store.subscribe({
      stream: 'record',
      onEvents: (events) => void seen.push(...events.map((event) => event.revision)),
    });
    for (let n = 2; n < 60; n++) {
      await store.append('record', [line(n)], n - 1);
      if (n % 20 === 0) peer.cut();
      if (n === 50) peer.reading.drop();
    }

    await vi.waitFor(() => {
      expect(seen.length).toBeGreaterThanOrEqual(60);
    }, 5000);
    expect(seen).toEqual(upTo(60));
    await subscription.close();
    await subscription.done;
  });

  it.each([undefined, 'record'])(
    'should deliver once what comes twice (stream %s)',
    async (stream) => {
      peer.faults.deliveries = 3;
      const seen: number[] = [];
      const subscription = store.subscribe({
        ...(stream !== undefined && { stream }),
        onEvents: (events) => void seen.push(...events.map((event) => event.revision)),
      });
      await vi.waitFor(() => {
        expect(peer.reading.live).toBe(1);
      }, 20_000);
      await store.append('record', lines(2, 30), 1);

      await vi.waitFor(() => {
        expect(seen.length).toBeGreaterThanOrEqual(31);
      }, 20_000);
      await sleep(50);
      expect(seen).toEqual(upTo(31));
      await subscription.close();
    },
  );

  it('should wait for a slow consumer and hold a bounded number of events', async () => {
    const seen: number[] = [];
    const gate = Promise.withResolvers<undefined>();
    const subscription = store.subscribe({
      stream: 'record',
      after: 1,
      onEvents: async (events) => {
        seen.push(...events.map((event) => event.revision));
        await gate.promise;
      },
    });
    await vi.waitFor(() => {
      expect(peer.reading.live).toBe(1);
    }, 20_000);

    const total = 6000;
    // Not what is tested, so it may take its time beside other work.
    await using patient = openEventStoreDb(peer.connectionString);
    await patient.append('record', lines(2, total - 1), 1);
    // Nobody takes them: the engine has let go of the subscription.
    await vi.waitFor(() => {
      expect(peer.reading.live).toBe(0);
    }, 5000);
    gate.resolve(undefined);

    await vi.waitFor(() => {
      expect(seen.length).toBe(total - 2);
    }, 10_000);
    expect(seen).toEqual(upTo(total).slice(2));
    await subscription.close();
  });

  it('should fail once and clearly when the server is gone', async () => {
    await using hasty = openEventStoreDb(peer.connectionString, HASTY);
    const subscription = hasty.subscribe({ stream: 'record', onEvents: () => undefined });
    await vi.waitFor(() => {
      expect(peer.reading.live).toBe(1);
    }, 20_000);
    await peer.sleep();

    const { error, ms } = await failure(subscription.done);

    expect(String(error)).toMatch(/esdb:\/\/127.*Check that the server runs/);
    expect(ms).toBeLessThan(3000);
  });

  it('should fail clearly when the stream was deleted for good', async () => {
    peer.log.tombstone('record');
    const subscription = store.subscribe({ stream: 'record', onEvents: () => undefined });
    await expect(subscription.done).rejects.toThrow(/deleted on the server for good/);
  });
});
