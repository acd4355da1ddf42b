import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { PAGE_SIZE, type StoredEvent } from '../../src/store/port.ts';
import type { Factory } from './factory.ts';
import { collect, freshName, line, lines } from './lines.ts';

export function subscribeContract({ create }: Factory): void {
  const upTo = (count: number): number[] => [...Array(count).keys()];

  describe('subscribe', () => {
    it('should catch up, then go on live, without gap or double', async () => {
      await using store = await create();
      const stream = freshName();
      const total = 3 * PAGE_SIZE;
      await store.append(stream, lines(0, PAGE_SIZE + 99), 'none');
      const seen: number[] = [];

      const subscription = store.subscribe({
        stream,
        onEvents: (events) => void seen.push(...events.map((event) => event.revision)),
      });
      for (let n = PAGE_SIZE + 100; n < total; n += 37) {
        await store.append(stream, lines(n, Math.min(n + 36, total - 1)), n - 1);
        if (n % 3 === 0) await sleep(0);
      }

      await vi.waitFor(() => {
        expect(seen.length).toBeGreaterThanOrEqual(total);
      }, 5000);
      expect(seen).toEqual(upTo(total));
      await subscription.close();
      await subscription.done;
    });

    it('should start after a checkpoint', async () => {
      await using store = await create();
      const stream = freshName();
      await store.append(stream, lines(0, 4), 'none');
      const seen: number[] = [];

      const subscription = store.subscribe({
        stream,
        after: 2,
        onEvents: (events) => void seen.push(...events.map((event) => event.revision)),
      });

      await vi.waitFor(() => {
        expect(seen).toEqual([3, 4]);
      }, 20_000);
      await subscription.close();
    });

    it('should wait for a stream that does not exist yet', async () => {
      await using store = await create();
      const stream = freshName();
      const seen: number[] = [];
      store.subscribe({
        stream,
        onEvents: (events) => void seen.push(...events.map((event) => event.revision)),
      });
      await sleep(5);

      await store.append(freshName(), [line(0)], 'none');
      await store.append(stream, [line(0)], 'none');

      await vi.waitFor(() => {
        expect(seen).toEqual([0]);
      }, 20_000);
    });

    it('should give all streams in order from a position', async () => {
      await using store = await create();
      const [one, two] = [freshName(), freshName()];
      await store.append(one, lines(0, 1), 'none');
      const first = (await collect(store.read(one)))[0] as StoredEvent;
      const seen: StoredEvent[] = [];

      const subscription = store.subscribe({
        after: first.position,
        onEvents: (events) => void seen.push(...events),
      });
      await store.append(two, [line(0)], 'none');
      await store.append(one, [line(2)], 1);

      const own = (): StoredEvent[] => seen.filter(({ stream }) => [one, two].includes(stream));
      await vi.waitFor(() => {
        expect(own().length).toBe(3);
      }, 20_000);
      expect(own().map(({ stream, revision }) => [stream, revision])).toEqual([
        [one, 1],
        [two, 0],
        [one, 2],
      ]);
      await subscription.close();
    });

    it('should hand over the next page only when the last is done with', async () => {
      await using store = await create();
      const stream = freshName();
      await store.append(stream, lines(0, 2 * PAGE_SIZE), 'none');
      const sizes: number[] = [];
      let atWork = 0;

      const subscription = store.subscribe({
        stream,
        onEvents: async (events) => {
          expect(++atWork).toBe(1);
          await sleep(5);
          atWork -= 1;
          sizes.push(events.length);
        },
      });

      await vi.waitFor(() => {
        expect(sizes).toEqual([PAGE_SIZE, PAGE_SIZE, 1]);
      }, 20_000);
      await subscription.close();
      await subscription.done;
    });

    it('should deliver nothing after close, not even when closed from within', async () => {
      await using store = await create();
      const stream = freshName();
      await store.append(stream, lines(0, 2 * PAGE_SIZE), 'none');
      let calls = 0;

      const subscription = store.subscribe({
        stream,
        onEvents: async () => {
          calls += 1;
          await subscription.close();
        },
      });
      await subscription.done;
      await store.append(stream, [line(9999)], 'any');
      await sleep(10);

      expect(calls).toBe(1);
    });

    it('should end with what onEvents throws', async () => {
      await using store = await create();
      const stream = freshName();
      await store.append(stream, lines(0, 0), 'none');

      const subscription = store.subscribe({
        stream,
        onEvents: () => {
          throw new Error('no room');
        },
      });

      await expect(subscription.done).rejects.toThrow('no room');
    });

    it('should end when the store is closed', async () => {
      const store = await create();
      const subscription = store.subscribe({ onEvents: () => undefined });

      await store.close();

      await subscription.done;
    });

    it('should serve many subscribers the same', async () => {
      await using store = await create();
      const stream = freshName();
      const seen = upTo(20).map((): number[] => []);
      const subscriptions = seen.map((own) =>
        store.subscribe({
          stream,
          onEvents: (events) => void own.push(...events.map((event) => event.revision)),
        }),
      );

      for (const n of upTo(50)) await store.append(stream, [line(n)], 'any');

      await vi.waitFor(() => {
        expect(seen).toEqual(upTo(20).map(() => upTo(50)));
      }, 20_000);
      for (const subscription of subscriptions) await subscription.close();
    });
  });
}
