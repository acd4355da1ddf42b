/**
 * The hash chain that makes a stored stream tamper-evident.
 *
 * An event's hash is the SHA-256, in lower-case hex, of the UTF-8 bytes of seven lines joined by
 * single line feeds, with none at the end:
 *
 *     the previous event's hash in lower-case hex (64 zeros before the first event)
 *     the stream's name
 *     the revision, in decimal
 *     the id
 *     the role: world, catalogue or amendment
 *     the sort key, in decimal, with a minus sign where it is negative
 *     the text
 *
 * None of the lines can hold a line feed, so no two events share a preimage. Hex instead of raw
 * bytes costs nothing measurable, and any tool can recompute a link:
 *
 *     printf '%s\n%s\n%s\n%s\n%s\n%s\n%s' PREVIOUS STREAM 0 ID world 18628 TEXT | sha256sum
 *
 * The position is not covered: it says where the event stands in one particular store.
 */

import { hash } from 'node:crypto';
import type { NewEvent } from './port.ts';

/** What stands in for the hash before the first event. */
export const GENESIS = '0'.repeat(64);

/** The hash of `event` as `revision` of `stream`, after an event whose hash is `previous`. */
export function link(previous: string, stream: string, revision: number, event: NewEvent): string {
  return hash(
    'sha256',
    `${previous}\n${stream}\n${revision}\n${event.id}\n${event.role}\n${event.sort}\n${event.text}`,
    'hex',
  );
}
