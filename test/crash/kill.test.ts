import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import type { EventStore, StoredEvent } from '../../src/store/port.ts';
import { SqliteStore } from '../../src/store/sqlite/engine.ts';
import { verifyStream } from '../../src/store/verify.ts';
import { testFolder } from '../store/folder.ts';
import { start } from './child.ts';

const ROUNDS = 50;
const place = testFolder();

it(`should lose nothing acknowledged and keep no half append, killed ${ROUNDS} times`, async () => {
  const path = place('killed.db');
  let head = -1;
  let killedAtWork = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const writer = start('writer.ts', path, round);
    // Some rounds die while opening and recovering, most of them while appending.
    const patience = round % 10 === 0 ? Math.random() * 200 : 1e4;
    const deadline = performance.now() + patience;
    while (writer.lines.length === 0 && performance.now() < deadline) await sleep(2);
    await sleep(Math.random() * 60);
    writer.process.kill('SIGKILL');
    expect(await writer.ended).toBe('');

    const acknowledged = Number(writer.lines.at(-1) ?? head);
    if (writer.lines.length > 0) killedAtWork += 1;
    await using store = await openStore(path);
    const found = (await store.head('s'))?.revision ?? -1;
    expect(found).toBeGreaterThanOrEqual(acknowledged);
    await checkWholeBatches(store, head, found);
    head = found;
  }
  expect(killedAtWork).toBeGreaterThan(ROUNDS / 2);

  await using store = new SqliteStore(path);
  expect(await verifyStream(store, 's')).toMatchObject({ ok: true, events: head + 1 });
  expect(await store.selfCheck()).toEqual([]);
}, 600_000);

interface Batch {
  readonly data: { readonly index: number; readonly size: number };
}

/** The events after `before` must be whole batches, up to revision `last`. */
async function checkWholeBatches(store: EventStore, before: number, last: number): Promise<void> {
  const events: StoredEvent[] = [];
  for await (const page of store.read('s', { from: before + 1 })) events.push(...page);
  expect(events.map((event) => event.revision)).toEqual(
    Array.from({ length: last - before }, (_, index) => before + 1 + index),
  );
  let index = 0;
  for (const event of events) {
    const { data } = JSON.parse(event.text) as Batch;
    expect(data.index).toBe(index);
    index = data.index + 1 === data.size ? 0 : index + 1;
  }
  expect(index).toBe(0);
}
