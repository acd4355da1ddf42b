import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { SqliteStore } from '../../src/store/sqlite/engine.ts';
import { verifyStream } from '../../src/store/verify.ts';
import { testFolder } from '../store/folder.ts';
import { start } from './child.ts';

const ROUNDS = 50;
const place = testFolder();

it(`should keep the batches of two writers whole and once each, both killed ${ROUNDS} times`, async () => {
  const path = place('rivals.db');
  const acknowledged: string[] = [];
  let bothAtWork = 0;
  await (await openStore(path)).close();
  for (let round = 0; round < ROUNDS; round += 1) {
    const rivals = [1, 2].map((own) => start('rival.ts', path, own, round));
    const deadline = performance.now() + 10_000;
    while (rivals.some(({ lines }) => lines.length === 0) && performance.now() < deadline)
      await sleep(2);
    for (const { process } of rivals) {
      await sleep(Math.random() * 20);
      process.kill('SIGKILL');
    }
    for (const { ended, lines } of rivals) {
      expect(await ended).toBe('');
      acknowledged.push(...lines);
    }
    if (rivals.every(({ lines }) => lines.length > 0)) bothAtWork += 1;
  }
  expect(bothAtWork).toBeGreaterThan(ROUNDS / 2);

  await using store = new SqliteStore(path);
  const batches = await wholeBatches(store);
  expect(new Set(batches).size).toBe(batches.length);
  const kept = new Set(batches);
  expect(acknowledged.filter((name) => !kept.has(name))).toEqual([]);
  expect(await verifyStream(store, 's')).toMatchObject({ ok: true });
  expect(await store.selfCheck()).toEqual([]);
}, 600_000);

interface Batch {
  readonly data: { readonly name: string; readonly index: number; readonly size: number };
}

/** Names of the batches in the stream; every one must stand there whole and unmixed. */
async function wholeBatches(store: SqliteStore): Promise<string[]> {
  const names: string[] = [];
  let expected: { name: string; index: number } | undefined;
  for await (const page of store.read('s')) {
    for (const { text } of page) {
      const { name, index, size } = (JSON.parse(text) as Batch).data;
      if (expected === undefined) expect(index).toBe(0);
      else expect({ name, index }).toEqual(expected);
      if (index === 0) names.push(name);
      expected = index + 1 === size ? undefined : { name, index: index + 1 };
    }
  }
  expect(expected).toBeUndefined();
  return names;
}
