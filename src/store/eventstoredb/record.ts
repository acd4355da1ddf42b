/**
 * How one of our lines lies on the server.
 *
 * The line is the event's data, as bytes: the client parses JSON data and writes it anew, so that
 * only a binary event comes back as it was sent. Role, sort key and hash are JSON metadata.
 */

import type { AllStreamResolvedEvent, EventData, ResolvedEvent } from '@eventstore/db-client';
import { StoreError } from '../failure.ts';
import type { NewEvent, Role, StoredEvent } from '../port.ts';

const ROLES: ReadonlySet<unknown> = new Set<Role>(['world', 'catalogue', 'amendment']);
const TYPE = /"type":"([A-Za-z][A-Za-z0-9.-]{0,79})"/;
const encoder = new TextEncoder();

interface Metadata {
  readonly role: Role;
  readonly sort: number;
  readonly hash: string;
  /** The append it is a part of, where that took several writes: see append.ts. */
  readonly part?: string;
}

/** An event as it was read, with what only this engine needs. */
export interface ReadEvent {
  readonly event: StoredEvent;
  readonly part: string | undefined;
}

export function toServer(event: NewEvent, hash: string, part: string | undefined): EventData {
  const metadata: Metadata = {
    role: event.role,
    // Adding 0 turns -0, which JSON cannot write, into 0.
    sort: event.sort + 0,
    hash,
    ...(part !== undefined && { part }),
  };
  return {
    id: event.id,
    contentType: 'application/octet-stream',
    // Only for people who look at the server's own pages; nothing here reads it back.
    type: TYPE.exec(event.text)?.[1] ?? 'Line',
    data: encoder.encode(event.text),
    metadata: encoder.encode(JSON.stringify(metadata)),
  };
}

/** Bytes the server counts for one event: the text, and what stands beside it with room to spare. */
export function bytesOf(event: NewEvent): number {
  return Buffer.byteLength(event.text) + 512;
}

/** Undefined where the event is not one of ours: other programs may use the same server. */
export function fromServer(
  resolved: ResolvedEvent | AllStreamResolvedEvent,
): ReadEvent | undefined {
  const event = resolved.event;
  if (event === undefined || !(event.data instanceof Uint8Array)) return undefined;
  const metadata = metadataOf(event.metadata);
  if (metadata === undefined) return undefined;
  const { role, sort, hash, part } = metadata;
  const position = Number(event.position?.commit ?? resolved.commitPosition ?? NaN);
  if (!Number.isSafeInteger(position)) {
    throw new StoreError(
      `stream ${event.streamId}: the server does not say where an event stands in the whole ` +
        'store: release 22.10 or newer is needed.',
    );
  }
  const { buffer, byteOffset, byteLength } = event.data;
  const text = Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
  const revision = Number(event.revision);
  return {
    event: { id: event.id, role, sort, text, stream: event.streamId, revision, position, hash },
    part,
  };
}

function metadataOf(value: unknown): Metadata | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { role, sort, hash } = value as Partial<Metadata>;
  const ours = ROLES.has(role) && Number.isSafeInteger(sort) && hash?.length === 64;
  return ours ? (value as Metadata) : undefined;
}
