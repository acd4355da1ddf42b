/** How events get in. The rules stand in port.ts, `EventStore.append`. */

import type { StatementSync } from 'node:sqlite';
import { GENESIS, link } from '../chain.ts';
import { IdConflict, WrongExpectedRevision } from '../failure.ts';
import type { AppendResult, ExpectedRevision, NewEvent } from '../port.ts';
import type { SqliteConnection } from './connection.ts';
import { streamRow, type StreamRow } from './read.ts';
import { nameOrder, ROLES } from './schema.ts';

const INSERT_STREAM =
  'INSERT INTO streams (name, name_order, head_revision, head_hash) VALUES (?, ?, -1, ?)';
const MOVE_HEAD = 'UPDATE streams SET head_revision = ?, head_hash = ? WHERE id = ?';
const TEXT = 'SELECT text FROM events WHERE stream = ? AND id = ?';
/** The index on ids has to be searched anyhow: a known id shows as a row not inserted. */
const INSERT = `
  INSERT INTO events (stream, revision, id, role, sort, text, hash) VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (stream, id) DO NOTHING`;

/** Appends in one transaction, on disk when it returns. The events have passed `checkAppend`. */
export function append(
  db: SqliteConnection,
  stream: string,
  events: Iterable<NewEvent>,
  expected: ExpectedRevision,
): AppendResult {
  return db.write(() => {
    const head = streamRow(db, stream);
    const actual = head?.revision ?? 'none';
    const mismatch = expected !== 'any' && expected !== actual;
    if (mismatch) {
      if (!allKnown(db, stream, head, events)) {
        throw new WrongExpectedRevision(stream, expected, actual);
      }
      return standing(head);
    }
    return insert(db, stream, head, events);
  });
}

function standing(head: StreamRow | undefined): AppendResult {
  const { revision, hash } = head ?? { revision: -1, hash: GENESIS };
  return { revision, hash, appended: 0 };
}

function newStream(db: SqliteConnection, stream: string): StreamRow {
  const { lastInsertRowid } = db.statement(INSERT_STREAM).run(stream, nameOrder(stream), GENESIS);
  return { key: Number(lastInsertRowid), revision: -1, hash: GENESIS };
}

function insert(
  db: SqliteConnection,
  stream: string,
  known: StreamRow | undefined,
  events: Iterable<NewEvent>,
): AppendResult {
  const statement = db.statement(INSERT);
  let head = known;
  let { revision, hash } = standing(known);
  for (const event of events) {
    // Only with its first event does a stream come to be.
    head ??= newStream(db, stream);
    const { key } = head;
    const next = revision + 1;
    const linked = link(hash, stream, next, event);
    const { id, role, sort, text } = event;
    if (statement.run(key, next, id, ROLES.indexOf(role), sort, text, linked).changes === 0) {
      checkSameText(db.statement(TEXT), stream, key, event);
      continue;
    }
    revision = next;
    hash = linked;
  }
  const appended = revision - standing(known).revision;
  if (appended > 0 && head !== undefined) db.statement(MOVE_HEAD).run(revision, hash, head.key);
  return { revision, hash, appended };
}

/** Whether every event is stored already; throws IdConflict on one that differs. */
function allKnown(
  db: SqliteConnection,
  stream: string,
  head: StreamRow | undefined,
  events: Iterable<NewEvent>,
): boolean {
  const texts = db.statement(TEXT);
  for (const event of events) {
    if (head === undefined || !checkSameText(texts, stream, head.key, event)) return false;
  }
  return true;
}

/** False when the id is not there at all. */
function checkSameText(
  texts: StatementSync,
  stream: string,
  key: number,
  { id, text }: NewEvent,
): boolean {
  const row = texts.get(key, id) as unknown as readonly [string] | undefined;
  if (row === undefined) return false;
  if (row[0] !== text) throw new IdConflict(stream, id);
  return true;
}
