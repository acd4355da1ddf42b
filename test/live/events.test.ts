import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { take } from 'rxjs';
import { streamEvents } from '../../src/live/events.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';
import { openStore } from '../../src/store/open.ts';
import { type EventStore, PAGE_SIZE, type StoredEvent } from '../../src/store/port.ts';
import { line, lines } from '../contract/lines.ts';
import { testFolder } from '../store/folder.ts';
import { watched } from './watched.ts';

const path = testFolder();
const revisionsOf = (pages: readonly (readonly StoredEvent[])[]): number[] =>
  pages.flat().map(({ revision }) => revision);
const upTo = (count: number): number[] => [...Array(count).keys()];

describe('a stream as an Observable', () => {
  const engines: [string, () => Promise<EventStore>][] = [
    ['memory', () => openStore('memory:')],
    ['SQLite', () => openStore(path('stream.db'))],
  ];
  it.each(engines)('should catch up and go on live in %s', async (_, open) => {
    await using store = await open();
    await store.append('s', lines(0, PAGE_SIZE + 5), 'none');
    const seen = watched(streamEvents(store, { stream: 's' }));
    for (let n = PAGE_SIZE + 6; n < PAGE_SIZE + 60; n += 3) {
      await store.append('s', lines(n, n + 2), n - 1);
      if (n % 2 === 0) await sleep(0);
    }
    await seen.until((page) => page.at(-1)?.revision === PAGE_SIZE + 59);
    expect(revisionsOf(seen.items)).toEqual(upTo(PAGE_SIZE + 60));
    seen.stop();
  });

  it('should resume from saved checkpoints without gap or double', async () => {
    await using store = new MemoryStore();
    let checkpoint = -1;
    const seen: number[] = [];
    for (let n = 0; n < 40; n += 4) {
      await store.append('s', lines(n, n + 1), 'any');
      const part = watched(streamEvents(store, { stream: 's', after: checkpoint }));
      await part.reaches(1);
      await store.append('s', lines(n + 2, n + 3), 'any');
      // Stopped wherever it happens to be: with the second append seen, or not.
      if (n % 3 === 0) await sleep(2);
      part.stop();
      seen.push(...revisionsOf(part.items));
      checkpoint = part.items.at(-1)?.at(-1)?.revision ?? checkpoint;
    }
    const rest = watched(streamEvents(store, { stream: 's', after: checkpoint }));
    await sleep(10);
    expect([...seen, ...revisionsOf(rest.items)]).toEqual(upTo(40));
    rest.stop();
  });

  it('should give all streams by position', async () => {
    await using store = new MemoryStore();
    await store.append('a', [line(0)], 'none');
    await store.append('b', [line(0)], 'none');
    const seen = watched(streamEvents(store, { after: 1 }));
    await seen.reaches(1);
    expect(seen.items.flat().map(({ stream }) => stream)).toEqual(['b']);
    seen.stop();
  });

  it('should hold the store back while the consumer is not ready', async () => {
    await using store = new MemoryStore();
    await store.append('s', lines(0, 3 * PAGE_SIZE - 1), 'none');
    const gates: (() => void)[] = [];
    const ready = (): Promise<void> => new Promise((resolve) => gates.push(resolve));
    const seen = watched(streamEvents(store, { stream: 's', ready }));

    await seen.reaches(1);
    await sleep(10);
    expect(seen.items.length).toBe(1);
    gates[0]?.();
    await seen.reaches(2);
    await sleep(10);
    expect(seen.items.length).toBe(2);
    seen.stop();
  });

  it('should end its subscription when the consumer has had enough, and when the store is closed', async () => {
    const store = new MemoryStore();
    await store.append('s', lines(0, 2 * PAGE_SIZE), 'none');
    const first = watched(streamEvents(store, { stream: 's' }).pipe(take(1)));
    expect(await first.ends()).toBe('complete');
    expect(first.items.length).toBe(1);

    const open = watched(streamEvents(store, { stream: 's' }));
    await open.reaches(3);
    await store.close();
    expect(await open.ends()).toBe('complete');
    expect(await watched(streamEvents(store)).ends()).toHaveProperty('error');
  });
});
