/** What a store's file looks like inside. */

import type { Role } from '../port.ts';

/** `dtnt` in ASCII: sets our files apart from other SQLite files. */
export const APPLICATION_ID = 0x64746e74;

/** Kept in `PRAGMA user_version`; a change of the tables below is a new number and a migration. */
export const SCHEMA_VERSION = 1;

/** A role's place here is its number in the file: only ever add at the end. */
export const ROLES: readonly Role[] = ['world', 'catalogue', 'amendment'];

/**
 * Ids and hashes are text, not blobs: a row of text is read in a fraction of the time it takes to
 * turn two blobs into hex, and any SQLite tool shows what it says. `name_order` is the name in
 * UTF-16, big-endian, because names sort by code unit and SQLite sorts text by its UTF-8 bytes.
 * `events_in_order` serves each role by itself, so that the few catalogue entries and amendments of
 * a long stream are found without walking past the rest.
 */
const TABLES = `
CREATE TABLE streams (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  name_order BLOB NOT NULL UNIQUE,
  head_revision INTEGER NOT NULL,
  head_hash TEXT NOT NULL
) STRICT;
CREATE TABLE events (
  position INTEGER PRIMARY KEY,
  stream INTEGER NOT NULL REFERENCES streams (id),
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  role INTEGER NOT NULL,
  sort INTEGER NOT NULL,
  text TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (stream, revision),
  UNIQUE (stream, id)
) STRICT;
CREATE INDEX events_in_order ON events (stream, role, sort, revision);
`;

/** Against mistakes, by us or with a SQLite shell. Against intent there is the hash chain. */
export const TRIGGERS: Readonly<Record<string, string>> = {
  events_do_not_change: `BEFORE UPDATE ON events BEGIN
    SELECT RAISE(ABORT, 'stored events do not change: append a correction'); END`,
  events_do_not_go: `BEFORE DELETE ON events BEGIN
    SELECT RAISE(ABORT, 'stored events are not deleted: append a correction'); END`,
  streams_keep_their_name: `BEFORE UPDATE OF id, name, name_order ON streams BEGIN
    SELECT RAISE(ABORT, 'a stream keeps its name'); END`,
  streams_only_grow: `BEFORE UPDATE OF head_revision ON streams
    WHEN NEW.head_revision <= OLD.head_revision BEGIN
    SELECT RAISE(ABORT, 'a stream only grows'); END`,
  streams_do_not_go: `BEFORE DELETE ON streams BEGIN
    SELECT RAISE(ABORT, 'streams are not deleted'); END`,
};

/** Everything a new file needs, to run inside one transaction. */
export const CREATE = [
  TABLES,
  ...Object.entries(TRIGGERS).map(([name, body]) => `CREATE TRIGGER ${name} ${body};`),
  `PRAGMA application_id = ${APPLICATION_ID};`,
  `PRAGMA user_version = ${SCHEMA_VERSION};`,
].join('\n');

/** The bytes that sort like the code units of `name`. */
export function nameOrder(name: string): Uint8Array {
  return Buffer.from(name, 'utf16le').swap16();
}
