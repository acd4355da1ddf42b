import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../../src/store/memory/engine.ts';
import { PAGE_SIZE } from '../../src/store/port.ts';
import { SqliteStore } from '../../src/store/sqlite/engine.ts';
import { TRIGGERS } from '../../src/store/sqlite/schema.ts';
import { verifyStream, verifyWitness } from '../../src/store/verify.ts';
import { collect, id, line, lines } from '../contract/lines.ts';
import { testFolder } from './folder.ts';

const place = testFolder();
let count = 0;

/** A stream of `length` events on which somebody ran `sql`. */
async function edited(length: number, sql: string): Promise<SqliteStore> {
  const path = place(`${count++}.db`);
  const store = new SqliteStore(path);
  await store.append('s', lines(0, length - 1), 'none');
  using raw = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  for (const name of Object.keys(TRIGGERS)) raw.exec(`DROP TRIGGER ${name}`);
  raw.exec(sql);
  return store;
}

describe('verifyStream', () => {
  it('should pass what was appended, over several pages', async () => {
    await using store = new MemoryStore();
    await store.append('s', lines(0, PAGE_SIZE + 5), 'none');
    const head = await store.head('s');
    expect(await verifyStream(store, 's')).toEqual({ ok: true, events: PAGE_SIZE + 6, head });
  });

  it('should refuse a stream that does not exist', async () => {
    await using store = new MemoryStore();
    await expect(verifyStream(store, 's')).rejects.toThrow('memory: has no stream s.');
  });

  it.each([
    ['text', `UPDATE events SET text = replace(text, ':7}', ':8}') WHERE revision = 7`, 7],
    ['hash', `UPDATE events SET hash = '${'0'.repeat(64)}' WHERE revision = 7`, 7],
    ['id', `UPDATE events SET id = '${id(99)}' WHERE revision = 7`, 7],
    ['sort', 'UPDATE events SET sort = sort + 1 WHERE revision = 7', 7],
    ['role', 'UPDATE events SET role = 2 WHERE revision = 7', 7],
    ['an impossible role', 'UPDATE events SET role = 9 WHERE revision = 7', 7],
    ['an impossible sort key', 'UPDATE events SET sort = 1 << 60 WHERE revision = 7', 7],
    ['the first event', "UPDATE events SET text = text || ' ' WHERE revision = 0", 0],
    ['the last event', "UPDATE events SET text = text || ' ' WHERE revision = 9", 9],
    ['the earlier of two', 'UPDATE events SET sort = 0 WHERE revision IN (3, 8)', 3],
    [
      'the earlier of two, one unreadable',
      `UPDATE events SET sort = 0 WHERE revision = 3;
        UPDATE events SET role = 9 WHERE revision = 8`,
      3,
    ],
  ])('should name the event after a change of %s', async (_what, sql, revision) => {
    await using store = await edited(10, sql);

    const result = await verifyStream(store, 's');

    expect(result).toMatchObject({ ok: false, revision, position: revision + 1 });
    expect(result).toHaveProperty('message', expect.stringContaining(`position ${revision + 1}`));
  });

  it.each([
    ['a hole', 'DELETE FROM events WHERE revision = 4', 4],
    ['a lost tail', 'DELETE FROM events WHERE revision > 6', 7],
    ['a lost beginning', 'DELETE FROM events WHERE revision < 2', 0],
    ['a revision moved away', 'UPDATE events SET revision = 50 WHERE revision = 4', 4],
    ['a stream changed', 'UPDATE events SET stream = 2 WHERE revision = 4', 4],
  ])('should name the missing revision after %s', async (_what, sql, revision) => {
    await using store = await edited(10, sql);

    const result = await verifyStream(store, 's');

    expect(result).toMatchObject({ ok: false, revision, found: 'nothing' });
  });

  it('should notice a head that is not its last event', async () => {
    await using store = await edited(3, "UPDATE streams SET head_hash = 'x'");
    expect(await verifyStream(store, 's')).toMatchObject({ ok: false, revision: 2, found: 'x' });
  });

  it('should find a text whose id is another, though its hash is right', async () => {
    const event = { ...line(0), text: JSON.stringify({ id: id(5), was: id(0) }) };
    await using store = new MemoryStore();
    await store.append('s', [event], 'none');
    expect(await verifyStream(store, 's')).toMatchObject({ ok: false, found: id(5) });
  });
});

describe('verifyWitness', () => {
  it('should pass while the stream grows', async () => {
    await using store = new MemoryStore();
    const { revision, hash } = await store.append('s', lines(0, 4), 'none');
    const witness = { stream: 's', revision, hash };
    expect(await verifyWitness(store, witness)).toEqual({ ok: true });
    await store.append('s', lines(5, 9), 4);
    expect(await verifyWitness(store, witness)).toEqual({ ok: true });
  });

  it('should fail on a chain that was rewritten with all its hashes', async () => {
    await using original = new MemoryStore();
    const { revision, hash } = await original.append('s', lines(0, 4), 'none');
    await using rewritten = new MemoryStore();
    await rewritten.append('s', [line(0), line(1, { data: 'x' }), ...lines(2, 4)], 'none');

    expect(await verifyStream(rewritten, 's')).toMatchObject({ ok: true });
    const [last] = await collect(rewritten.read('s', { from: 4 }));
    expect(await verifyWitness(rewritten, { stream: 's', revision, hash })).toMatchObject({
      ok: false,
      revision: 4,
      id: id(4),
      found: last?.hash,
    });
  });

  it('should fail on a stream that is shorter or gone', async () => {
    await using store = new MemoryStore();
    await store.append('s', lines(0, 4), 'none');
    const hash = 'f'.repeat(64);
    for (const stream of ['s', 't']) {
      expect(await verifyWitness(store, { stream, revision: 9, hash })).toMatchObject({
        ok: false,
        revision: 9,
        found: 'nothing',
      });
    }
  });
});
