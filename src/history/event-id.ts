import { createHash } from 'node:crypto';

/** Namespace of all detente ids; a random UUID, fixed for ever. */
const NAMESPACE = 'b9c7a4de-5f0e-4b5e-9d55-0c6f3a1e7d21';
const PREFIX = Uint8Array.from(NAMESPACE.replaceAll('-', '').match(/../g) ?? [], (pair) =>
  Number.parseInt(pair, 16),
);

/**
 * The id of an event: the UUIDv5 (RFC 9562) of its stream and its key, so that importing the same
 * event twice gives the same id.
 *
 * ```ts
 * keyedId('case-belarus', 'release'); // => '704b241c-e17e-5743-85c5-aa3eef682ba2'
 * ```
 */
export function keyedId(stream: string, key: string): string {
  const hex = createHash('sha1').update(PREFIX).update(`${stream}/${key}`, 'utf8').digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
