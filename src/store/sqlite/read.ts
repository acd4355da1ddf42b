/** One page of each kind of reading. Pages start at a key: nothing stays open in between. */

import type { RevisionRange } from '../acceptance.ts';
import type { Head, OrderedOptions, StoredEvent, StreamInfo } from '../port.ts';
import { DamagedStore } from '../failure.ts';
import type { SqliteConnection, SqliteRow } from './connection.ts';
import { COLUMNS, decode } from './decode.ts';
import { nameOrder, ROLES } from './schema.ts';

/** A stream's row. */
export interface StreamRow extends Head {
  readonly key: number;
}

const STREAM = 'SELECT id, head_revision, head_hash FROM streams WHERE name = ?';

/** The stream of that name; undefined when it does not exist. */
export function streamRow(db: SqliteConnection, stream: string): StreamRow | undefined {
  const row = db.row(STREAM, stream);
  if (row === undefined) return undefined;
  const [key, revision, hash] = row;
  if (typeof key !== 'number' || typeof revision !== 'number' || typeof hash !== 'string') {
    throw new DamagedStore(`${db.name}: the head of stream ${stream} is damaged.`, { stream });
  }
  return { key, revision, hash };
}

/**
 * The index says where a revision is, but every value is taken from the table: SQLite would take
 * what an index holds from there, and verification would never see the row itself.
 */
const byRevision = (direction: 'ASC' | 'DESC'): string => `
  SELECT ${COLUMNS}, e.stream, k.revision
  FROM (SELECT position, revision FROM events
        WHERE stream = ? AND revision BETWEEN ? AND ? ORDER BY revision ${direction} LIMIT ?) AS k
  LEFT JOIN events AS e ON e.position = k.position
  ORDER BY k.revision ${direction}`;
const FORWARDS = byRevision('ASC');
const BACKWARDS = byRevision('DESC');

/** At most `range.limit` events of a range of revisions. */
export function rangePage(
  db: SqliteConnection,
  stream: string,
  range: RevisionRange,
): readonly StoredEvent[] {
  const found = streamRow(db, stream);
  if (found === undefined) return [];
  const { low, high, backwards, limit } = range;
  const rows = db.rows(backwards ? BACKWARDS : FORWARDS, found.key, low, high, limit);
  return rows.map((row) => {
    if (row[7] !== found.key || row[1] !== row[8]) throw strayRow(db, stream, row);
    return decode(db.name, stream, row);
  });
}

/** For an index entry whose row is missing, or belongs elsewhere. */
function strayRow(db: SqliteConnection, stream: string, row: SqliteRow): DamagedStore {
  const [position, inTable, id, , , , , , inIndex] = row;
  const revision = Number(inIndex);
  const what =
    position === null
      ? 'is in the index, but not in the table'
      : `has a row at position ${String(position)} that says another stream or revision ` +
        `(${String(inTable)})`;
  return new DamagedStore(
    `${db.name}: revision ${revision} of stream ${stream} ${what}. Go on from a backup.`,
    {
      stream,
      revision,
      ...(typeof position === 'number' && { position }),
      ...(typeof id === 'string' && { id }),
    },
  );
}

const ORDERED = `
  SELECT ${COLUMNS} FROM events AS e INDEXED BY events_in_order
  WHERE stream = ? AND role = ? AND (sort, revision) > (?, ?) AND sort <= ? AND revision <= ?
  ORDER BY sort, revision LIMIT ?`;

/** The next events of one role in chronological order after `options.after`. */
export function orderedPage(
  db: SqliteConnection,
  stream: string,
  { role, upTo, after, untilSort = Infinity }: OrderedOptions,
  limit: number,
): readonly StoredEvent[] {
  const found = streamRow(db, stream);
  if (found === undefined) return [];
  const { sort, revision } = after ?? { sort: -Infinity, revision: -1 };
  const number = ROLES.indexOf(role);
  return db
    .rows(ORDERED, found.key, number, sort, revision, untilSort, upTo, limit)
    .map((row) => decode(db.name, stream, row));
}

const ALL = `
  SELECT ${COLUMNS}, e.stream FROM events AS e WHERE e.position > ? ORDER BY e.position LIMIT ?`;
const NAME = 'SELECT name FROM streams WHERE id = ?';

/** The next events of all streams after a position. */
export function wholePage(
  db: SqliteConnection,
  after: number,
  limit: number,
): readonly StoredEvent[] {
  const names = new Map<unknown, string>();
  return db.rows(ALL, after, limit).map((row) => {
    const key = row[7];
    const name = names.get(key) ?? streamName(db, row);
    names.set(key, name);
    return decode(db.name, name, row);
  });
}

function streamName(db: SqliteConnection, row: SqliteRow): string {
  const name = db.row(NAME, row[7] ?? null)?.[0];
  if (typeof name === 'string') return name;
  const position = Number(row[0]);
  throw new DamagedStore(
    `${db.name}: the event at position ${position} belongs to no stream. Go on from a backup.`,
    { position },
  );
}

const BY_ID = `SELECT ${COLUMNS} FROM events AS e WHERE e.stream = ? AND e.id = ?`;

/** One event by its id within a stream. */
export function findEvent(
  db: SqliteConnection,
  stream: string,
  id: string,
): StoredEvent | undefined {
  const found = streamRow(db, stream);
  const [row] = found === undefined ? [] : db.rows(BY_ID, found.key, id);
  return row && decode(db.name, stream, row);
}

const STREAMS = `
  SELECT name, head_revision, head_hash FROM streams
  WHERE name_order > ? AND name_order >= ? AND name_order <= ? ORDER BY name_order LIMIT ?`;

/** Streams by name after `after`, of those that start with `prefix`. */
export function streamsPage(
  db: SqliteConnection,
  prefix: string,
  after: string,
  limit: number,
): readonly StreamInfo[] {
  const start = nameOrder(prefix);
  // Above every name that starts so: no code unit is greater than FFFF.
  const end = Buffer.concat([start, Buffer.alloc(2 * 200 + 2, 0xff)]);
  return db.rows(STREAMS, nameOrder(after), start, end, limit).map(([name, revision, hash]) => ({
    stream: name as string,
    revision: revision as number,
    hash: hash as string,
  }));
}
