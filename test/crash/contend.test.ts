import { expect, it } from 'vitest';
import { SqliteStore } from '../../src/store/sqlite/engine.ts';
import { verifyStream } from '../../src/store/verify.ts';
import { collect } from '../contract/lines.ts';
import { testFolder } from '../store/folder.ts';
import { start } from './child.ts';

const PROCESSES = 8;
const EVENTS = 25;
const place = testFolder();

it('should let eight processes write one stream without a lost update or a gap', async () => {
  const path = place('contended.db');
  const contenders = Array.from({ length: PROCESSES }, (_, own) =>
    start('contender.ts', path, own, EVENTS),
  );
  for (const contender of contenders) expect(await contender.ended).toBe('');

  const counts = contenders.map(({ lines }) => (lines[0] ?? '').split(' ').map(Number));
  let losers = 0;
  for (const [attempts = NaN, refusals = NaN] of counts) {
    // Whoever lost was told, and nobody was told who did not lose.
    expect(attempts - refusals).toBe(EVENTS);
    losers += refusals;
  }
  expect(losers).toBeGreaterThan(0);

  await using store = new SqliteStore(path);
  const events = await collect(store.read('s'));
  expect(events.map((event) => event.revision)).toEqual([...Array(PROCESSES * EVENTS).keys()]);
  for (const { text, revision } of events) {
    const { data } = JSON.parse(text) as { data: { on: number | 'none' } };
    expect(data.on).toBe(revision === 0 ? 'none' : revision - 1);
  }
  for (let own = 0; own < PROCESSES; own++) {
    const numbers = events
      .map(({ text }) => (JSON.parse(text) as { data: { own: string; n: number } }).data)
      .filter((data) => data.own === String(own));
    expect(numbers.map((data) => data.n)).toEqual([...Array(EVENTS).keys()]);
  }
  expect(await verifyStream(store, 's')).toMatchObject({ ok: true });
  expect(await store.selfCheck()).toEqual([]);
}, 120_000);
