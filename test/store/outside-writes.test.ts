import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { line, lines } from '../contract/lines.ts';
import { testFolder } from './folder.ts';

const place = testFolder();
const module = new URL('../../src/store/open.ts', import.meta.url).href;

describe('a subscription', () => {
  it("should see another connection's appends within 250 ms", async () => {
    await using reader = await openStore(place('near.db'));
    await using writer = await openStore(place('near.db'));
    const arrived: number[] = [];
    const sent: number[] = [];
    const subscription = reader.subscribe({
      stream: 's',
      onEvents: (events) => {
        for (const event of events) arrived[event.revision] = performance.now();
      },
    });
    await sleep(20);

    for (let n = 0; n < 8; n++) {
      await writer.append('s', [line(n)], 'any');
      sent.push(performance.now());
      await sleep(60);
    }
    await vi.waitFor(() => {
      expect(arrived).toHaveLength(8);
    }, 20_000);

    const delays = arrived.map((time, n) => time - (sent[n] as number));
    // The median, as a busy machine may stop the whole process for longer.
    expect(delays.sort((a, b) => a - b)[4]).toBeLessThan(250);
    await subscription.close();
  });

  it("should see another process's appends, in order and once", async () => {
    await using store = await openStore(place('far.db'));
    await store.append('s', lines(0, 9), 'none');
    const seen: number[] = [];
    const subscription = store.subscribe({
      stream: 's',
      onEvents: (events) => void seen.push(...events.map((event) => event.revision)),
    });
    const script = `
      const { openStore } = await import(${JSON.stringify(module)});
      const store = await openStore(${JSON.stringify(place('far.db'))});
      for (const event of ${JSON.stringify(lines(10, 29))}) await store.append('s', [event], 'any');
      await store.close();`;

    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    await once(child, 'close');

    await vi.waitFor(() => {
      expect(seen).toHaveLength(30);
    }, 20_000);
    expect(seen).toEqual([...Array(30).keys()]);
    await subscription.close();
  });

  it.each(['subscription.close()', 'store.close()'])(
    'should let the process end after %s',
    (end) => {
      const script = `
        const { openStore } = await import(${JSON.stringify(module)});
        const store = await openStore(${JSON.stringify(place('ends.db'))});
        const subscription = store.subscribe({ onEvents: () => {} });
        await new Promise((resolve) => setTimeout(resolve, 50));
        await ${end};
        await subscription.done;
        await new Promise((resolve) => setTimeout(resolve, 50)); // Handles close some turns later.
        console.log(process.getActiveResourcesInfo().filter((n) => /Timeout|FSEvent/.test(n)).join());`;

      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['--input-type=module', '-e', script],
        { timeout: 10_000 },
      );

      expect(stderr.toString()).toBe('');
      expect(status).toBe(0);
      expect(stdout.toString().trim()).toBe('');
    },
  );
});
