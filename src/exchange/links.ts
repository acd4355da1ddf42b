import { GENESIS, link } from '../store/chain.ts';
import type { Head, NewEvent } from '../store/port.ts';

const HASH_BYTES = 32;

/** The hashes of events that follow each other in a stream, 32 bytes each. */
export class Links {
  readonly #stream: string;
  /** What they follow; revision -1 for a new stream. */
  readonly #base: Head;
  #hashes = Buffer.alloc(16 * HASH_BYTES);
  #length = 0;
  #head: Head;

  constructor(stream: string, base?: Head) {
    this.#stream = stream;
    this.#base = base ?? { revision: -1, hash: GENESIS };
    this.#head = this.#base;
  }

  /** The last of them. */
  get head(): Head {
    return this.#head;
  }

  push(event: NewEvent): void {
    const revision = this.#head.revision + 1;
    const hash = link(this.#head.hash, this.#stream, revision, event);
    if (this.#length * HASH_BYTES === this.#hashes.length) this.#grow();
    this.#hashes.write(hash, this.#length * HASH_BYTES, 'hex');
    this.#length += 1;
    this.#head = { revision, hash };
  }

  /** The hash of a revision among them. */
  at(revision: number): string | undefined {
    const index = revision - this.#base.revision - 1;
    if (index < 0 || index >= this.#length) return undefined;
    return this.#hashes.toString('hex', index * HASH_BYTES, (index + 1) * HASH_BYTES);
  }

  #grow(): void {
    const hashes = Buffer.alloc(2 * this.#hashes.length);
    this.#hashes.copy(hashes);
    this.#hashes = hashes;
  }
}
