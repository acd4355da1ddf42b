/** What SQLite can say of its own file, and whether heads and events agree. */

import type { SqliteConnection, SqliteRow } from './connection.ts';
import { TRIGGERS } from './schema.ts';

/** No more findings than this of one kind: one is enough to go back to a backup. */
const FINDINGS = 20;

/** A head must stand on the last of as many events as its revision says, and have its hash. */
const HEADS = `
  SELECT s.name, s.head_revision, c.events, c.last
  FROM streams AS s
  LEFT JOIN (SELECT stream, count(*) AS events, max(revision) AS last FROM events GROUP BY stream) AS c
    ON c.stream = s.id
  LEFT JOIN events AS e ON e.stream = s.id AND e.revision = s.head_revision
  WHERE c.events IS NOT s.head_revision + 1 OR c.last IS NOT s.head_revision
    OR e.hash IS NOT s.head_hash
  LIMIT ${FINDINGS}`;

/** Sentences on what is wrong with the file; empty when all is well. */
export function selfCheck(db: SqliteConnection): readonly string[] {
  return [
    ...attempt(db, `PRAGMA integrity_check(${FINDINGS})`, ([line]) =>
      line === 'ok' ? undefined : `SQLite finds: ${String(line)}`,
    ),
    ...attempt(
      db,
      'PRAGMA foreign_key_check(events)',
      ([, row]) => `the event at position ${String(row)} belongs to no stream`,
    ).slice(0, FINDINGS),
    ...attempt(
      db,
      HEADS,
      ([name, revision, events, last]) =>
        `stream ${String(name)}: its head says revision ${String(revision)}, ` +
        `but there are ${String(events ?? 0)} events up to revision ${String(last ?? 'none')}, ` +
        'or the last has another hash',
    ),
    ...missingTriggers(db),
  ];
}

function missingTriggers(db: SqliteConnection): readonly string[] {
  const there: string[] = [];
  const faults = attempt(db, "SELECT name FROM sqlite_schema WHERE type = 'trigger'", ([name]) => {
    there.push(String(name));
    return undefined;
  });
  if (faults.length > 0) return faults;
  return Object.keys(TRIGGERS)
    .filter((name) => !there.includes(name))
    .map((name) => `the trigger ${name} is gone: the file has been worked on by other means`);
}

/** What each row says; where the file is too damaged to ask, that is the finding. */
function attempt(
  db: SqliteConnection,
  sql: string,
  say: (row: SqliteRow) => string | undefined,
): readonly string[] {
  try {
    return db.rows(sql).flatMap((row) => say(row) ?? []);
  } catch (error) {
    db.checkOpen();
    return [error instanceof Error ? error.message : String(error)];
  }
}
