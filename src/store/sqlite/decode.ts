/** Rows of the events table as stored events. */

import { DamagedStore } from '../failure.ts';
import type { StoredEvent } from '../port.ts';
import type { SqliteRow } from './connection.ts';
import { ROLES } from './schema.ts';
import { listed } from '../../../domain/text.ts';

/** The columns `decode` expects, of the events table under the alias `e`. */
export const COLUMNS = 'e.position, e.revision, e.id, e.role, e.sort, e.text, e.hash';

/** The event a row holds; throws DamagedStore where a value cannot be what was written. */
export function decode(store: string, stream: string, row: SqliteRow): StoredEvent {
  const [position, revision, id, roleNumber, sort, text, hash] = row;
  const role = ROLES[roleNumber as number];
  if (
    role === undefined ||
    typeof text !== 'string' ||
    typeof revision !== 'number' ||
    typeof sort !== 'number' ||
    typeof position !== 'number' ||
    typeof id !== 'string' ||
    typeof hash !== 'string'
  ) {
    throw damagedRow(store, stream, row);
  }
  return { id, role, sort, text, stream, revision, position, hash };
}

const NAMES = ['position', 'revision', 'id', 'role', 'sort', 'text', 'hash'];
const TYPES = ['number', 'number', 'string', 'number', 'number', 'string', 'string'];

function damagedRow(store: string, stream: string, row: SqliteRow): DamagedStore {
  const broken = NAMES.flatMap((name, index) => {
    const value = row[index];
    const fine = typeof value === TYPES[index] && (name !== 'role' || (value as number) in ROLES);
    return fine ? [] : `${name} ${String(value).slice(0, 40)}`;
  });
  const [position, revision, id] = row;
  return new DamagedStore(
    `${store}: the event at position ${String(position)} of stream ${stream} is damaged: ` +
      `it has ${listed(broken)}. Go on from a backup.`,
    {
      stream,
      ...(typeof position === 'number' && { position }),
      ...(typeof revision === 'number' && { revision }),
      ...(typeof id === 'string' && { id }),
    },
  );
}
