import { createHash } from 'node:crypto';

/** Namespace of all detente ids; a random UUID, fixed for ever. */
const NAMESPACE = 'b9c7a4de-5f0e-4b5e-9d55-0c6f3a1e7d21';
const PREFIX = Uint8Array.from(NAMESPACE.replaceAll('-', '').match(/../g) ?? [], (pair) =>
  Number.parseInt(pair, 16),
);

/**
 * UUIDv5 (RFC 9562) of a stream's event key: importing the same thing twice gives the same id.
 *
 * ```ts
 * keyedId('case-strait', 'talks'); // => '0a35554f-5579-5d0e-8fd7-8784e4256ed0'
 * keyedId('case-canal', 'talks') === keyedId('case-strait', 'talks'); // => false
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
