import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** What the code takes from node:crypto, in a browser, which has no hash that answers at once. */

const HASHES = { sha1, sha256 } as const;
type Name = keyof typeof HASHES;
const encoder = new TextEncoder();
const bytesOf = (data: string | Uint8Array): Uint8Array =>
  typeof data === 'string' ? encoder.encode(data) : data;

/** Hex digest of a text. */
export function hash(name: Name, data: string | Uint8Array): string {
  return bytesToHex(HASHES[name](bytesOf(data)));
}

class Hashing {
  readonly #state: ReturnType<(typeof HASHES)[Name]['create']>;
  constructor(name: Name) {
    this.#state = HASHES[name].create();
  }
  update(data: string | Uint8Array): this {
    this.#state.update(bytesOf(data));
    return this;
  }
  digest(): string {
    return bytesToHex(this.#state.digest());
  }
}

export const createHash = (name: Name): Hashing => new Hashing(name);
