/** What a server keeps: streams, and one log of everything, with the server's own rules. */

export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface Recorded extends Proposed {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
}

export type Expected = 'any' | 'none' | 'exists' | number;
export type Outcome =
  | { readonly kind: 'written'; readonly revision: number; readonly position: number }
  | { readonly kind: 'wrong'; readonly actual: number | 'none' }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'too large' };

export class Stream {
  readonly events: Recorded[] = [];
  /** Events before it are deleted: readers no longer see them, but revisions go on. */
  truncatedBefore = 0;
  /** Deleted for good. */
  tombstone = false;

  /** What a reader can still see; undefined when that is nothing. */
  get visible(): readonly Recorded[] | undefined {
    const seen = this.events.slice(this.truncatedBefore);
    return seen.length === 0 ? undefined : seen;
  }
}

/** As the server's default: a write may hold so many bytes. */
export const MAX_APPEND_BYTES = 1024 * 1024;

export class Log {
  readonly all: Recorded[] = [];
  readonly streams = new Map<string, Stream>();
  readonly #listeners = new Set<() => void>();
  #position = 1000;
  maxAppendBytes = MAX_APPEND_BYTES;

  append(name: string, expected: Expected, proposed: readonly Proposed[]): Outcome {
    const stream = this.streams.get(name) ?? new Stream();
    if (stream.tombstone) return { kind: 'deleted' };
    const bytes = proposed.reduce((sum, one) => sum + one.data.length + one.metadata.length, 0);
    if (bytes > this.maxAppendBytes) return { kind: 'too large' };
    const last = stream.events.length - 1;
    if (!stands(expected, stream)) {
      return (
        alreadyThere(stream, expected, proposed) ?? {
          kind: 'wrong',
          actual: last < 0 ? 'none' : last,
        }
      );
    }
    for (const one of proposed) {
      this.#position += one.data.length + one.metadata.length + 100;
      const place = { stream: name, revision: stream.events.length, position: this.#position };
      const recorded = { ...one, ...place };
      stream.events.push(recorded);
      this.all.push(recorded);
    }
    this.streams.set(name, stream);
    for (const listener of this.#listeners) listener();
    return { kind: 'written', revision: stream.events.length - 1, position: this.#position };
  }

  /** Softly: the stream looks as if it had never been, but its next revision is not 0. */
  delete(name: string): void {
    const stream = this.streams.get(name);
    if (stream !== undefined) stream.truncatedBefore = stream.events.length;
  }

  tombstone(name: string): void {
    const stream = this.streams.get(name) ?? new Stream();
    stream.tombstone = true;
    this.streams.set(name, stream);
  }

  /** Calls back on each append until the returned function is called. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

function stands(expected: Expected, stream: Stream): boolean {
  if (expected === 'any') return true;
  if (expected === 'none') return stream.visible === undefined;
  if (expected === 'exists') return stream.visible !== undefined;
  return expected === stream.events.length - 1;
}

/** To the server a write is done when its ids already stand at its place, whatever the data. */
function alreadyThere(
  stream: Stream,
  expected: Expected,
  proposed: readonly Proposed[],
): Outcome | undefined {
  const from = expected === 'none' ? 0 : typeof expected === 'number' ? expected + 1 : Infinity;
  const same = proposed.every((one, index) => stream.events[from + index]?.id === one.id);
  const last = stream.events[from + proposed.length - 1];
  if (!same || last === undefined) return undefined;
  return { kind: 'written', revision: last.revision, position: last.position };
}
