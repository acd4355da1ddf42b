import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { SqliteStore } from '../../src/store/sqlite/engine.ts';
import { connect } from '../../src/store/sqlite/open.ts';
import { TRIGGERS } from '../../src/store/sqlite/schema.ts';
import { collect, line, lines, revisions } from '../contract/lines.ts';
import { testFolder } from './folder.ts';

const place = testFolder();
let count = 0;

/** A store with five events in stream `s`, and a connection of somebody else's to its file. */
async function tampered(): Promise<{ store: SqliteStore; raw: DatabaseSync } & AsyncDisposable> {
  const path = place(`${count++}.db`);
  const store = new SqliteStore(path);
  await store.append('s', lines(0, 4), 'none');
  const raw = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  return {
    store,
    raw,
    async [Symbol.asyncDispose]() {
      raw.close();
      await store.close();
    },
  };
}

function dropTriggers(raw: DatabaseSync): void {
  for (const name of Object.keys(TRIGGERS)) raw.exec(`DROP TRIGGER ${name}`);
}

describe('the file', () => {
  it.each([
    ["UPDATE events SET text = '{}' WHERE revision = 1", /do not change/],
    ['UPDATE events SET sort = sort', /do not change/],
    ['DELETE FROM events WHERE revision = 4', /not deleted/],
    ["UPDATE streams SET name = 't'", /keeps its name/],
    ['UPDATE streams SET head_revision = 3', /only grows/],
    ['DELETE FROM streams', /not deleted/],
  ])('should refuse %s', async (sql, message) => {
    await using file = await tampered();
    expect(() => {
      file.raw.exec(sql);
    }).toThrow(message);
    expect(await revisions(file.store, 's')).toEqual([0, 1, 2, 3, 4]);
    expect(await file.store.selfCheck()).toEqual([]);
  });

  it('should be written through to the disk at each commit, in WAL mode', () => {
    const db = connect(place('tuned.db'), {});
    expect(db.row('PRAGMA journal_mode')).toEqual(['wal']);
    expect(db.row('PRAGMA synchronous')).toEqual([2]);
    db.close();
  });

  it('should find the few catalogue entries by index alone', async () => {
    await using file = await tampered();
    const plan = file.raw
      .prepare(
        `EXPLAIN QUERY PLAN SELECT text FROM events INDEXED BY events_in_order
         WHERE stream = 1 AND role = 1 AND (sort, revision) > (0, 0) AND sort <= 9
         ORDER BY sort, revision LIMIT 9`,
      )
      .all()
      .map((row) => row['detail']);
    expect(plan).toEqual([
      'SEARCH events USING INDEX events_in_order (stream=? AND role=? AND (sort,revision)>(?,?) AND sort<?)',
    ]);
  });

  it('should keep nothing of an append that SQLite refuses half-way', async () => {
    await using file = await tampered();
    file.raw.exec(
      `CREATE TRIGGER full BEFORE INSERT ON events WHEN NEW.revision = 7
       BEGIN SELECT RAISE(ABORT, 'no more room'); END`,
    );
    await expect(file.store.append('s', lines(5, 9), 4)).rejects.toThrow(/no more room/);
    expect(await revisions(file.store, 's')).toEqual([0, 1, 2, 3, 4]);
    file.raw.exec('DROP TRIGGER full');
    await file.store.append('s', lines(5, 9), 4);
    expect(await file.store.selfCheck()).toEqual([]);
  });

  it('should tell that another process has been writing for too long', async () => {
    await using file = await tampered();
    await using hasty = new SqliteStore(file.store.name, { busyTimeoutMs: 50 });
    file.raw.exec('BEGIN IMMEDIATE');
    await expect(hasty.append('s', [line(5)], 4)).rejects.toThrow(/locked.*Another process/);
    file.raw.exec('ROLLBACK');
    await hasty.append('s', [line(5)], 4);
  });
});

describe('selfCheck', () => {
  it.each([
    ['a head that is behind', 'UPDATE streams SET head_revision = 3', /head says revision 3/],
    ['a head with another hash', "UPDATE streams SET head_hash = 'x'", /another hash/],
    ['a lost tail', 'DELETE FROM events WHERE revision = 4', /4 events up to revision 3/],
    ['a hole', 'DELETE FROM events WHERE revision = 2', /4 events up to revision 4/],
    ['a lost stream', 'DELETE FROM streams', /belongs to no stream/],
  ])('should find %s, and the missing triggers', async (_what, sql, message) => {
    await using file = await tampered();
    dropTriggers(file.raw);
    file.raw.exec(sql);

    const findings = await file.store.selfCheck();

    expect(findings.join('\n')).toMatch(message);
    expect(findings.filter((line) => line.includes('trigger'))).toHaveLength(5);
  });
});

describe('reading a damaged row', () => {
  it.each([
    ['role', '7', /has role 7/],
    ['sort', '9223372036854775807', /has sort 9223372036854775807/],
    ['revision', '-9223372036854775807', /has revision -9223372036854775807/],
  ])('should name it where its %s is %s', async (column, value, message) => {
    await using file = await tampered();
    dropTriggers(file.raw);
    file.raw.exec(`UPDATE events SET ${column} = ${value} WHERE revision = 2`);

    const all = collect(file.store.readAll());

    await expect(all).rejects.toThrow(message);
    await expect(all).rejects.toMatchObject({ name: 'DamagedStore', place: { position: 3 } });
  });
});
