import { createHash } from 'node:crypto';

/** Namespace of all detente ids; a random UUID, fixed for ever. */
const NAMESPACE = 'b9c7a4de-5f0e-4b5e-9d55-0c6f3a1e7d21';

/** UUIDv5 (RFC 9562) of a stream's event key: importing the same thing twice gives the same id. */
export function keyedId(stream: string, key: string): string {
  const digest = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(`${stream}/${key}`, 'utf8')
    .digest();
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.toString('hex', 0, 16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
