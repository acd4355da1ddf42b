/** What a store can refuse or fail with. Every message says what was found and what to do. */

export class StoreError extends Error {
  override readonly name: string = 'StoreError';
}

/** Somebody else appended first (or the stream exists, or does not). Nothing was written. */
export class WrongExpectedRevision extends StoreError {
  override readonly name = 'WrongExpectedRevision';
  readonly stream: string;
  readonly expected: number | 'none';
  readonly actual: number | 'none';
  constructor(stream: string, expected: number | 'none', actual: number | 'none') {
    super(
      `stream ${stream}: expected ${describe(expected)}, found ${describe(actual)}. ` +
        'Nothing was written: read the stream again and retry.',
    );
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}

/** The id is taken by another text. Events never change: a change of mind is a correction. */
export class IdConflict extends StoreError {
  override readonly name = 'IdConflict';
  readonly stream: string;
  readonly id: string;
  constructor(stream: string, id: string) {
    super(
      `stream ${stream}: event ${id} is already stored with another text. ` +
        'Nothing was written: stored events do not change, append a correction instead.',
    );
    this.stream = stream;
    this.id = id;
  }
}

/** Where damage was found, as far as it can still be told. */
export interface DamagePlace {
  readonly stream?: string;
  readonly revision?: number;
  readonly position?: number;
  readonly id?: string;
}

/** What is stored is not what was written: the file was edited by other means, or is failing. */
export class DamagedStore extends StoreError {
  override readonly name = 'DamagedStore';
  readonly place: DamagePlace;
  constructor(message: string, place: DamagePlace = {}, options?: ErrorOptions) {
    super(message, options);
    this.place = place;
  }
}

function describe(revision: number | 'none'): string {
  return revision === 'none' ? 'no stream' : `last revision ${revision}`;
}
