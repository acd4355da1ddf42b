import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { line } from '../contract/lines.ts';
import { testFolder } from './folder.ts';

vi.mock('node:fs', async (original) => ({
  ...(await original<object>()),
  watch: () => {
    throw new Error('no watches left');
  },
}));

const place = testFolder();

it("should see another connection's appends in time where files cannot be watched", async () => {
  await using reader = await openStore(place('deaf.db'));
  await using writer = await openStore(place('deaf.db'));
  const delays: number[] = [];
  let sent = 0;
  const subscription = reader.subscribe({
    stream: 's',
    onEvents: () => void delays.push(performance.now() - sent),
  });
  await sleep(20);

  for (let n = 0; n < 7; n++) {
    sent = performance.now();
    await writer.append('s', [line(n)], 'any');
    await vi.waitFor(() => {
      expect(delays).toHaveLength(n + 1);
    }, 10_000);
  }

  // The median, as a busy machine may stop the whole process for longer.
  expect(delays.sort((a, b) => a - b)[3]).toBeLessThan(250);
  await subscription.close();
});
