import { expect, it, vi } from 'vitest';
import type { StoredEvent } from '../../src/store/port.ts';
import { Bell, follow } from '../../src/store/subscription.ts';
import { line } from '../contract/lines.ts';

it('should not sleep through an append that comes right after an empty look', async () => {
  const event: StoredEvent = { ...line(0), stream: 's', revision: 0, position: 1, hash: '' };
  const bell = new Bell();
  const stored: StoredEvent[] = [];
  const seen: StoredEvent[] = [];
  let looks = 0;

  const subscription = follow(
    { stream: 's', onEvents: (events) => void seen.push(...events) },
    {
      bell,
      onEnd: () => undefined,
      pageAfter: (checkpoint) => {
        looks += 1;
        if (looks === 1) {
          queueMicrotask(() => {
            stored.push(event);
            bell.ring();
          });
        }
        return stored.slice(checkpoint + 1);
      },
    },
  );

  await vi.waitFor(() => {
    expect(seen).toEqual([event]);
  }, 20_000);
  await subscription.close();
  await subscription.done;
  expect(looks).toBe(3);
});
