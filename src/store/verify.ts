/** Whether what is stored is what was appended. */

import { GENESIS, link } from './chain.ts';
import { DamagedStore, StoreError } from './failure.ts';
import type { EventStore, Head, StoredEvent } from './port.ts';

/** The first event that is not what was appended. */
export interface Broken {
  readonly ok: false;
  readonly revision: number;
  /** Absent where the event is gone or cannot be read. */
  readonly id?: string;
  readonly position?: number;
  readonly found: string;
  readonly expected: string;
  /** The above as a sentence. */
  readonly message: string;
}

export interface Intact {
  readonly ok: true;
  readonly events: number;
  readonly head: Head;
}

/** A chain head noted outside the store, such as beside a case in version control. */
export interface HeadWitness extends Head {
  readonly stream: string;
}

/**
 * Recomputes a stream's chain from the stored text and names the first event that breaks it.
 * Rejects with a StoreError when the stream does not exist. A whole chain that was rewritten with
 * its hashes looks intact: only a witness tells it from the original.
 */
export async function verifyStream(store: EventStore, stream: string): Promise<Intact | Broken> {
  const walk = new Walk(store, stream);
  let head: Head | undefined;
  try {
    head = await store.head(stream);
  } catch (error) {
    return walk.unreadable(error);
  }
  if (head === undefined) throw new StoreError(`${store.name} has no stream ${stream}.`);
  return (await walk.run(head)) ?? { ok: true, events: head.revision + 1, head };
}

/** Whether the chain had the witness's hash at the witness's revision; it may have grown since.
 * It compares the stored hash only: verify the stream as well. */
export async function verifyWitness(
  store: EventStore,
  witness: HeadWitness,
): Promise<{ readonly ok: true } | Broken> {
  const { stream, revision, hash } = witness;
  const walk = new Walk(store, stream);
  let event: StoredEvent | undefined;
  try {
    for await (const page of store.read(stream, { from: revision, to: revision })) event = page[0];
  } catch (error) {
    return walk.unreadable(error, revision);
  }
  if (event === undefined) return walk.missing(revision, `the witness's hash ${hash}`);
  if (event.hash === hash) return { ok: true };
  return walk.broken(event, 'hash', event.hash, `${hash}, which the witness notes`);
}

class Walk {
  readonly #store: EventStore;
  readonly #stream: string;
  #next = 0;
  #hash = GENESIS;

  constructor(store: EventStore, stream: string) {
    this.#store = store;
    this.#stream = stream;
  }

  /** The first thing that is wrong up to `head`. */
  async run(head: Head): Promise<Broken | undefined> {
    try {
      const broken = await this.#pages(head.revision);
      if (broken !== undefined) return broken;
    } catch (error) {
      // A page is read as a whole: step up to the event it failed at.
      return (await this.#singly(head.revision)) ?? this.unreadable(error);
    }
    if (this.#next <= head.revision)
      return this.missing(this.#next, `events up to ${head.revision}`);
    if (this.#hash === head.hash) return undefined;
    const last = this.#next - 1;
    return this.#sentence(
      { revision: last, found: head.hash, expected: this.#hash },
      `the stream's head has hash ${head.hash}, but its last event, revision ${last}, ` +
        `has ${this.#hash}`,
    );
  }

  async #pages(last: number): Promise<Broken | undefined> {
    for await (const page of this.#store.read(this.#stream, { from: this.#next, to: last })) {
      for (const event of page) {
        const broken = this.#step(event);
        if (broken !== undefined) return broken;
      }
    }
    return undefined;
  }

  async #singly(last: number): Promise<Broken | undefined> {
    while (this.#next <= last) {
      const before = this.#next;
      try {
        const broken = await this.#pages(before);
        if (broken !== undefined) return broken;
      } catch (error) {
        return this.unreadable(error);
      }
      if (this.#next === before) return this.missing(before, 'an event');
    }
    return undefined;
  }

  /** Moves on by one event, or says why it cannot stand here. */
  #step(event: StoredEvent): Broken | undefined {
    if (event.revision !== this.#next) {
      return event.revision > this.#next
        ? this.missing(this.#next, 'an event')
        : this.broken(event, 'revision', String(event.revision), String(this.#next));
    }
    const hash = link(this.#hash, this.#stream, event.revision, event);
    if (hash !== event.hash) return this.broken(event, 'hash', event.hash, hash);
    const id = idIn(event.text);
    if (id !== event.id) return this.broken(event, 'id in its text', id, event.id);
    this.#next += 1;
    this.#hash = hash;
    return undefined;
  }

  broken(event: StoredEvent, what: string, found: string, expected: string): Broken {
    const { revision, id, position } = event;
    return this.#sentence(
      { revision, id, position, found, expected },
      `event ${id}, revision ${revision} (position ${position}), has ${what} ${found}, ` +
        `expected ${expected}`,
    );
  }

  missing(revision: number, expected: string): Broken {
    return this.#sentence(
      { revision, found: 'nothing', expected },
      `revision ${revision} is missing, expected ${expected}`,
    );
  }

  /** For what the store threw; what is no failure of the store is thrown on. */
  unreadable(error: unknown, revision = this.#next): Broken {
    if (!(error instanceof DamagedStore)) throw error;
    const { id, position } = error.place;
    return this.#sentence(
      {
        revision,
        ...(id !== undefined && { id }),
        ...(position !== undefined && { position }),
        found: 'damage',
        expected: 'an event',
      },
      `revision ${revision} cannot be read: ${error.message}`,
    );
  }

  #sentence(place: Omit<Broken, 'ok' | 'message'>, what: string): Broken {
    const message = `${this.#store.name}, stream ${this.#stream}: ${what}`;
    return { ok: false, ...place, message };
  }
}

function idIn(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return String((value as { id?: unknown } | null)?.id);
  } catch {
    return 'none, as the text is no JSON';
  }
}
