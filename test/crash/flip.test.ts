import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { DamagedStore, StoreError } from '../../src/store/failure.ts';
import type { StoredEvent } from '../../src/store/port.ts';
import { SqliteStore } from '../../src/store/sqlite/engine.ts';
import { TRIGGERS } from '../../src/store/sqlite/schema.ts';
import { verifyStream, type Broken, type Intact } from '../../src/store/verify.ts';
import { collect, lines } from '../contract/lines.ts';
import { testFolder } from '../store/folder.ts';

const EVENTS = 120;
const place = testFolder();
let intact: Buffer;
let events: readonly StoredEvent[];

beforeAll(async () => {
  const path = place('intact.db');
  const store = new SqliteStore(path);
  // Sort keys of three bytes each, so that their place in the row is known.
  await store.append('s', lines(0, EVENTS - 1).map(wide), 'none');
  events = await collect(store.read('s'));
  await store.close();
  intact = readFileSync(path);
});

function wide<Event extends { sort: number }>(event: Event): Event {
  return { ...event, sort: 1_000_000 + event.sort };
}

/** What verification says of the file with these bytes. */
async function verdict(bytes: Buffer): Promise<Intact | Broken | { opened: false; why: unknown }> {
  const path = place('flipped.db');
  for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true });
  writeFileSync(path, bytes);
  let store: SqliteStore;
  try {
    store = new SqliteStore(path);
  } catch (why) {
    return { opened: false, why };
  }
  try {
    return await verifyStream(store, 's');
  } finally {
    await store.close();
  }
}

/** What can be read of the file that was verified last. */
async function reread(): Promise<readonly StoredEvent[]> {
  await using store = new SqliteStore(place('flipped.db'));
  return await collect(store.read('s'));
}

function flip(bytes: Buffer, at: number, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] as number) ^ (1 << bit);
  return copy;
}

/** Where the row of an event begins and ends on disk. The last match is the row: pages that SQLite
 * has split keep old copies, and the new pages come after them. */
function rowOf(event: StoredEvent): { start: number; id: number; text: number; hash: number } {
  const text = intact.lastIndexOf(event.text + event.hash);
  expect(text).toBeGreaterThan(0);
  const id = intact.lastIndexOf(event.id, text - 1);
  // Before the id: length, position, a header of 10 bytes, and a revision above 1 as one byte.
  const start = id - (event.revision > 1 ? 1 : 0) - 13;
  return { start, id, text, hash: text + event.text.length };
}

describe('one bit flipped in the file', () => {
  const revision = fc.nat(EVENTS - 1);
  const bit = fc.nat(7);

  it.each(['id', 'text', 'hash'] as const)(
    "should be found in any event's %s, with the event named",
    async (column) => {
      await fc.assert(
        fc.asyncProperty(revision, fc.nat(999), bit, async (n, offset, bitAt) => {
          const event = events[n] as StoredEvent;
          const row = rowOf(event);
          const result = await verdict(
            flip(intact, row[column] + (offset % event[column].length), bitAt),
          );

          expect(result).toMatchObject({ ok: false, revision: n });
          expect(result).toHaveProperty('position', event.position);
        }),
        { numRuns: 60 },
      );
    },
  );

  it("should be found in an event's revision and sort key, with the event named", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: EVENTS - 1 }), bit, async (n, bitAt) => {
        const event = events[n] as StoredEvent;
        // The row: …, revision (1 byte), id, sort key (3 bytes), text, hash. Stream 1 and role 0
        // take no bytes of their own: they stand in the row's header, which the next test flips.
        const { text, id } = rowOf(event);
        const sort = text - 3;
        expect(intact.readUIntBE(sort, 3)).toBe(event.sort);
        const revisionAt = id - 1;
        expect(intact[revisionAt]).toBe(event.revision);
        for (const at of [sort, sort + 1, sort + 2, revisionAt]) {
          expect(await verdict(flip(intact, at, bitAt))).toMatchObject({
            ok: false,
            revision: n,
            position: event.position,
          });
        }
      }),
      { numRuns: 30 },
    );
  });

  it('should not let reading pass over a row that is no longer where the index says', async () => {
    for (const n of [5, 50, EVENTS - 1]) {
      const position = rowOf(events[n] as StoredEvent).start + 2;
      expect(intact[position]).toBe((events[n] as StoredEvent).position);
      await verdict(flip(intact, position, 0));
      await expect(reread()).rejects.toThrow(DamagedStore);
    }
  });

  it('should be found anywhere in the rows, or not touch the event at all', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(revision, fc.nat(14), bit, async (n, offset, bitAt) => {
        const at = rowOf(events[n] as StoredEvent).start + offset;
        const result = await verdict(flip(intact, at, bitAt));
        if ('ok' in result && result.ok) expect(await reread()).toEqual(events);
        else found += 1;
      }),
      { numRuns: 200 },
    );
    // A row's length and some of its types may change without any value changing.
    expect(found).toBeGreaterThan(100);
  });

  it('should be a clear answer anywhere in the file, never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(intact.length - 1), bit, async (at, bitAt) => {
        try {
          const result = await verdict(flip(intact, at, bitAt));
          if ('opened' in result) expect(result.why).toBeInstanceOf(StoreError);
        } catch (error) {
          // The stream's own name may be what was hit.
          expect(error).toBeInstanceOf(StoreError);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('one byte changed through a connection of its own', () => {
  it('should be found in any column, with the event named', async () => {
    const path = place('edited.db');
    const columns = ['id', 'text', 'hash', 'revision', 'role', 'sort'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...columns),
        fc.nat(EVENTS - 1),
        fc.nat(999),
        fc.integer({ min: 1, max: 127 }),
        async (column, n, offset, mask) => {
          writeFileSync(path, intact);
          const event = events[n] as StoredEvent;
          edit(path, event, column, offset, mask);
          const store = new SqliteStore(path);

          const result = await verifyStream(store, 's');

          await store.close();
          expect(result).toMatchObject({ ok: false, revision: n });
        },
      ),
      { numRuns: 120 },
    );
  });
});

function edit(
  path: string,
  event: StoredEvent,
  column: 'id' | 'text' | 'hash' | 'revision' | 'role' | 'sort',
  offset: number,
  mask: number,
): void {
  const raw = new DatabaseSync(path);
  for (const name of Object.keys(TRIGGERS)) raw.exec(`DROP TRIGGER ${name}`);
  const before = event[column];
  let after: string | number;
  if (column === 'role') after = 1 + (mask % 2);
  else if (typeof before === 'number') after = before + mask * 1000;
  else {
    const bytes = Buffer.from(before);
    const at = offset % bytes.length;
    // Never another digit: that could be another event's id, which the file itself refuses.
    bytes[at] = (bytes[at] as number) ^ (mask | 0x40);
    after = bytes.toString('latin1');
  }
  raw.prepare(`UPDATE events SET ${column} = ? WHERE position = ?`).run(after, event.position);
  raw.close();
}

describe('a file that lost its end', () => {
  it('should be a clear answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(intact.length - 1), async (length) => {
        try {
          const result = await verdict(intact.subarray(0, length));
          if ('opened' in result) expect(result.why).toBeInstanceOf(StoreError);
        } catch (error) {
          expect(error).toBeInstanceOf(StoreError);
        }
      }),
      { numRuns: 60 },
    );
  });
});
